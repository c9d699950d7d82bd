"""Finds the merge fields of a text, in every dialect."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from outreach_lint.document.dialects import FAMILIES, PLACEHOLDER_DIALECTS, Dialect, pattern_of
from outreach_lint.document.field_accept import Verdict, judge
from outreach_lint.document.field_inside import read_inside
from outreach_lint.document.field_role import Inside, Role
from outreach_lint.document.late import late

ZERO_WIDTH = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_NO_WIDTH = dict.fromkeys(map(ord, ZERO_WIDTH), "_")
_SIGNS = "{[<(%$#*-~«"
_SURE_BRACKETS = 2
_MUSTACHE, _BRACE = (
    next(rank for rank, one in enumerate(FAMILIES) if one.dialect == name) for name in ("mustache", "brace")
)


class MergeField(msgspec.Struct, frozen=True):
    """A well-formed field: code points, half-open.

    `fallback` is "" for an explicit empty default. `keyword` is the word of a block. `quoted` fields stand in quotes
    or backticks: in a draft they are spoken about. A choice between variants ("spintax") has its fields in `inner`.
    """

    start: int
    end: int
    dialect: Dialect
    role: Role
    name: str
    fallback: str | None = None
    keyword: str = ""
    quoted: bool = False
    inner: tuple["MergeField", ...] = ()


class _Candidate(msgspec.Struct, frozen=True):
    """A match before overlaps and doubts are settled; `rank` is its row of `FAMILIES`."""

    start: int
    end: int
    rank: int
    verdict: Verdict


def find_fields(text: str) -> tuple[MergeField, ...]:
    """Return the well-formed fields in order; none overlaps another, but a choice holds its own in `inner`."""
    signs = {sign for sign in _SIGNS if sign in text}
    if not signs:
        return ()
    rows = [rank for rank, family in enumerate(FAMILIES) if family.opener[0] in signs and family.opener in text]
    if not rows:
        return ()
    lexed = text.translate(_NO_WIDTH) if any(char in text for char in ZERO_WIDTH) else text
    found = sorted(_candidates(lexed, rows), key=lambda one: (one.start, one.rank))
    return tuple(_settle(lexed, _without_doubts(found)))


def flatten(fields: Iterable[MergeField]) -> Iterator[MergeField]:
    """Yield the fields and those inside choices."""
    for field in fields:
        yield field
        if field.inner:
            yield from flatten(field.inner)


def detect_dialect(text: str) -> Dialect | None:
    """Return the dialect that most fields of a text are in, the first of equals; None without fields.

    What stands in quotes is spoken about, choices are written alike by tools of several dialects, and a block tells
    less than what is printed: {% if %} goes with {{name}}.
    """
    said = [field for field in flatten(find_fields(text)) if field.role != "spintax" and not field.quoted]
    counted = Counter(field.dialect for field in said if field.role == "field") or Counter(f.dialect for f in said)
    return counted.most_common(1)[0][0] if counted else None


def _candidates(text: str, rows: list[int]) -> Iterator[_Candidate]:
    """Yield every match that might be a field."""
    for rank in rows:
        family = FAMILIES[rank]
        for found in pattern_of(rank).finditer(text):
            verdict = judge(family.dialect, text, found.start(), found.end())
            if verdict != "no":
                yield _Candidate(found.start(), found.end(), rank, verdict)


def _without_doubts(found: list[_Candidate]) -> list[_Candidate]:
    """Keep a doubtful match only where others of its dialect are sure: people write all theirs in one way."""
    sure = Counter(FAMILIES[one.rank].dialect for one in found if one.verdict == "yes")
    wanted = {dialect: _SURE_BRACKETS if dialect == "bracket" else 1 for dialect in sure}
    settled = {dialect for dialect, count in sure.items() if count >= wanted[dialect]}
    return [one for one in found if one.verdict == "yes" or FAMILIES[one.rank].dialect in settled]


def _settle(text: str, found: list[_Candidate]) -> Iterator[MergeField]:
    """Yield the fields of the earliest, then highest-ranking candidates, each over those that it overlaps."""
    at = reached = 0
    while at < len(found):
        one = found[at]
        at += 1
        if one.start < reached:
            continue
        reached = one.end
        family = FAMILIES[one.rank]
        said = read_inside(family.dialect, text[one.start + family.lead : one.end - family.tail])
        inner: list[_Candidate] = []
        if said.role == "spintax":
            within = [other for other in _until(found, at, one.end) if other.end < one.end]
            inner = sorted(
                [*within, *_nested(text, one), *_last(text, one)], key=lambda found: (found.start, found.rank)
            )
        yield _field(text, one, said, tuple(_settle(text, inner)))


def _nested(text: str, outer: _Candidate) -> Iterator[_Candidate]:
    """Yield the choices within a choice, which a search for the outer ones passes over."""
    for found in pattern_of(outer.rank).finditer(text, outer.start + 1, outer.end - 1):
        if "|" in found[0]:
            verdict = judge(FAMILIES[outer.rank].dialect, text, found.start(), found.end())
            if verdict == "yes":
                yield _Candidate(found.start(), found.end(), outer.rank, verdict)


def _last(text: str, outer: _Candidate) -> Iterator[_Candidate]:
    """Yield the field at the very end of a choice, whose braces run into those of the choice: "{Hi|Hi {{name}}}"."""
    end = outer.end - FAMILIES[outer.rank].tail
    if text[end - 1] != "}":
        return
    for opening, closing, rank in (("{{", "}}", _MUSTACHE), ("{", "}", _BRACE)):
        start = text.rfind(opening, outer.start + 1, end)
        if start < 0 or not text.endswith(closing, start, end):
            continue
        found = pattern_of(rank).match(text, start, end)
        if found and found.end() == end and (verdict := judge(FAMILIES[rank].dialect, text, start, end)) != "no":
            yield _Candidate(start, end, rank, verdict)


def _until(found: list[_Candidate], at: int, end: int) -> Iterator[_Candidate]:
    """Yield the candidates from an index on that start before an offset."""
    while at < len(found) and found[at].start < end:
        yield found[at]
        at += 1


def _field(text: str, one: _Candidate, said: Inside, inner: tuple[MergeField, ...]) -> MergeField:
    """Return the field of a candidate."""
    return MergeField(
        one.start,
        one.end,
        FAMILIES[one.rank].dialect,
        said.role,
        said.name,
        said.fallback,
        said.keyword,
        is_quoted(text, one.start, one.end),
        inner,
    )


_OPEN_SINGLE = late(r"(?<!\w)'(?=\w|[^\w\s']|$)")
_REACH = 200


def is_quoted(text: str, start: int, end: int) -> bool:
    """Say whether a stretch stands in quotes or backticks on its line."""
    before = text[max(start - _REACH, 0) : start].rpartition("\n")[2]
    after = text[end : end + _REACH].partition("\n")[0]
    for mark in '"`':
        if before.count(mark) % 2 and mark in after and not before[: before.rfind(mark)].endswith("="):
            return True
    if "'" not in before:
        return False
    opened = [found.start() for found in _OPEN_SINGLE.finditer(before)]
    return bool(opened and "'" not in before[opened[-1] + 1 :] and re.search(r"'(?!\w)", after))


def is_placeholder(field: MergeField) -> bool:
    """Say whether people write such a field by hand ("[First Name]"), as against one that a tool fills in."""
    return field.dialect in PLACEHOLDER_DIALECTS and field.role == "field"
