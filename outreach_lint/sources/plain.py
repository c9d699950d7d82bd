"""Plain text and Markdown to a message: front matter or pasted headers, then the body."""

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from outreach_lint.document.dates import iso_of
from outreach_lint.document.late import late
from outreach_lint.errors import Place, SourceError
from outreach_lint.model import Message, Origin
from outreach_lint.sources.decoding import Part, decode, normalise, read_whole
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.native import EMPTY, Record, message_of
from outreach_lint.sources.nodes import Source, source_of
from outreach_lint.sources.pasted import PREHEADERS, pasted_block, value_of
from outreach_lint.sources.people import prospect_to, sender_from

FRONT_MATTER_LIMIT = 100_000
OPENING = late(r"---[ \t]*\r?(?:\n|\Z)")
CLOSING = late(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)


def read_plain(file: BinaryIO, path: str, defaults: Defaults) -> Iterator[Message]:
    """Yield the message of a text file."""
    source = source_of(path, decode(read_whole(file, path, defaults.file_size), path))
    if not source.text.strip():
        raise SourceError(EMPTY, Place(path, 1))
    opening = OPENING.match(source.text) if source.text.startswith("---") else None
    yield _with_front_matter(source, opening.end(), defaults) if opening else with_headers(source, defaults)


def _with_front_matter(source: Source, start: int, defaults: Defaults) -> Message:
    """Return the message of a text with native keys in YAML at its top."""
    from outreach_lint.sources.yaml_maps import scalar_map
    from outreach_lint.sources.yaml_nodes import parse_yaml

    closing = CLOSING.search(source.text, start)
    if closing is None:
        source.fail("the front matter is not closed: a line “---” must follow it", 0)
    if closing.start() - start > FRONT_MATTER_LIMIT:
        source.fail(f"the front matter is larger than {FRONT_MATTER_LIMIT // 1000} KB", 0)
    node = parse_yaml(source, start, closing.start())
    fields = node.value if node else {}
    if not isinstance(fields, dict):
        source.fail("the front matter must be “key: value” lines", node.start if node else start)
    body = _body(source, closing.end())
    return message_of(Record(fields, source, scalar_map, PurePath(source.path).stem, 1, start, body), defaults)


def with_headers(source: Source, defaults: Defaults) -> Message:
    """Return the message of a text with pasted header lines at its top, or with none."""
    block = pasted_block(source.text)
    body = _body(source, block.end)
    if not body.text.strip():
        source.fail(EMPTY, block.end)
    subject = value_of(block, frozenset({"subject"}), source)
    preheader = value_of(block, PREHEADERS, source)
    to = value_of(block, frozenset({"to"}), source)
    by = value_of(block, frozenset({"from"}), source)
    day = value_of(block, frozenset({"date", "sent"}), source)
    parts = {"subject": subject, "preheader": preheader, "body": body}
    return Message(
        id=PurePath(source.path).stem,
        body=body.text,
        channel=defaults.channel or "email",
        kind=defaults.kind,
        stage=defaults.stage,
        subject=subject.text if subject else None,
        preheader=preheader.text if preheader else None,
        prospect=defaults.prospect or (prospect_to(to.text) if to else None),
        sender=sender_from(by.text, defaults.sender) if by else defaults.sender,
        sent=(iso_of(day.text) if day else "") or defaults.sent,
        origin=Origin(source.path, 1, {name: part.map for name, part in parts.items() if part}),
    )


def _body(source: Source, start: int) -> Part:
    """Return the text from an offset on, without the blank lines before it."""
    rest = source.text[start:]
    blank = rest[: len(rest) - len(rest.lstrip())]
    start += blank.rfind("\n") + 1
    at = source.position(start)
    return normalise(source.text[start:], at.line, at.column)
