"""The recent facts of a prospect record: texts, or mappings of a text and its date."""

from outreach_lint.document.late import late
from outreach_lint.sources.fields import Fields, text_field, texts_field
from outreach_lint.sources.nodes import Node, Source

_DATE = late(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_KEYS = frozenset({"text", "date"})


def recent_of(fields: Fields, source: Source) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the facts under `recent`, and their dates if any has one; raise SourceError at what is neither."""
    node = fields.get("recent")
    if node is None or node.value is None:
        return (), ()
    if not isinstance(node.value, tuple) or not any(isinstance(item.value, dict) for item in node.value):
        return texts_field(fields, "recent", source), ()
    said = [(text, date) for text, date in (_fact(item, source) for item in node.value) if text]
    dates = tuple(date for _text, date in said)
    return tuple(text for text, _date in said), dates if any(dates) else ()


def _fact(node: Node, source: Source) -> tuple[str, str]:
    """Return the text and the date of an entry."""
    if not isinstance(node.value, dict):
        return text_field({"recent": node}, "recent", source) or "", ""
    for key, value in node.value.items():
        if key not in _KEYS:
            source.fail(f"unknown key “{key}” in recent: it has “text” and “date”", value.key)
    text = text_field(node.value, "text", source) or ""
    date = text_field(node.value, "date", source) or ""
    if date and not _DATE.fullmatch(date):
        source.fail(f"date must be written as 2026, 2026-03 or 2026-03-28, not “{date[:40]}”", node.value["date"].start)
    return text, date
