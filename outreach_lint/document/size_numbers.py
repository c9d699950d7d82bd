"""Reads the size of an organisation off the numbers of people, places and things that a text gives it."""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from outreach_lint.document.late import late
from outreach_lint.document.quantities import Quantity, quantities
from outreach_lint.document.size_owner import is_denied, is_of_others, is_of_reader, is_right_at_reader
from outreach_lint.document.word_lists import labelled

_SEATS_BEFORE = late(
    r"(?:minimum (?:of )?|at least |(?:tiers?|plans?|packages?|bundles?|contracts?|licen[cs]es?|minimums?|pricing|"
    r"prices?|editions?|floor|it) (?:\w+ )?(?:starts?|begins?|opens?|kicks in|is|are|of|runs?) (?:at |from |with )?|"
    r"starts? (?:at|from|with) |from |pays off (?:for you )?(?:above|beyond|over|from|at) |"
    r"(?:pilot|trial|wave|cohort|phase|roll-?out|batch) (?:of|with|for|to) )$",
    re.IGNORECASE,
)
_SEAT = (
    r" ?-?(?:\w+ )?(?:seats?|heads?|users?|licen[cs]es?|extensions?|endpoints?|handsets?|employees|mailboxes|devices)"
)
_SEATS_AFTER = late(
    rf"{_SEAT}(?: (?:at )?(?:a |the )?minimum| and (?:up|more)| or more|,? minimum| upwards?)"
    r"| ?-?(?:seat|user|licen[cs]e|employee) (?:licen[cs]e|plan|tier|minimum|package|bundle|contract|edition|pack)",
    re.IGNORECASE,
)
_SEATS = late(rf"{_SEAT}\b", re.IGNORECASE)
_OTHER_OFFERS = late(
    r"\b(?:most|other|others|their|competitors?|rivals?|usual|usually|normally)\b[^.!?\n]*$", re.IGNORECASE
)
_FIRM = r"(?:company|firm|business|organi[sz]ation|shop|start-?up|agency|practice|workforce|headcount|house)"
_ABOUT = (
    r"(?:about |around |some |over |more than |nearly |close to |roughly |almost |well over |north of |up to |your )*"
)
_TEAM_OF = late(
    rf"(?<!\w)(?:your|ur|an?) (?:[\w-]+ )?(?:({_FIRM}|staff)|team|crew|department|sales force|fleet) of {_ABOUT}$"
    rf"|(?<!\w)(?:(companies|firms|businesses|organi[sz]ations|workforces|houses|agencies|practices|employers)"
    rf"|teams|crews|departments|sales forces|fleets) (?:of|with|employing|that employ) {_ABOUT}$",
    re.IGNORECASE,
)
_YOUR_N = late(rf"(?<!\w)(?:your|ur|all) (?:\w+ )?{_ABOUT}$", re.IGNORECASE)
_N_PEOPLE = late(
    rf"\+?(?: (?:[\w-]+ )?(?:employees|people|staff|workers|team members|colleagues|workforce|headcount)\b| (of you)\b"
    rf"|-(?:person|strong|man) (?:{_FIRM}|team|crew|staff))",
    re.IGNORECASE,
)
_YOU_DO = late(
    r"(?<!\w)(?<!if )you (?:\w+ly |now |still |all |also |may |might |must |have to )?"
    r"(?:take on|hire|recruit|onboard|employ|manage|lead|pay|train|schedule|insure|equip|supervise"
    r"|run payroll for|do payroll for|are responsible for|look after) "
    r"(?:about |around |over |some |more than |nearly |up to )?$",
    re.IGNORECASE,
)
_A_FIRM_WITH = late(
    r"(?:(?:^|[.!?\n] ?|\b(?:for|in|at|as|running|managing|being) ))(?:an?|any) (?:[\w-]+ )?"
    rf"(?:chain|group|network|retailer|bank|hospital|{_FIRM}) (?:with|of|that (?:has|employs|runs)) {_ABOUT}$",
    re.IGNORECASE,
)
_NEEDS = late(
    r" ?(?:[\w-]+ ){0,2}?[\w-]+,? "
    r"(?:needs?|must|can't|cannot|should|has to|deserves?|requires?|takes|you\b|is (?:hard|a lot|no\b|never))",
    re.IGNORECASE,
)
_LIKE_YOURS = late(
    r"\+?(?: (?:or more|and (?:more|up)|plus|people|staff|employees|seats|users|heads|\w+s))?,? (?:like"
    r"|such as) (?:yours|you)\b",
    re.IGNORECASE,
)
_NOUN = r"\+?(?: of (?:your|the|those))?(?: (?:[\w'-]+ ){0,2}?| ?-)"
_FEWEST = 4
_BEFORE = 70
_CROWD = 150
_GREENERY = late(
    r"garden|nurser|greenhouse|seed|soil|water|orchard|flori|flower|botan|horticult|\bpots?\b", re.IGNORECASE
)
_SERVED = late(
    r"\b(?:feeds?|serves?|suppl(?:y|ies)|insures?|cleans?|trains?|reach(?:es)?|carr(?:y|ies)"
    r"|(?:delivers?|sells?|ships?) to) (?:about |over |some |for )?$",
    re.IGNORECASE,
)
_IMAGINED = late(
    r"\b(?:if|should|in case|even if|suppose|say|imagine|even|were you to|the day) [^.!?\n]{0,40}"
    r"\b(?:grow|reach|hit|get|go|scale|expand|pass|cross|climb|swell|jump|at|with)(?:s|es)? "
    r"?(?:to|past|beyond|up to|over)? ?$",
    re.IGNORECASE,
)
_ITS = late(r"\b(?:its|their|his|her) (?:about |over |some |roughly )?$", re.IGNORECASE)
_OF_OTHERS = late(r"s? (?:at|of|from|in) (?!your\b|all\b)\w", re.IGNORECASE)


