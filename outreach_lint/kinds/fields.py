"""Kind `fields`: merge fields and placeholders that would reach the reader broken."""

from collections.abc import Collection, Iterator
from typing import Annotated, ClassVar, Literal, get_args

import msgspec
from msgspec import Meta

from outreach_lint.document.document import Document
from outreach_lint.document.field_asked import name_asked, names_made, near, respelt
from outreach_lint.document.field_fault import FaultCheck, FieldFault
from outreach_lint.document.field_mixed import find_mixed, own_placeholders
from outreach_lint.document.leftover_patterns import NULL_NAME
from outreach_lint.document.merge_fields import flatten, is_placeholder
from outreach_lint.document.placeholder_patterns import FILL_IN
from outreach_lint.kinds.base import Finder, Hit, View
from outreach_lint.kinds.resources import Resources
from outreach_lint.model import PARTS, PartName

ValueCheck = Literal["no_fallback", "stand_in", "misspelt"]
"""What only the values of a row, or the fields as a whole, show."""
Check = FaultCheck | ValueCheck | Literal["unresolved", "unknown", "spintax", "doubled", "unclear_choice"]
"""A fault of `field_faults`, a well-formed field or choice, a field that the tool does not know, or a doubled value."""

_OF_VALUES = frozenset({"no_fallback", "stand_in", "misspelt"})
_OF_FALLBACKS = frozenset({"empty_fallback", "null_fallback", "bad_fallback_grammar"})
_ANY_CASE = frozenset({"salesforce", "ampscript"})
"""Tools that tell no capitals apart in names."""


class FieldsMatch(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="kind", tag="fields"
):
    """Faults of the named checks; the rule's message may use {detail}, and {value} of `stand_in` and `misspelt`.

    `required` are fields without which nothing is sent, so that they need no default.
    """

    checks: Annotated[tuple[Check, ...], Meta(min_length=1)]
    required: tuple[str, ...] = ()

    options: ClassVar[frozenset[str]] = frozenset({"checks", "required"})

    def compile(self, resources: Resources) -> Finder:
        """Return the finder."""
        wanted, required = frozenset[str](self.checks), self.required
        known = frozenset(resources.fields)
        beyond_faults = not wanted.issubset(get_args(FaultCheck))

        def find(view: View) -> Iterator[Hit]:
            own = _own(view.document)
            for part in view.parts:
                hits = [*_faults(view, part, wanted, own)]
                if beyond_faults:
                    hits += [*_fields(view, part, wanted, known), *_doubled(view, part, wanted)]
                    hits += _unclear(view, part, wanted)
                yield from (hit for hit in hits if view.covers(part, hit.start, hit.end))
            if wanted & _OF_VALUES:
                values = _values(view.document, wanted, required)
                yield from (hit for hit in values if hit.part and view.covers(hit.part, hit.start, hit.end))

        return Finder(find, idle=None if beyond_faults else _is_plain)


def _is_plain(document: Document) -> bool:
    return not any(document.fields(part) or document.field_faults(part) for part in PARTS)


def _faults(view: View, part: PartName, wanted: frozenset[str], own: frozenset[str]) -> Iterator[Hit]:
    document = view.document
    fields, faults = document.fields(part), document.field_faults(part)
    if not (fields or faults):
        return
    filled = {(field.start, field.end) for field in flatten(fields) if is_placeholder(field) and field.dialect in own}
    if "mixed_dialects" in wanted and (beside := [f for p in PARTS if p != part for f in flatten(document.fields(p))]):
        faults = (*faults, *find_mixed(tuple(flatten(fields)), beside))
    for fault in faults:
        by_hand = own and (fault.check == "sentinel" or fault.detail == FILL_IN)
        if fault.check not in wanted or by_hand or _is_own_name(view, part, fault):
            continue
        if (fault.start, fault.end) not in filled or fault.check in _OF_FALLBACKS:
            yield Hit(part, fault.start, fault.end, {"detail": fault.detail})


