"""The native keys of a message, as in JSON, JSONL and front matter, to a Message."""

from typing import Final, Literal, get_args

import msgspec

from outreach_lint.document.dates import iso_of
from outreach_lint.model import Channel, Message, MessageKind, Origin, Stage
from outreach_lint.positions import PositionMap
from outreach_lint.sources.decoding import Part
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.fields import LARGEST, Fields, choice_field, mapping_field, text_field, whole_field
from outreach_lint.sources.html_bodies import KEYS as HTML_KEYS
from outreach_lint.sources.html_bodies import seen
from outreach_lint.sources.nodes import MapOf, Source
from outreach_lint.sources.prospect import prospect_of, sender_of
from outreach_lint.sources.typos import refuse_typos

CHANNELS: Final[dict[str, Channel]] = {name: name for name in get_args(Channel)}
KINDS: Final[dict[str, MessageKind]] = {name: name for name in get_args(MessageKind)}
STAGES: Final[dict[str, Stage]] = {name: name for name in get_args(Stage)}
KEYS = frozenset({*Message.__struct_fields__, *HTML_KEYS} - {"origin", "markup", "plan", "merged"})
DISTINCT = KEYS - {"sent", "day", "thread"}
"""Keys of which another tool's key may not be a slip; “spent” is an amount."""
THREADS: Final[dict[str, Literal["new", "same"]]] = {"new": "new", "same": "same"}
EMPTY = "empty message: there is no body to read"


class Record(msgspec.Struct, frozen=True):
    """The keys of one message; `name` is its id unless it gives one, `body` its text if that is not among the keys."""

    fields: Fields
    source: Source
    map_of: MapOf
    name: str
    line: int
    start: int = 0
    body: Part | None = None


def message_of(record: Record, defaults: Defaults) -> Message:
    """Return the message of a record; raise SourceError at the key that is wrong."""
    fields, source = record.fields, record.source
    refuse_typos(fields, DISTINCT, source)
    prospect = mapping_field(fields, "prospect", source)
    sender = mapping_field(fields, "sender", source)
    parts, html = _parts(record), _html(record)
    if html is None and not parts["body"].strip():
        at = fields["body"].start if "body" in fields else record.start
        source.fail(EMPTY, at)
    message = Message(
        id=text_field(fields, "id", source, number=True) or record.name,
        body=parts["body"],
        channel=choice_field(fields, "channel", source, CHANNELS) or defaults.channel or "email",
        kind=choice_field(fields, "kind", source, KINDS) or defaults.kind,
        stage=choice_field(fields, "stage", source, STAGES) or defaults.stage,
        subject=parts.get("subject"),
        preheader=parts.get("preheader"),
        prospect=prospect_of(prospect, source) if prospect else defaults.prospect,
        sender=sender_of(sender, source) if sender else defaults.sender,
        sequence=text_field(fields, "sequence", source, number=True),
        step=whole_field(fields, "step", source),
        sent=_sent(record) or defaults.sent,
        day=_day(record),
        thread=_thread(record),
        origin=Origin(source.path, record.line, _maps(record, parts)),
    )
    return seen(message, html, told=record.body is None)


def _parts(record: Record) -> dict[str, str]:
    """Return the texts of the parts that the message has; a body of its own goes before a key."""
    found = {key: text_field(record.fields, key, record.source) for key in ("subject", "preheader", "body")}
    if record.body and record.body.text.strip():
        found["body"] = record.body.text
    return {"body": "", **{key: text for key, text in found.items() if text is not None}}


def _html(record: Record) -> Part | None:
    """Return the body in HTML, if a key holds one; `html: true` is another tool's key."""
    for key in HTML_KEYS:
        node = record.fields.get(key)
        if node and isinstance(node.value, str) and node.value.strip():
            return Part(node.value, record.map_of(record.source, node))
    return None


def _sent(record: Record) -> str:
    """Return the day on which a message goes out; raise SourceError for a text that is no date.

    What is no text, `sent: true` for example, is another tool's.
    """
    node = record.fields.get("sent")
    if node is None or not isinstance(node.value, str) or not node.value.strip():
        return ""
    found = iso_of(node.value)
    if not found:
        record.source.fail(f"sent must be a date such as 2026-03-28, not “{node.value[:40]}”", node.start)
    return found


def _day(record: Record) -> int | None:
    """Return the day of its sequence on which a message goes out; “Monday” is another tool's."""
    node = record.fields.get("day")
    return node.value if node and type(node.value) is int and 0 <= node.value <= LARGEST else None


def _thread(record: Record) -> Literal["new", "same"] | None:
    """Return whether a message opens a thread; the name of a thread is another tool's."""
    node = record.fields.get("thread")
    return THREADS.get(node.value) if node and isinstance(node.value, str) else None


def _maps(record: Record, parts: dict[str, str]) -> dict[str, PositionMap]:
    """Return the maps of the parts."""
    maps = {key: record.map_of(record.source, record.fields[key]) for key in parts if key in record.fields}
    if record.body and parts["body"] is record.body.text:
        maps["body"] = record.body.map
    return maps
