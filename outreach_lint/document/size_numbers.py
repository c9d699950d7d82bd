"""Reads the size of an organisation off the numbers of people, places and things that a text gives it."""

import re
from collections.abc import Iterator

import msgspec

from outreach_lint.document.quantities import Quantity, quantities
from outreach_lint.document.size_owner import is_denied, is_of_reader, is_right_at_reader

_SEATS_BEFORE = re.compile(
    r"(?:minimum (?:of )?|at least |(?:tiers?|plans?|packages?|bundles?|contracts?|licen[cs]es?|minimums?|pricing|prices?|"
    r"editions?|floor|it) (?:\w+ )?(?:starts?|begins?|opens?|kicks in|is|are|of|runs?) (?:at |from |with )?|"
    r"starts? (?:at|from|with) |from )$",
    re.IGNORECASE,
)
_SEAT = r" ?-?(?:\w+ )?(?:seats?|users?|licen[cs]es?|extensions?|endpoints?|handsets?|employees|mailboxes|devices)"
_SEATS_AFTER = re.compile(
    rf"{_SEAT}(?: (?:at )?(?:a |the )?minimum| and (?:up|more)| or more|,? minimum| upwards?)"
    r"| ?-?(?:seat|user|licen[cs]e|employee) (?:licen[cs]e|plan|tier|minimum|package|bundle|contract|edition|pack)",
    re.IGNORECASE,
)
_SEATS = re.compile(rf"{_SEAT}\b", re.IGNORECASE)
_FIRM = r"(?:company|firm|business|organi[sz]ation|shop|start-?up|agency|practice|workforce|headcount|house)"
_ABOUT = (
    r"(?:about |around |some |over |more than |nearly |close to |roughly |almost |well over |north of |up to |your )*"
)
_TEAM_OF = re.compile(
    rf"(?<!\w)(?:your|ur|an?) (?:[\w-]+ )?(?:({_FIRM}|staff)|team|crew|department|sales force|fleet) of {_ABOUT}$",
    re.IGNORECASE,
)
_YOUR_N = re.compile(rf"(?<!\w)(?:your|ur|all) (?:\w+ )?{_ABOUT}$", re.IGNORECASE)
_N_PEOPLE = re.compile(
    rf"\+?(?: (?:[\w-]+ )?(?:employees|people|staff|workers|team members|colleagues|workforce|headcount)\b| (of you)\b"
    rf"|-(?:person|strong|man) (?:{_FIRM}|team|crew|staff))",
    re.IGNORECASE,
)
_LIKE_YOURS = re.compile(r" (?:like|such as) (?:yours|you)\b", re.IGNORECASE)
_NOUN = r"\+?(?: of (?:your|the|those))?(?: (?:[\w'-]+ ){0,2}?| ?-)"
# How many people stand behind each: a plant has many, a van none of its own.
_COUNTED: tuple[tuple[float, str], ...] = (
    (
        1,
        r"(?:employees|staff|workers|workforce|reps|representatives|technicians|engineers|developers|drivers|agents|nurses|"
        r"managers|executives|salespeople|operators|analysts|joiners|new hires|starters|hires|recruits|apprentices|trainees|"
        r"graduates|couriers|pickers|cashiers|clerks|dispatchers|associates|officers|fitters|installers|inspectors|"
        r"desks|workstations|payslips|expats|assignees)",
    ),
    (
        10,
        r"(?:factories|plants|mills|refineries|hospitals|hotels|campuses|terminals|distribution cent(?:re|er)s|data ?cent(?:re|er)s|"
        r"business units|subsidiaries|divisions|affiliates|legal entities|countries|continents|country organi[sz]ations)",
    ),
    (2, r"(?:stores|branches|restaurants|salons|clinics|depots|warehouses|showrooms|outlets|schools|regional offices)"),
    (1, r"(?:sites|locations|regions|states|seats|departments)"),
    (0.3, r"(?:vehicles|trucks|lorries|vans|cars|machines|laptops|endpoints|servers|containers|wagons)"),
)
_COUNTS = tuple((factor, re.compile(rf"{_NOUN}{nouns}(?![\w-])", re.IGNORECASE)) for factor, nouns in _COUNTED)
_FEWEST = 4
_BEFORE = 70


class Count(msgspec.Struct, frozen=True):
    """A stretch that gives the reader `low` people or more, and `high` at most if it is the number of them all."""

    start: int
    end: int
    low: int
    high: int | None


def counts(text: str, company: str) -> Iterator[Count]:
    """Yield what the numbers of a text say of the size of the reader's organisation."""
    for number in quantities(text):
        found = _seats(text, number) or _people(text, number) or _counted(text, number, company)
        if found:
            yield found


def _seats(text: str, number: Quantity) -> Count | None:
    """Return the fewest users that an offer is made for."""
    before = text[max(0, number.start - _BEFORE) : number.start]
    after = _SEATS_AFTER.match(text, number.end)
    if after or (_SEATS_BEFORE.search(before) and _SEATS.match(text, number.end)):
        return Count(number.start, number.end, number.value, None)
    return None


def _people(text: str, number: Quantity) -> Count | None:
    """Return the people that the reader is said to have in all, or in one team."""
    before = text[max(0, number.start - _BEFORE) : number.start]
    if team := _TEAM_OF.search(before):
        own = team.group().lower().startswith(("your", "ur")) or _LIKE_YOURS.match(text, number.end)
        if own:
            start = number.start - len(before) + team.start()
            return Count(start, number.end, number.value, number.value if team.group(1) else None)
    people = _N_PEOPLE.match(text, number.end)
    yours = _YOUR_N.search(before) if people else None
    if people and yours and (people.group(1) or not yours.group().lower().startswith("all")):
        return Count(number.start - len(before) + yours.start(), people.end(), number.value, number.value)
    return None


def _counted(text: str, number: Quantity, company: str) -> Count | None:
    """Return the people behind a number of places or things, if they are the reader's."""
    if number.value < _FEWEST:
        return None
    for factor, pattern in _COUNTS:
        hit = pattern.match(text, number.end)
        if hit and not is_denied(text, number.start, hit.end()):
            near = is_right_at_reader(text, number.start, hit.end()) or " of your " in hit.group()
            if near or (factor != 1 and is_of_reader(text, number.start, hit.end(), company)):
                return Count(number.start, hit.end(), int(number.value * factor), None)
    return None