def _is_own_name(view: View, part: PartName, fault: FieldFault) -> bool:
    """Tell whether a null after an honorific is what the reader is called, as people named Null are."""
    prospect = view.document.message.prospect
    if fault.detail != NULL_NAME or prospect is None or not prospect.last_name:
        return False
    return view.document.text(part)[fault.start : fault.end] == prospect.last_name


def _values(document: Document, wanted: frozenset[str], required: Collection[str]) -> Iterator[Hit]:
    """Yield the faults that hang on values, of all parts; without a template or what a merge put in there are none."""
    if document.message.kind != "template" and not document.message.merged:
        return
    from outreach_lint.document.merge_values import missing, misspelt, stand_ins

    if "no_fallback" in wanted and document.message.kind == "template":
        from outreach_lint.document.field_defaults import find_bare

        texts = {part: (document.text(part), document.fields(part)) for part in PARTS}
        yield from (
            Hit(bare.part, bare.start, bare.end, {"detail": bare.detail}) for bare in find_bare(texts, required)
        )
    faults = [
        *(missing(document, required) if "no_fallback" in wanted else ()),
        *(stand_ins(document) if "stand_in" in wanted else ()),
        *(misspelt(document) if "misspelt" in wanted else ()),
    ]
    for fault in faults:
        facts = {"match": fault.name, "detail": fault.detail, "value": fault.value}
        yield Hit(fault.part, fault.start, fault.end, facts)


def _doubled(view: View, part: PartName, wanted: frozenset[str]) -> Iterator[Hit]:
    if "doubled" in wanted:
        from outreach_lint.document.doubled_values import doubled_values

        text, prospect = view.document.text(part), view.document.message.prospect
        for span in doubled_values(text, prospect, body=part == "body"):
            yield Hit(part, span.start, span.end, {})


def _unclear(view: View, part: PartName, wanted: frozenset[str]) -> Iterator[Hit]:
    """Yield "{company|your team}" where no field says that the tool writes its fields in single braces."""
    if "unclear_choice" not in wanted:
        return
    fields = [field for name in PARTS for field in flatten(view.document.fields(name)) if field.dialect == "brace"]
    if any(field.role == "field" and field.fallback is None for field in fields):
        return
    for field in flatten(view.document.fields(part)):
        if (
            field.dialect == "brace"
            and field.role == "field"
            and "|" in view.document.text(part)[field.start : field.end]
        ):
            yield Hit(part, field.start, field.end, {"detail": field.name})


def _own(document: Document) -> frozenset[str]:
    """Return the kinds of brackets by which a template marks its fields for people to fill in; a draft has none."""
    if document.message.kind != "template":
        return frozenset()
    return frozenset(own_placeholders([field for part in PARTS for field in document.fields(part)]))


def _fields(view: View, part: PartName, wanted: frozenset[str], known: frozenset[str]) -> Iterator[Hit]:
    if not wanted & {"unresolved", "unknown", "spintax", "misspelt"}:
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
    if known and wanted & {"unknown", "misspelt"}:
        yield from _unknown(view, part, wanted, known)


def _unknown(view: View, part: PartName, wanted: frozenset[str], known: frozenset[str]) -> Iterator[Hit]:
    """Yield the fields, and conditions on one, that ask for what the sending tool lacks, or spells otherwise."""
    text, fields = view.document.text(part), tuple(flatten(view.document.fields(part)))
    made = names_made(text, fields)
    for field in fields:
        if field.quoted or is_placeholder(field):
            continue
        name = name_asked(text, field)
        if not name or name in known or name.partition(".")[0] in made:
            continue
        meant = respelt(name, known)
        if not meant and "unknown" in wanted:
            yield Hit(part, field.start, field.end, {"detail": near(name, known)})
        elif meant and "misspelt" in wanted and not (field.dialect in _ANY_CASE and meant.lower() == name.lower()):
            written = text[field.start : field.end]
            fixed = written.replace(name, meant) if written.count(name) == 1 else None
            yield Hit(
                part, field.start, field.end, {"match": name, "detail": "in the configuration", "value": meant}, fixed
            )
