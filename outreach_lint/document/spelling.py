"""Gives shouted names their usual capitals, and tells slips of the finger."""

import re
from functools import cache

from outreach_lint.document.names import bare
from outreach_lint.document.word_lists import words

_PARTICLES = frozenset(
    [
        "van",
        "von",
        "den",
        "der",
        "de",
        "del",
        "della",
        "di",
        "da",
        "do",
        "dos",
        "das",
        "du",
        "la",
        "le",
        "las",
        "los",
        "ter",
        "ten",
        "zu",
        "zur",
        "af",
        "av",
        "bin",
        "ibn",
        "y",
        "e",
        "and",
        "of",
        "for",
    ]
)
# These open a name with a capital even in front of the rest of it.
_CAPITAL_FIRST = frozenset({"la", "le", "and", "of", "for"})
_PREFIXES = ("mc", "o'", "d'", "l'")
_NEAR_FROM = 4
_NEAR_LONGEST_FROM = 5


def usual_case(text: str) -> str:
    """Return a shouted name in the capitals that it usually has."""
    many = " " in text
    done: list[str] = []
    for piece in re.split(r"([ \-.])", text):
        low = piece.lower()
        small = many and low in _PARTICLES and (bool(done) or low not in _CAPITAL_FIRST)
        done.append(low if small else _cased(low))
    return "".join(done)


@cache
def _forms() -> dict[str, str]:
    return {form.lower(): form for form in words("capital_forms")}


def _cased(low: str) -> str:
    if low in _forms():
        return _forms()[low]
    for prefix in _PREFIXES:
        rest = low.removeprefix(prefix)
        if rest != low and len(rest) > 1:
            return prefix[0].upper() + prefix[1:] + rest[0].upper() + rest[1:]
    return low[:1].upper() + low[1:]


def near(one: str, other: str) -> bool:
    """Tell whether one slip of the finger turns one folded name of five or more letters into the other."""
    short, long = sorted((one, other), key=len)
    if one == other or len(short) < _NEAR_FROM or len(long) < _NEAR_LONGEST_FROM or len(long) - len(short) > 1:
        return False
    at = next((index for index, letter in enumerate(short) if letter != long[index]), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at + 1 : at + 2] + short[at : at + 1] + short[at + 2 :]
    return short[at + 1 :] == long[at + 1 :] or swapped == long[at:]


@cache
def brands() -> dict[str, str]:
    """Return the brands that are not written in capitals, by their names in lower case without accents."""
    return {bare(brand): brand for brand in words("brands")}
