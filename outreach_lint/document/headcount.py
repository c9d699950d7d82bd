"""Compares the size that a text assumes of the reader's organisation with the record."""

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from outreach_lint.document.companies import company_mentions, company_of
from outreach_lint.document.facts import fact_mentions
from outreach_lint.document.quantities import quantities
from outreach_lint.document.size_cues import SizeCue, large_cues, small_cues
from outreach_lint.model import Prospect

_FACTOR = 3  # a stated number may be off by this much before it contradicts the record
_SMALL_FROM = 200  # nobody with more people is taken for a small firm by a slip
_SLACK = 15
_LONGEST = 20_000  # characters: nobody writes a longer message
_REACH = 400  # no sentence is longer
_LIKE_YOU = re.compile(
    r"you(?:rs|rself|r (?:company|business|firm|organi[sz]ation|team|shop|store|bank|group))?\b", re.IGNORECASE
)
_READER = re.compile(r"(?<!\w)(?:you|your|yours|yourself|ur|u|you're|you've)(?!\w)", re.IGNORECASE)
_OTHERS = re.compile(
    r"\byour (?:[\w'-]+ ){0,3}?(?:customers?|clients?|franchisees?|members?|merchants|sellers|users|tenants"
    r"|suppliers|borrowers|portfolio|dealers|readers|students|patients|donors|subscribers|partners)\b|\bcustomers of\b"
    r"|\bamong your\b|\bunlike\b"
    r"|\b(?:no|not|without|never|instead of|rather than|isn't|aren't|don't) (?:[\w-]+ ){0,3}$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)|\n")
_SEATS_BEFORE = re.compile(r"(?:minimum (?:of )?|at least |starts? (?:at|from) )$", re.IGNORECASE)
_SEATS_AFTER = re.compile(
    r" ?-?(?:seats?|users?|licen[cs]es?)(?: (?:at )?(?:a |the )?minimum| and (?:up|more)| or more)", re.IGNORECASE
)
_SEATS = re.compile(r" ?-?(?:seats?|users?|licen[cs]es?)\b", re.IGNORECASE)
_FIRM = r"(?:company|firm|business|organi[sz]ation|shop|start-?up|agency|practice)"
_TEAM_OF = re.compile(
    rf"(?<!\w)(?:your|ur) (?:[\w-]+ )?(?:({_FIRM}|workforce|staff|headcount)|team|crew|department|sales force|fleet)"
    r" of (?:about |around |some |over |more than |nearly )?$",
    re.IGNORECASE,
)
_YOUR_N = re.compile(r"(?<!\w)(?:your|ur|all) (?:\w+ )?(?:about |around |over |nearly |some )?$", re.IGNORECASE)
_N_PEOPLE = re.compile(
    rf"(?: (?:[\w-]+ )?(?:employees|people|staff|workers|team members|colleagues)\b| (of you)\b|-person {_FIRM})",
    re.IGNORECASE,
)


class SizeClaim(msgspec.Struct, frozen=True):
    """A stretch that assumes a size: it fits readers of `low` to `high` people; `high` None is without bound."""

    start: int
    end: int
    low: int
    high: int | None
    kind: Literal["large", "small", "number"]


def size_claims(text: str, company: str = "") -> tuple[SizeClaim, ...]:
    """Return what a text assumes of its reader's size; `company` is the reader's, for "firms like X"."""
    found = [
        *_cued(text, company, large_cues(), "large"),
        *_cued(text, company, small_cues(), "small"),
        *_numbers(text),
    ]
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
    return tuple(claim for claim in size_claims(text, prospect.company) if _contradicts(claim, employees))


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
            end = _like_reader(text, hit.end(), company) if cue.like else hit.end()
            if end and _is_of_reader(text, hit.start(), end, shared=cue.shared):
                low, high = (cue.limit, None) if kind == "large" else (0, cue.limit)
                yield SizeClaim(hit.start(), end, low, high, kind)


def _like_reader(text: str, start: int, company: str) -> int:
    """Return where "you" or the reader's company ends that stands at `start`, 0 if another one does."""
    if hit := _LIKE_YOU.match(text, start):
        return hit.end()
    line_end = start + 80
    if company:
        for span in company_mentions(text, company_of(company), start, min(line_end, len(text))):
            if span.start - start <= len("the "):
                return span.end
    return 0


def _is_of_reader(text: str, start: int, end: int, *, shared: bool) -> bool:
    """Tell whether a cue speaks of the reader: no third party owns it, nobody is quoted."""
    before, after = _sentence(text, start, end)
    if _OTHERS.search(text, before, start) or _OTHERS.search(text[start:after]) or text.count('"', before, start) % 2:
        return False
    if not shared:
        return True
    sentence = text[before:after]
    mine = re.search(r"(?<!\w)(?:my|our|I|we) (?:\w+ ){0,3}$", text[before:start])
    generic = re.match(r"(?i)\s*(?:[\w' ]{0,20}[:!,] )?(?:turning|making|running|starting|most|hiring)\b", sentence)
    return not mine and bool(_READER.search(sentence) or generic)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    before = 0
    for hit in _SENTENCE_END.finditer(text, max(0, start - _REACH), start):
        before = hit.end()
    following = _SENTENCE_END.search(text, end, end + _REACH)
    return before, following.start() if following else min(end + _REACH, len(text))


def _numbers(text: str) -> Iterator[SizeClaim]:
    for number in quantities(text):
        before, value = text[max(0, number.start - 50) : number.start], number.value
        if _SEATS_AFTER.match(text, number.end) or (_SEATS_BEFORE.search(before) and _SEATS.match(text, number.end)):
            yield SizeClaim(number.start, number.end, value, None, "number")
        elif team := _TEAM_OF.search(before):
            start = number.start - len(before) + team.start()
            yield SizeClaim(start, number.end, value, value if team.group(1) else None, "number")
        elif (people := _N_PEOPLE.match(text, number.end)) and (yours := _YOUR_N.search(before)):
            if before.rstrip().lower().endswith("all") and not people.group(1):
                continue
            start = number.start - len(before) + yours.start()
            yield SizeClaim(start, people.end(), value, value, "number")
