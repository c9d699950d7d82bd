"""Finds what is wrong with the values of fields: none, one that stands for none, or from a column spelt otherwise."""

from collections.abc import Collection, Iterator

import msgspec

from outreach_lint.document.document import Document
from outreach_lint.document.field_asked import plain
from outreach_lint.document.field_defaults import is_alone, is_required, may_be_empty
from outreach_lint.document.field_names import field_target
from outreach_lint.document.late import late
from outreach_lint.document.merge_fields import flatten
from outreach_lint.document.stand_in_values import is_stand_in, recorded, shown
from outreach_lint.model import PartName
from outreach_lint.positions import Merged

_IDENTIFIER = late(r"(?=.*[a-z])[A-Za-z]\w*(?:_\w+|[a-z][A-Z]\w*)")


class ValueFault(msgspec.Struct, frozen=True):
    """What is wrong with a value: code points of a part, half-open, of no length where nothing is printed."""

    part: PartName
    start: int
    end: int
    name: str
    detail: str
    value: str = ""


def missing(document: Document, required: Collection[str]) -> Iterator[ValueFault]:
    """Yield where a row had nothing for a field, and the template nothing to put there."""
    for one in document.message.merged:
        if one.start < one.end or one.fallback is not None or not may_be_empty(one.name):
            continue
        if is_required(one.name, required) or is_alone(document.text(one.part), one.start, one.end):
            continue
        yield ValueFault(one.part, one.start, one.end, one.name, "it is empty here")


def stand_ins(document: Document) -> Iterator[ValueFault]:
    """Yield the values that a row, or the record that comes with a template, holds instead of nothing."""
    message = document.message
    for one in message.merged:
        value = message.part(one.part)[one.start : one.end]
        if is_stand_in(value, one.name):
            yield ValueFault(one.part, one.start, one.end, one.name, _effect(one.fallback), shown(value))
    if message.kind != "template" or message.prospect is None:
        return
    for part in ("subject", "preheader", "body"):
        for field in flatten(document.fields(part)):
            value = recorded(message.prospect, field.name) if field.role == "field" and not field.quoted else ""
            if is_stand_in(value, field.name):
                yield ValueFault(part, field.start, field.end, field.name, _effect(field.fallback), shown(value))


def _effect(fallback: str | None) -> str:
    return f"the default “{fallback.strip()}” never takes its place" if fallback else "it prints as it stands"


def misspelt(document: Document) -> Iterator[ValueFault]:
    """Yield the values whose column is spelt with other capitals or signs than the field, where that is no custom.

    Tools know usual columns, such as that of first names, under many names; one's own they know as the header has it.
    """
    for one in document.message.merged:
        if _differs(one):
            yield ValueFault(one.part, one.start, one.end, one.name, "in the header", one.header)


def _differs(one: Merged) -> bool:
    name = one.name.rpartition(".")[2]
    if not one.header or one.header in (one.name, name) or plain(one.header) not in (plain(one.name), plain(name)):
        return False
    if field_target(one.name) != "custom":
        return bool(_IDENTIFIER.fullmatch(one.header)) and one.header.lower() == name.lower() and not name.isupper()
    # Tools that write fields in capitals, or with the kind of record before them, make the names themselves.
    return not name.isupper() and "." not in one.name
