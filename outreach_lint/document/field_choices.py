"""Finds variants of a choice that say the same twice or do not fit where they stand."""

from collections.abc import Iterator, Sequence

from outreach_lint.document.field_fault import FieldFault
from outreach_lint.document.late import late
from outreach_lint.document.merge_fields import MergeField

_WORDS = late(r"[\w']+")


def find_choice_faults(text: str, fields: Sequence[MergeField]) -> Iterator[FieldFault]:
    """Yield choices of which two variants are the same, or differ in signs and capitals alone."""
    from outreach_lint.document.rendering_plan import read_choice

    for field in fields:
        if field.role != "spintax" or field.quoted:
            continue
        variants = read_choice(text, field).variants
        seen: set[tuple[str, ...]] = set()
        for variant in variants:
            said = text[variant[0].start : variant[-1].end] if variant else ""
            words = tuple(_WORDS.findall(said.lower()))
            if words and words in seen:
                yield FieldFault(field.start, field.end, "duplicate_option", said.strip())
                break
            seen.add(words)
