"""Finds what is wrong with the merge fields of a text."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from outreach_lint.document.field_balance import find_unbalanced
from outreach_lint.document.field_blocks import find_block_faults
from outreach_lint.document.field_context import find_context_faults
from outreach_lint.document.field_fault import FaultCheck, FieldFault
from outreach_lint.document.field_invisible import find_parted
from outreach_lint.document.field_mixed import find_mixed
from outreach_lint.document.late import late
from outreach_lint.document.merge_fields import ZERO_WIDTH, MergeField, flatten
from outreach_lint.document.placeholders import find_placeholders

__all__ = ["FaultCheck", "FieldFault", "find_faults", "find_mixed", "find_placeholders"]

_CURLY = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u201b"
_STRINGS = late(r"\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)")
_OPEN_QUOTE = late(r"(?<!\w)'|'(?!\w)")
_QUOTABLE = frozenset({"mustache", "triple_mustache", "liquid_tag", "ajo", "salesforce", "ampscript", "erb"})


def find_faults(text: str, fields: Sequence[MergeField], original: str | None = None) -> tuple[FieldFault, ...]:
    """Return the faults of the fields of a text in order.

    `original` is the text before folding, of the same length: curly quotes are seen only there.
    """
    every = tuple(flatten(fields))
    source = original if original is not None else text
    parted = list(find_parted(source))
    broken = (fault for fault in find_unbalanced(text, fields) if not _overlaps(fault, parted))
    found = [*parted, *broken]
    if every:
        found += [
            *find_block_faults(every),
            *find_mixed(every),
            *_find_mixed_forms(text, every),
            *_find_odd_characters(source, every),
            *_find_unclosed_inside(text, every),
            *_find_choice_faults(text, every),
            *find_context_faults(text, every),
        ]
    return tuple(sorted(found, key=lambda fault: (fault.start, fault.end)))


def _overlaps(fault: FieldFault, others: Sequence[FieldFault]) -> bool:
    """Say whether a fault shares characters with one of others, which are in order."""
    before = bisect_left(others, fault.end, key=lambda other: other.start)
    return before > 0 and others[before - 1].end > fault.start


def _find_odd_characters(source: str, fields: Sequence[MergeField]) -> Iterator[FieldFault]:
    """Yield fields that a word processor or a web page has spoilt."""
    for field in fields:
        token = source[field.start : field.end]
        if field.role == "spintax":
            continue
        if field.dialect in _QUOTABLE and any(_is_quote(token, at) for at in range(len(token))):
            yield FieldFault(field.start, field.end, "smart_quotes", "curly quotes inside a field")
        if any(char in token for char in ZERO_WIDTH):
            yield FieldFault(field.start, field.end, "zero_width", "invisible character inside a field")


def _is_quote(token: str, at: int) -> bool:
    """Say whether a curly quote stands there that is no apostrophe within a word."""
    if token[at] not in _CURLY:
        return False
    return not (token[at] == "\u2019" and token[at - 1].isalpha() and token[at + 1 : at + 2].isalpha())


def _find_mixed_forms(text: str, fields: Sequence[MergeField]) -> Iterator[FieldFault]:
    """Yield fields in double braces, or blocks, that no tool fills along with the others."""
    if len(fields) > 1 and "{" in text:
        from outreach_lint.document.field_tools import find_mixed_forms

        yield from find_mixed_forms(text, fields)


def _find_choice_faults(text: str, fields: Sequence[MergeField]) -> Iterator[FieldFault]:
    """Yield choices with one variant twice."""
    if any(field.role == "spintax" for field in fields):
        from outreach_lint.document.field_choices import find_choice_faults

        yield from find_choice_faults(text, fields)


def _find_unclosed_inside(text: str, fields: Sequence[MergeField]) -> Iterator[FieldFault]:
    """Yield fields with a quotation mark or bracket inside that nothing closes."""
    for field in fields:
        if field.dialect not in _QUOTABLE or field.role not in ("field", "open"):
            continue
        token = text[field.start : field.end]
        bare = _STRINGS.sub("", token)
        if '"' in bare or _OPEN_QUOTE.search(bare):
            yield FieldFault(field.start, field.end, "unbalanced", "a quotation mark inside is not closed")
        elif field.dialect != "erb" and bare.count("(") != bare.count(")"):
            yield FieldFault(field.start, field.end, "unbalanced", "a bracket inside is not closed")
