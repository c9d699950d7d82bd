"""Finds what an empty value, a null or a forgotten blank leaves in a message."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from outreach_lint.document.field_fault import FieldFault
from outreach_lint.document.field_holes import find_holes
from outreach_lint.document.field_names import words_of
from outreach_lint.document.glance import Glance
from outreach_lint.document.late import late
from outreach_lint.document.leftover_patterns import LEFT_ANYWHERE, LEFT_IN_GREETING
from outreach_lint.document.merge_fields import MergeField, find_fields, flatten, is_placeholder, is_quoted
from outreach_lint.document.placeholder_patterns import ANYWHERE, AT_GREETING, NO_NOUN, TextRule

_FIRST_LINES = 12
_BEFORE = 60
_LONGEST_GREETING = 80  # characters: more than any of the patterns of greetings can span
_CODE = (
    r"(?i)(?<!#)\b(?:code|parser|parsing|variables?|functions?|fields?|columns?|values?|returns?|apis?|quer(?:y|ies)|sql|"
    r"javascript|typescript|python|java|schema|logs?|imports?|exports?|bugs?|pointers?|merge tags?|placeholders?|json|"
    r"scripts?|database|cells?|spreadsheets?|formulas?|excel|workbooks?|lookups?|mention|handle|behaviou?r)\b"
)
_STRANDED = r"(?i)\b(?:what|who|whom|which|where|whose|that|how)\b[^.!?\n]*$"
_OF_FIELDS = late(
    r"(?i)\b(?:(?:fields?|columns?|variables?|headers?|propert(?:y|ies)|tokens?|merge tags?|placeholders?) "
    r"(?:(?:is|are|was) )?(?:called|named|labelled|labeled)|(?:called|named|labelled|labeled)) $"
)
# What a program shows is told, and not left over.
_PRINTED = late(
    r"(?i)\b(?:tool|page|log|screen|display|app|form|report|script|printer|label|console|message) "
    r"(?:still |then |only )?(?:prints?|shows?|displays?|writes?|returns?|says|reads?) $"
)
_EVERY = (*AT_GREETING, *LEFT_IN_GREETING, *ANYWHERE, *LEFT_ANYWHERE)
_ANY = Glance(*(late(rule.pattern, re.MULTILINE) for rule in _EVERY), spare=8)
_GREETING_STARTS = words_of("hi he de go gr ho ol bo ha li ci nu un no na #n")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern, compiled when first needed."""
    return re.compile(pattern, re.MULTILINE)


def find_placeholders(text: str, fields: Sequence[MergeField] | None = None) -> tuple[FieldFault, ...]:
    """Return the placeholders, nulls, stand-ins and gaps of a text in order, none over another.

    Well-formed placeholders in brackets are fields too (`find_fields`, dialects `bracket`, `angle`, `paren`, `brace`):
    in a template they are how its author marks fields, in a draft each is a fault. `fields` saves finding them again.
    """
    known = tuple(flatten(find_fields(text) if fields is None else fields))
    found = [
        FieldFault(field.start, field.end, "bracket_placeholder", "a placeholder to replace")
        for field in known
        if is_placeholder(field)
        and not field.quoted
        and not _PRINTED.search(text, max(field.start - _BEFORE, 0), field.start)
    ]
    found += [fault for fault in (*_literal(text), *find_holes(text)) if not _inside(fault, known)]
    found.sort(key=lambda fault: (fault.start, -fault.end))
    kept: list[FieldFault] = []
    for fault in found:
        if not kept or fault.start >= kept[-1].end:
            kept.append(fault)
    return tuple(kept)


def _is_printed(text: str, start: int) -> bool:
    """Tell whether a text says that some program shows what stands there."""
    return _PRINTED.search(text, max(start - _BEFORE, 0), start) is not None


def _literal(text: str) -> Iterator[FieldFault]:
    """Yield the faults that are words or gaps, outside quotes."""
    if not _ANY.sees(text):
        return
    starts = tuple(_line_starts(text))
    for rule in (*AT_GREETING, *LEFT_IN_GREETING) if starts else ():
        for start in starts:
            greets = any(text.find(need, start, start + _LONGEST_GREETING) >= 0 for need in rule.needs)
            if greets and (found := _compiled(rule.pattern).match(text, start)):
                yield from _fault(rule, text, found)
    for rule in (*ANYWHERE, *LEFT_ANYWHERE):
        if any(need in text for need in rule.needs) and not (rule.prose and _compiled(_CODE).search(text)):
            for found in _compiled(rule.pattern).finditer(text):
                yield from _fault(rule, text, found)


def _line_starts(text: str) -> Iterator[int]:
    """Yield where the first lines begin that may be greetings."""
    start = 0
    for _ in range(_FIRST_LINES):
        if text[start : start + 2].lower() in _GREETING_STARTS:
            yield start
        start = text.find("\n", start) + 1
        if not start:
            return


def _fault(rule: TextRule, text: str, found: re.Match[str]) -> Iterator[FieldFault]:
    """Yield the fault of a match unless it is quoted."""
    group = next((name for name, value in found.groupdict().items() if value is not None), 0)
    start, end = found.span(group)
    if rule.check == "sentinel" and _OF_FIELDS.search(text, max(start - _BEFORE, 0), start):
        return
    stranded = rule.detail == NO_NOUN and _compiled(_STRANDED).search(text, max(start - _BEFORE, 0), start)
    if not is_quoted(text, start, end) and not stranded:
        yield FieldFault(start, end, rule.check, rule.detail)


def _inside(fault: FieldFault, fields: Sequence[MergeField]) -> bool:
    """Say whether a fault overlaps a field; only a choice between variants has others within it."""
    after = bisect_left(fields, fault.end, key=lambda field: field.start)
    return after > 0 and fields[after - 1].end > fault.start
