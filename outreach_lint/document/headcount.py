"""Compares the size that a text assumes of the reader's organisation with the record."""

from collections.abc import Iterator
from typing import Literal

import msgspec

from outreach_lint.document.facts import fact_mentions
from outreach_lint.document.size_cues import SizeCue, large_cues, small_cues
from outreach_lint.document.size_numbers import counts
from outreach_lint.document.size_owner import (
    end_of_reader,
    is_denied,
    is_of_reader,
    is_past,
    is_right_at_reader,
)
from outreach_lint.model import Prospect

_FACTOR = 3  # a stated number may be off by this much before it contradicts the record
_SMALL_FROM = 200  # nobody with more people is taken for a small firm by a slip
_LARGE_TO = 100
_SLACK = 15
_LONGEST = 20_000  # characters: nobody writes a longer message


class SizeClaim(msgspec.Struct, frozen=True):
    """A stretch that assumes a size: it fits readers of `low` to `high` people; `high` None is without bound."""

    start: int
    end: int
    low: int
    high: int | None
    kind: Literal["large", "small", "number"]


def size_claims(text: str, company: str = "", employees: int | None = None) -> tuple[SizeClaim, ...]:
    """Return what a text assumes of its reader's size.

    `company` is the reader's, for "firms like X". With `employees`, cues that cannot contradict them are not looked for.
    """
    found = [SizeClaim(c.start, c.end, c.low, c.high, "number") for c in counts(text, company)]
    if employees is None or employees < _LARGE_TO:
        found += _cued(text, company, large_cues(), "large")
    if employees is None or employees > _SMALL_FROM:
        found += _cued(text, company, small_cues(), "small")
    kept: list[SizeClaim] = []
    for claim in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or claim.start >= kept[-1].end or claim.kind != kept[-1].kind:
            kept.append(claim)
    return tuple(kept)


def size_mismatches(text: str, prospect: Prospect) -> tuple[SizeClaim, ...]:
    """Return the claims that contradict the record's headcount; a text that states the real one has none."""
    employees = prospect.employees
    text = text[:_LONGEST]
    if not employees or any(fact.field == "employees" for fact in fact_mentions(text, prospect)):
        return ()
    claims = size_claims(text, prospect.company, employees)
    return tuple(claim for claim in claims if _contradicts(claim, employees))


def _contradicts(claim: SizeClaim, employees: int) -> bool:
    if claim.kind == "large":
        return employees < claim.low
    if claim.kind == "small":
        return employees > max(claim.high or 0, _SMALL_FROM)
    over = claim.low > employees * _FACTOR and claim.low > employees + _SLACK
    return over or (claim.high is not None and employees > claim.high * _FACTOR and employees > claim.high + _SLACK)


def _cued(text: str, company: str, cues: tuple[SizeCue, ...], kind: Literal["large", "small"]) -> Iterator[SizeClaim]:
    for cue in cues:
        for hit in cue.pattern.finditer(text):
            end = end_of_reader(text, hit.end(), company) if cue.like else hit.end()
            if (
                end
                and _is_meant(text, hit.start(), end, cue, company)
                and not (kind == "small" and is_past(text, hit.start(), end))
            ):
                low, high = (cue.limit, None) if kind == "large" else (0, cue.limit)
                yield SizeClaim(hit.start(), end, low, high, kind)


def _is_meant(text: str, start: int, end: int, cue: SizeCue, company: str) -> bool:
    """Tell whether a cue speaks of the reader."""
    if is_denied(text, start, end):
        return False
    if cue.own or cue.like:
        return True
    return is_right_at_reader(text, start, end) if cue.near else is_of_reader(text, start, end, company)
