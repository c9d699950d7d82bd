"""Kind `fields`: merge fields and placeholders that would reach the reader broken."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from outreach_lint.document.document import Document
from outreach_lint.document.field_asked import name_asked, names_made, near
from outreach_lint.document.field_fault import FaultCheck, FieldFault
from outreach_lint.document.field_mixed import find_mixed, own_placeholders
from outreach_lint.document.leftover_patterns import NULL_NAME
from outreach_lint.document.merge_fields import flatten, is_placeholder
from outreach_lint.document.placeholder_patterns import FILL_IN
from outreach_lint.kinds.base import Finder, Hit, View
from outreach_lint.kinds.resources import Resources
from outreach_lint.model import PARTS, PartName

Check = FaultCheck | Literal["unresolved", "unknown", "spintax", "doubled"]
"""A fault of `field_faults`, a well-formed field or choice, a field that the tool does not know, or a doubled value."""


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
            own = _own(view.document)
            for part in view.parts:
                hits = [*_faults(view, part, wanted, own), *_fields(view, part, wanted, known)]
                hits += _doubled(view, part, wanted)
                yield from (hit for hit in hits if view.covers(part, hit.start, hit.end))

        return Finder(find)


def _faults(view: View, part: PartName, wanted: frozenset[str], own: frozenset[str]) -> Iterator[Hit]:
    document = view.document
    fields = document.fields(part)
    filled = {(field.start, field.end) for field in flatten(fields) if is_placeholder(field) and field.dialect in own}
    faults = document.field_faults(part)
    if "mixed_dialects" in wanted and (beside := [f for p in PARTS if p != part for f in flatten(document.fields(p))]):
        faults = (*faults, *find_mixed(tuple(flatten(fields)), beside))
    for fault in faults:
        by_hand = own and (fault.check == "sentinel" or fault.detail == FILL_IN)
        if fault.check not in wanted or by_hand or _is_own_name(view, part, fault):
            continue
        if (fault.start, fault.end) not in filled:
            yield Hit(part, fault.start, fault.end, {"detail": fault.detail})


def _is_own_name(view: View, part: PartName, fault: FieldFault) -> bool:
    """Tell whether a null after an honorific is what the reader is called, as people named Null are."""
    prospect = view.document.message.prospect
    if fault.detail != NULL_NAME or prospect is None or not prospect.last_name:
        return False
    return view.document.text(part)[fault.start : fault.end] == prospect.last_name


def _doubled(view: View, part: PartName, wanted: frozenset[str]) -> Iterator[Hit]:
    if "doubled" in wanted:
        from outreach_lint.document.doubled_values import doubled_values

        text, prospect = view.document.text(part), view.document.message.prospect
        for span in doubled_values(text, prospect, body=part == "body"):
            yield Hit(part, span.start, span.end, {})


def _own(document: Document) -> frozenset[str]:
    """Return the kinds of brackets by which a template marks its fields for people to fill in; a draft has none."""
    if document.message.kind != "template":
        return frozenset()
    return frozenset(own_placeholders([field for part in PARTS for field in document.fields(part)]))


def _fields(view: View, part: PartName, wanted: frozenset[str], known: frozenset[str]) -> Iterator[Hit]:
    if not wanted & {"unresolved", "unknown", "spintax"}:
        return
    for field in flatten(view.document.fields(part)):
        if field.quoted or is_placeholder(field):
            continue
        check = "spintax" if field.role == "spintax" else "unresolved"
        if check in wanted:
            yield Hit(part, field.start, field.end, {"detail": field.name})
    if "unresolved" in wanted:
        from outreach_lint.document.rare_fields import rare_fields

        for span in rare_fields(view.document.text(part), view.document.fields(part)):
            yield Hit(part, span.start, span.end, {"detail": ""})
    if "unknown" in wanted and known:
        yield from _unknown(view, part, known)


def _unknown(view: View, part: PartName, known: frozenset[str]) -> Iterator[Hit]:
    """Yield the fields, and conditions on one, that ask for what the sending tool does not have."""
    text, fields = view.document.text(part), tuple(flatten(view.document.fields(part)))
    made = names_made(text, fields)
    for field in fields:
        if field.quoted or is_placeholder(field):
            continue
        name = name_asked(text, field)
        if name and name not in known and name.partition(".")[0] not in made:
            yield Hit(part, field.start, field.end, {"detail": near(name, known)})
