"""Kind `fields`: merge fields and placeholders that would reach the reader broken."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from outreach_lint.document.document import Document
from outreach_lint.document.field_fault import FaultCheck
from outreach_lint.document.merge_fields import flatten, is_placeholder
from outreach_lint.kinds.base import Finder, Hit, Resources, View
from outreach_lint.model import PartName

Check = FaultCheck | Literal["unresolved", "unknown", "spintax"]
"""A fault of `field_faults`, a well-formed field or choice, or a field that the sending tool does not know."""


class FieldsMatch(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="kind", tag="fields"
):
    """Faults of the named checks; the rule's message may use {detail}."""

    checks: Annotated[tuple[Check, ...], Meta(min_length=1)]

    options: ClassVar[frozenset[str]] = frozenset({"checks"})

    def compile(self, resources: Resources) -> Finder:
        """Return the finder."""
        wanted = frozenset[str](self.checks)
        known = frozenset(resources.fields)

        def find(view: View) -> Iterator[Hit]:
            for part in view.parts:
                hits = [*_faults(view, part, wanted), *_fields(view, part, wanted, known)]
                yield from (hit for hit in hits if view.covers(part, hit.start, hit.end))

        return Finder(find)


def _faults(view: View, part: PartName, wanted: frozenset[str]) -> Iterator[Hit]:
    document = view.document
    filled = _own_fields(document, part)
    for fault in document.field_faults(part):
        if fault.check in wanted and (fault.start, fault.end) not in filled:
            yield Hit(part, fault.start, fault.end, {"detail": fault.detail})


def _own_fields(document: Document, part: PartName) -> set[tuple[int, int]]:
    """Return the spans of the placeholders in brackets by which a template marks its fields; a draft has none."""
    if document.message.kind != "template":
        return set()
    return {(field.start, field.end) for field in flatten(document.fields(part)) if is_placeholder(field)}


def _fields(view: View, part: PartName, wanted: frozenset[str], known: frozenset[str]) -> Iterator[Hit]:
    if not wanted & {"unresolved", "unknown", "spintax"}:
        return
    for field in flatten(view.document.fields(part)):
        if field.quoted or is_placeholder(field):
            continue
        check = "spintax" if field.role == "spintax" else "unresolved"
        if check in wanted:
            yield Hit(part, field.start, field.end, {"detail": field.name})
        if "unknown" in wanted and known and field.role == "field" and field.name not in known:
            yield Hit(part, field.start, field.end, {"detail": field.name})
