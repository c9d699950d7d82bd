"""What was understood of a message before any rule ran: so that a wrong reading is seen."""

from collections.abc import Iterator

import msgspec

from outreach_lint.document.document import Document
from outreach_lint.document.field_tools import tools_for
from outreach_lint.document.merge_fields import MergeField, find_fields, flatten
from outreach_lint.document.rendering_plan import read_choice
from outreach_lint.document.span import Span
from outreach_lint.model import PARTS, Message, PartName
from outreach_lint.report.style import harmless

_SHOWN = 60
_TOOLS = 6


class Row(msgspec.Struct, frozen=True):
    """One thing that was understood: what it is, where it stands, and what stands there."""

    what: str
    name: str
    line: int
    column: int
    text: str


class Understood(msgspec.Struct, frozen=True):
    """All that was understood of one message."""

    id: str
    path: str
    channel: str
    kind: str
    stage: str
    guessed: tuple[str, ...]
    tools: tuple[str, ...]
    """sending tools whose syntax fits all merge fields"""
    rows: tuple[Row, ...]
    prospect: dict[str, object] | None = None
    sender: dict[str, object] | None = None


def understood_of(document: Document, given: Message) -> Understood:
    """Return what is understood of a document; `given` is the message before anything was guessed."""
    message = document.message
    text = "\n\n".join(document.text(part) for part in PARTS)
    fields = find_fields(text)
    return Understood(
        id=message.id,
        path=message.origin.path,
        channel=message.channel,
        kind=message.kind or "draft",
        stage=message.stage or "first_touch",
        guessed=tuple(name for name in ("kind", "stage") if getattr(given, name) is None),
        tools=tools_for(text, fields) if fields else (),
        rows=tuple(_rows(document)),
        prospect=msgspec.to_builtins(message.prospect) if message.prospect else None,
        sender=msgspec.to_builtins(message.sender) if message.sender else None,
    )


def _rows(document: Document) -> Iterator[Row]:
    for part in PARTS:
        if document.message.part(part):
            yield _row(document, ("part", part), part, Span(0, len(document.text(part))))
    for section in document.sections:
        yield _row(document, ("section", section.name), "body", Span(section.start, section.end))
    if document.greeting and document.greeting.name:
        yield _row(document, ("name", "greeted"), "body", document.greeting.name)
    for part in PARTS:
        for field in flatten(document.fields(part)):
            yield _row(document, _label(document.text(part), field), part, Span(field.start, field.end))
    for part, span in document.facts_used:
        yield _row(document, ("fact", "of the record"), part, span)


def _label(text: str, field: MergeField) -> tuple[str, str]:
    """Return what a field is, and what it says."""
    if field.role == "spintax":
        return "choice", f"of {len(read_choice(text, field).variants)} ({field.dialect})"
    fallback = "" if field.fallback is None else f", else “{field.fallback}”"
    return "field", f"{field.name or field.role} ({field.dialect}{fallback})"


def _row(document: Document, label: tuple[str, str], part: PartName, span: Span) -> Row:
    place = document.message.origin.locate(part, span.start)
    flat = " ".join(document.message.part(part)[span.start : span.end].split())
    shown = flat if len(flat) <= _SHOWN else flat[:_SHOWN].rstrip() + " …"
    return Row(*label, place.line, place.column, shown)


def render(found: Understood) -> str:
    """Return what was understood as text for a terminal."""
    told = [f"{name} {getattr(found, name)}" + (" (guessed)" if name in found.guessed else "") for name in _SETTLED]
    lines = [f"{found.path}  {found.id}", "  " + " · ".join(told)]
    width = max((len(f"{row.what} {row.name}") for row in found.rows), default=0)
    for row in found.rows:
        label = f"{row.what} {row.name}"
        lines.append(f"  {row.line:>4}:{row.column:<4} {label:<{min(width, 40)}}  {row.text}")
    if found.tools:
        others = len(found.tools) - _TOOLS
        more = f" and {others} others" if others > 0 else ""
        lines.append(f"  fields as written in {', '.join(found.tools[:_TOOLS])}{more}")
    for name, record in (("prospect", found.prospect), ("sender", found.sender)):
        if record:
            lines.append(f"  {name}: " + "; ".join(f"{key} {_told(value)}" for key, value in record.items() if value))
        elif name == "prospect":
            lines.append("  prospect: none")
    return harmless("\n".join(lines)) + "\n"


def _told(value: object) -> str:
    return " / ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


_SETTLED = ("channel", "kind", "stage")
