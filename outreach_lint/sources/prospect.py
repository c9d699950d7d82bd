"""The prospect and sender records, from a file or from a mapping inside a message."""

from pathlib import Path

import msgspec

from outreach_lint.errors import Place, SourceError
from outreach_lint.model import Prospect, Sender
from outreach_lint.sources.decoding import decode, read_whole
from outreach_lint.sources.fields import Fields, text_field, whole_field, wrong_type
from outreach_lint.sources.nodes import Node, Source, plain_of, source_of
from outreach_lint.sources.prospects_recent import recent_of
from outreach_lint.sources.typos import refuse_typos

KNOWN = frozenset(Prospect.__struct_fields__) - {"other", "recent_dates"}


def read_prospect(path: Path) -> Prospect:
    """Return the prospect record of a YAML or JSON file; raise SourceError with its place if it cannot be used."""
    name = path.as_posix()
    try:
        with path.open("rb") as file:
            data = read_whole(file, name)
    except OSError as error:
        reason = f"cannot be read: {error.strerror}"
        raise SourceError(reason, Place(name)) from error
    source = source_of(name, decode(data, name))
    node = _parse(source, path.suffix.lower())
    if node is None:
        reason = "the prospect record is empty"
        raise SourceError(reason, Place(name))
    return prospect_of(node, source)


def prospect_of(node: Node, source: Source) -> Prospect:
    """Return a mapping as a prospect; keys that are not ours are kept in `other` as strings.

    Raises SourceError for a wrong type, and for a key that is nearly one of ours.
    """
    fields = _fields(node, "prospect", source)
    refuse_typos(fields, KNOWN, source)
    recent, dates = recent_of(fields, source)
    return Prospect(
        first_name=text_field(fields, "first_name", source) or "",
        last_name=text_field(fields, "last_name", source) or "",
        company=text_field(fields, "company", source) or "",
        title=text_field(fields, "title", source) or "",
        industry=text_field(fields, "industry", source) or "",
        city=text_field(fields, "city", source) or "",
        employees=whole_field(fields, "employees", source),
        recent=recent,
        email=text_field(fields, "email", source) or "",
        other={key: _as_text(value) for key, value in fields.items() if key not in KNOWN and value.value is not None},
        recent_dates=dates,
    )


def sender_of(node: Node, source: Source) -> Sender:
    """Return a mapping as a sender; other keys are ignored."""
    fields = _fields(node, "sender", source)
    return Sender(
        name=text_field(fields, "name", source) or "",
        company=text_field(fields, "company", source) or "",
        email=text_field(fields, "email", source) or "",
    )


def _parse(source: Source, suffix: str) -> Node | None:
    """Return the tree of a JSON or YAML text."""
    if suffix == ".json":
        from outreach_lint.sources.json_nodes import parse_json

        return parse_json(source)
    from outreach_lint.sources.yaml_nodes import parse_yaml

    return parse_yaml(source)


def _fields(node: Node, name: str, source: Source) -> Fields:
    """Return the members of a mapping."""
    if not isinstance(node.value, dict):
        raise wrong_type(name, "a mapping", node, source)
    return node.value


def _as_text(node: Node) -> str:
    """Return any value as text: as it is written, or as JSON if it has members."""
    if isinstance(node.value, str):
        return node.value
    return node.raw if node.raw is not None else msgspec.json.encode(plain_of(node)).decode()