class Count(msgspec.Struct, frozen=True):
    """A stretch that gives the reader `low` people or more, and `high` at most if it is the number of them all."""

    start: int
    end: int
    low: int
    high: int | None


def counts(text: str, company: str) -> Iterator[Count]:
    """Yield what the numbers of a text say of the size of the reader's organisation."""
    for number in quantities(text):
        if _IMAGINED.search(text, max(0, number.start - _BEFORE), number.start):
            continue
        found = _seats(text, number) or _people(text, number) or _counted(text, number, company)
        if found:
            yield found


def _seats(text: str, number: Quantity) -> Count | None:
    """Return the fewest users that an offer is made for."""
    before = text[max(0, number.start - _BEFORE) : number.start]
    if _OTHER_OFFERS.search(before):
        return None
    after = _SEATS_AFTER.match(text, number.end)
    named = None if after or not _SEATS_BEFORE.search(before) else _SEATS.match(text, number.end)
    if after or (named and not _OF_OTHERS.match(text, named.end())):
        return Count(number.start, number.end, number.value, None)
    return None


def _people(text: str, number: Quantity) -> Count | None:
    """Return the people that the reader is said to have in all, or in one team."""
    before = text[max(0, number.start - _BEFORE) : number.start]
    if team := _TEAM_OF.search(before):
        own = team.group().lower().startswith(("your", "ur")) or _LIKE_YOURS.match(text, number.end)
        if own:
            start = number.start - len(before) + team.start()
            return Count(start, number.end, number.value, number.value if team.group(1) or team.group(2) else None)
    people = _N_PEOPLE.match(text, number.end)
    if _A_FIRM_WITH.search(before) and _NEEDS.match(text, number.end):
        return _firm_with(text, number)
    if people and (does := _YOU_DO.search(before)):
        return Count(number.start - len(before) + does.start(), people.end(), number.value, None)
    yours = _YOUR_N.search(before) if people else None
    if people and yours and (people.group(1) or not yours.group().lower().startswith("all")):
        return Count(number.start - len(before) + yours.start(), people.end(), number.value, number.value)
    return None


def _firm_with(text: str, number: Quantity) -> Count | None:
    """Return the people of a house that is described in general, and so means the reader's."""
    if people := _N_PEOPLE.match(text, number.end):
        return Count(number.start, people.end(), number.value, number.value)
    for behind, pattern in counted_nouns():
        if hit := pattern.match(text, number.end):
            return Count(number.start, hit.end(), int(number.value * behind), None)
    return None


@cache
def counted_nouns() -> tuple[tuple[float, re.Pattern[str]], ...]:
    """Return what may be counted, with the people behind each."""
    return tuple(
        (float(people), re.compile(rf"{_NOUN}{nouns}(?![\w-])", re.IGNORECASE))
        for people, nouns in labelled("size_counts")
    )


def _counted(text: str, number: Quantity, company: str) -> Count | None:
    """Return the people behind a number of places or things, if they are the reader's."""
    if number.value < _FEWEST:
        return None
    for people, pattern in counted_nouns():
        hit = pattern.match(text, number.end)
        if hit and _is_meant(text, number, hit, company):
            return Count(number.start, hit.end(), int(number.value * people), None)
    return None


def _is_meant(text: str, number: Quantity, hit: re.Match[str], company: str) -> bool:
    """Tell whether the counted are the reader's; a few people may be anybody's."""
    start, end = number.start, hit.end()
    if is_denied(text, start, end) or is_of_others(text, start, end):
        return False
    if _SERVED.search(text, max(0, start - _BEFORE), start) or _ITS.search(text, max(0, start - _BEFORE), start):
        return False
    if hit.group().lower().endswith(" plants") and (hit.group().count(" ") > 1 or _GREENERY.search(text)):
        return False
    if " of your " in hit.group() or is_right_at_reader(text, start, end):
        return True
    return number.value >= _CROWD and not _OF_OTHERS.match(text, end) and is_of_reader(text, start, end, company)
