"""Finds prices that a house of the reader's size can't well pay."""

import re
from collections.abc import Iterator

from outreach_lint.document.late import late
from outreach_lint.document.span import Span
from outreach_lint.model import Prospect

_LONGEST = 20_000  # characters: nobody writes a longer message
_LEAST = 20_000  # a year: less is in reach of a house of one
_A_HEAD = 4_000  # a year: a tenth of what a desk costs
_MONEY = (
    r"(?P<price>(?P<sign>[$€£]|(?:USD|EUR|GBP)\b)? ?(?P<number>\d{1,3}(?:,\d{3})+|\d{1,7}(?:\.\d)?)"
    r" ?(?P<scale>k|m|thousand|million)?(?!\w)(?: ?(?P<coin>dollars|euros?|pounds|USD|EUR|GBP)\b)?"
    r"(?: ?(?:a|an|per|each|every|/) ?(?P<unit>month|mo|year|yr|annum|quarter|week)\b)?)"
)
_COINS = ("$", "€", "£", "usd", "eur", "gbp", "dollars", "pounds")
_OFFER = late(
    r"(?i)\b(?:(?:(?:plans?|pricing|prices?|packages?|licen[cs]es?|subscriptions?|retainers?|contracts?|engagements?"
    r"|fees?|tiers?|editions?|rollouts?|implementations?|minimum|investment)(?: [\w'-]+){0,6}?"
    r"|(?:we|it|this|that)(?: \w+)?)"
    r"(?: (?:start|starts|starting|begin|begins|beginning|cost|costs|charge|run|runs|priced|from|is|are)){1,2}"
    r"|(?:pricing|price|fee|investment|minimum):)"
    rf"(?: (?:at|from|only|just|around|about|as|low|roughly|with|to)){{0,3}} {_MONEY}"
)
_NOT_OURS = late(
    r"(?i)\b(?:saved?|saves|raised|rais\w+|competitors?|others?|their|agencies|they|used to|instead of|elsewhere"
    r"|unlike|rather than|you (?:asked|wrote|said|pay|paid)|your (?:budget|invoice|rent|turnover|revenue)"
    r"|not|never|n't)(?!\w)"
)
_SCALE = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000}
_TIMES_A_YEAR = {"month": 12, "mo": 12, "quarter": 4, "week": 52}


def prices_too_high(text: str, prospect: Prospect) -> Iterator[Span]:
    """Yield the prices a part asks that are far beyond a house of so few people, by what they come to in a year."""
    low = text.lower()
    if not prospect.employees or not any(coin in low for coin in _COINS):
        return
    for hit in _OFFER.finditer(text[:_LONGEST]):
        begin = max(text.rfind(mark, 0, hit.start()) for mark in ".!?\n") + 1
        if not _NOT_OURS.search(text, begin, hit.end()) and _a_year(hit) >= max(_LEAST, _A_HEAD * prospect.employees):
            yield Span(hit.start("price"), hit.end("price"))


def _a_year(hit: re.Match[str]) -> float:
    """Return what a price comes to in a year; one without a unit counts as it stands, a bare number not."""
    if not hit["sign"] and not hit["coin"]:
        return 0
    asked = float(hit["number"].replace(",", "")) * _SCALE.get((hit["scale"] or "").lower(), 1)
    return asked * _TIMES_A_YEAR.get((hit["unit"] or "").lower(), 1)
