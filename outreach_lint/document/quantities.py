"""Reads numbers, in digits or in words."""

import re
from functools import lru_cache

import msgspec

from outreach_lint.document.late import late

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NUMBER_WORDS = {word: value for value, word in enumerate(_ONES)} | {
    word: (at + 2) * 10 for at, word in enumerate(_TENS)
}
_SCALES = {
    "dozen": 12,
    "dozens": 24,
    "hundred": 100,
    "hundreds": 200,
    "thousand": 1000,
    "thousands": 2000,
    "million": 1_000_000,
}
_WORD = "|".join([*_TENS, *reversed(_ONES[1:])])
_SCALE = "dozens?|hundreds?|thousands?|million"
_NUMBER = late(
    rf"(?<![\w.$\u20ac\u00a3])(?:(?:(\d{{1,3}}(?:,\d{{3}})+|\d{{1,9}})(?![\d%]|[.,]\d)(k(?!\w))?"
    rf"|(a|{_WORD})(?:[ -]({'|'.join(_ONES[1:10])}))?)(?: ?({_SCALE}))?|({_SCALE}))(?!\w)",
    re.IGNORECASE,
)


class Quantity(msgspec.Struct, frozen=True):
    """A number and where it stands."""

    start: int
    end: int
    value: int


@lru_cache(maxsize=64)
def quantities(text: str, start: int = 0, end: int | None = None) -> tuple[Quantity, ...]:
    """Return the whole numbers of a text; amounts of money and percentages are left out."""
    found: list[Quantity] = []
    for hit in _NUMBER.finditer(text, start, len(text) if end is None else end):
        digits, kilo, word, unit, scale, lone = hit.groups()
        scale = scale or lone
        if word and word.lower() == "a" and not scale:
            continue
        value = int(digits.replace(",", "")) if digits else NUMBER_WORDS.get((word or "one").lower(), 1)
        value += NUMBER_WORDS.get((unit or "").lower(), 0)
        value *= (1000 if kilo else 1) * _SCALES.get((scale or "").lower(), 1)
        found.append(Quantity(hit.start(), hit.end(), value))
    return tuple(found)
