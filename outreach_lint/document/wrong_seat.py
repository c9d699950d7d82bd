"""Finds what another desk than the reader's has on it: firewall rules in a message to a head of finance."""

import re
from collections.abc import Iterator
from functools import cache

from outreach_lint.document.late import late
from outreach_lint.document.roles import Role, functions_of, is_other_role
from outreach_lint.document.span import Span
from outreach_lint.document.word_lists import labelled
from outreach_lint.model import Prospect

_LONGEST = 20_000  # characters: nobody writes a longer message
_ENOUGH = 2
_FEW = 30  # people: in a smaller house one person has several desks
_OPEN = frozenset({"general", "operations", "product"})  # they answer for other desks too
_TWINS = frozenset({"tech", "security"})
_YOUR = r"(?i)\b(?:your|ur) (?:[\w'-]+ ){0,2}?"
# The message knows that it is somebody else's, or says what it has to do with this reader.
_KNOWN = late(
    r"(?i)\b(?:your (?:\w+ )?(?:team|department|colleagues?|counterpart|head of \w+|c[a-z]o|ciso|engineers|auditors?"
    r"|side)|(?:right|best|better) person|pass (?:this|it)|point me|forward|put me in touch|who (?:owns"
    r"|runs|handles|looks|has)|budget\w*|sign(?:s|ed)? off|approv\w+|invoice[sd]?|audit\w*|premiums?|insurers?|board"
    r"|your (?:post|talk|article))\b"
)


@cache
def _desks() -> tuple[tuple[str, tuple[str, ...], re.Pattern[str], re.Pattern[str]], ...]:
    """Return the functions with what is on their desks, and where that is the reader's or named at all."""
    found = []
    for function, rest in labelled("seat_words"):
        things = tuple(sorted(rest.split(", "), key=len, reverse=True))
        whole = rf"(?P<thing>{'|'.join(map(re.escape, things))})(?![\w-])"
        found.append((function, things, late(_YOUR + whole), late(rf"(?i)(?<![\w-]){whole}")))
    return tuple(found)


def wrong_seats(text: str, prospect: Prospect) -> Iterator[Span]:
    """Yield what a part says is the reader's and is another function's: the first of several."""
    functions = functions_of(prospect.title)
    few = prospect.employees is not None and prospect.employees < _FEW
    if not functions or functions & _OPEN or few:
        return
    text = text[:_LONGEST]
    low = text.lower()
    said = [desk for desk in _desks() if any(thing in low for thing in desk[1])]
    if not said or _KNOWN.search(text) or any(desk[0] in functions and desk[3].search(text) for desk in said):
        return
    for function, _things, yours, named in said:
        near = function in _TWINS and functions & _TWINS
        if near or not is_other_role(Role(frozenset({function})), functions):
            continue
        hits = list(yours.finditer(text))
        if _kinds(hits) >= _ENOUGH or (hits and _kinds(list(named.finditer(text))) > _ENOUGH):
            yield Span(hits[0].start("thing"), hits[0].end("thing"))


def _kinds(hits: list[re.Match[str]]) -> int:
    """Return how many different things are named."""
    return len({hit["thing"].lower() for hit in hits})
