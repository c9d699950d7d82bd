"""Compares the size that a text assumes of the reader's organisation with the record."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Literal

import msgspec

from outreach_lint.document.facts import states_headcount
from outreach_lint.document.size_cues import SizeCue, large_cues, small_cues
from outreach_lint.document.size_numbers import counts
from outreach_lint.document.size_owner import (
    end_of_reader,
    is_denied,
    is_general,
    is_history,
    is_of_others,
    is_of_reader,
    is_right_at_reader,
)
from outreach_lint.document.size_scenes import large_scenes, small_scenes
from outreach_lint.model import Prospect

_FACTOR = 3  # a stated number may be off by this much before it contradicts the record
_SMALL_FROM = 200  # nobody with more people is taken for a small firm by a slip
_LARGE_TO = 100
_SCENE_TO = 50
_SLACK = 15
_MOST = 20  # of one cue: more of them tell no more
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

    `company` is the reader's, for "firms like X". With `employees`, only cues that may contradict them are looked for.
    """
    found = [SizeClaim(c.start, c.end, c.low, c.high, "number") for c in islice(counts(text, company), _MOST)]
    if employees is None or employees < _LARGE_TO:
        found += (claim for cue, _ in large_cues().possible(text) for claim in _large(text, company, cue))
    if employees is None or employees > _SMALL_FROM:
        found += (claim for cue, _ in small_cues().possible(text) for claim in _small(text, company, cue))
    found += _scenes(text, employees)
    kept: list[SizeClaim] = []
    for claim in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or claim.start >= kept[-1].end or claim.kind != kept[-1].kind:
            kept.append(claim)
    return tuple(kept)


def size_mismatches(text: str, prospect: Prospect) -> tuple[SizeClaim, ...]:
    """Return the claims that contradict the record's headcount; a text that states the real one has none."""
    text = text[:_LONGEST]
    if not prospect.employees or states_headcount(text, prospect):
        return ()
    return _mismatches(text, prospect.company, prospect.employees)


@lru_cache(maxsize=8)
def _mismatches(text: str, company: str, employees: int) -> tuple[SizeClaim, ...]:
    """Return the claims that contradict a headcount; several rules ask the same of one part."""
    return tuple(claim for claim in size_claims(text, company, employees) if _contradicts(claim, employees))


def _contradicts(claim: SizeClaim, employees: int) -> bool:
    if claim.kind == "large":
        return employees < claim.low
    if claim.kind == "small":
        return employees > max(claim.high or 0, _SMALL_FROM)
    over = claim.low > employees * _FACTOR and claim.low > employees + _SLACK
    return over or (claim.high is not None and employees > claim.high * _FACTOR and employees > claim.high + _SLACK)


def _scenes(text: str, employees: int | None) -> Iterator[SizeClaim]:
    """Yield what the scenes of a text assume; they are weighed against a known headcount only."""
    if employees and employees <= _SCENE_TO:
        yield from (
            SizeClaim(scene.start, scene.end, _LARGE_TO, None, "large") for scene in large_scenes(text, employees)
        )
    elif employees and employees > _SMALL_FROM:
        yield from (SizeClaim(scene.start, scene.end, 0, _LARGE_TO, "small") for scene in small_scenes(text))


def _large(text: str, company: str, cue: SizeCue) -> Iterator[SizeClaim]:
    """Yield where a text gives the reader what only a large organisation has."""
    for start, end in _spans(text, company, cue):
        if is_denied(text, start, end) or is_of_others(text, start, end):
            continue
        near = cue.own or cue.like or is_right_at_reader(text, start, end)
        if near or (not cue.near and is_of_reader(text, start, end, company)):
            yield SizeClaim(start, end, cue.limit, None, "large")


def _small(text: str, company: str, cue: SizeCue) -> Iterator[SizeClaim]:
    """Yield where a text gives the reader what only a small firm has or lacks."""
    for start, end in _spans(text, company, cue):
        if is_history(text, start, end) or is_of_others(text, start, end):
            continue
        near = cue.own or cue.like or is_general(text, start, end)
        if near or is_of_reader(text, start, end, company):
            yield SizeClaim(start, end, 0, cue.limit, "small")


def _spans(text: str, company: str, cue: SizeCue) -> Iterator[tuple[int, int]]:
    """Yield where a cue matches, with the reader that must follow it if one must."""
    for hit in islice(cue.pattern.finditer(text), _MOST):
        end = end_of_reader(text, hit.end(), company) if cue.like else hit.end()
        if end:
            yield hit.start(), end
