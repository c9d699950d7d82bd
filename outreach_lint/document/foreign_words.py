"""Finds words of another country's offices, and prices in another's money, in what is said to a reader."""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from outreach_lint.document.countries import country_of
from outreach_lint.document.late import late
from outreach_lint.document.span import Span
from outreach_lint.document.word_lists import labelled
from outreach_lint.model import Prospect

_LONGEST = 20_000  # characters: nobody writes a longer message
_EURO = frozenset({"de", "at", "fr", "nl", "be", "es", "it", "pt", "fi", "ie"})
_AT_HOME = {
    "$": frozenset({"us", "ca", "au", "nz", "sg"}),
    "£": frozenset({"uk"}),
    "€": _EURO,
    "₹": frozenset({"in"}),
}
_PRICE = late(
    r"(?P<sign>[$£€₹]) ?\d[\d,.]{0,12}[kKmM]?(?: (?:a|an|per|each|every) |/ ?)"
    r"(?:month|mo|year|yr|week|day|hour|seat|user|head|person|unit|piece|kilo|metre|meter)\b"
)
_NATIONS = late(
    r"\b(?:US|U\.S\.A?\.?|USA|UK|U\.K\.|EU|(?i:american?|americans|states|british|britain|england|london|ireland|irish"
    r"|india|indian|canad\w+|australia\w*|europe\w*|germany|overseas|abroad|export\w*|subsidiary|dollars?|currency))(?!\w)"
)
_TO_THE_READER = late(r"\b(?:you|your|yours|ur)\b|\?", re.IGNORECASE)
_OF_THE_WRITER = late(r"(?i)\b(?:I|we|my|our)\b(?:(?!\byour\b)[^.!?\n]){0,30}$")
_ASKED = late(r"\byou (?:asked|wrote|said|mentioned|quoted)\b", re.IGNORECASE)
_SENTENCE = late(r"[^.!?\n](?:[^.!?\n]|[.!?](?=\w))*[.!?]?")


class _Home(msgspec.Struct, frozen=True):
    """Words, the countries they are given for, and whether those are the only ones that have them."""

    words: tuple[str, ...]
    pattern: re.Pattern[str]
    countries: frozenset[str]
    only: bool


@cache
def _homes() -> tuple[_Home, ...]:
    """Return the lines of `home_words.txt`."""
    found = []
    for label, rest in labelled("home_words"):
        words = tuple(sorted(rest.split(", "), key=len, reverse=True))
        pattern = late(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)
        found.append(_Home(words, pattern, frozenset(label.removeprefix("!").split(",")), not label.startswith("!")))
    return tuple(found)


def foreign_words(text: str, prospect: Prospect) -> Iterator[Span]:
    """Yield the words and prices of another country than the reader's, in order."""
    text = text[:_LONGEST]
    country = country_of(prospect)
    if not country:
        return
    low = text.lower()
    homes = [home for home in _homes() if (country in home.countries) is not home.only]
    homes = [home for home in homes if any(word in low for word in home.words)]
    if not homes and not any(sign in text for sign in _AT_HOME):
        return
    for sentence in _SENTENCE.finditer(text):
        said = sentence.group()
        if not _NATIONS.search(said) and not _ASKED.search(said):
            spans = sorted({*_prices(said, country), *_terms(said, homes)}, key=lambda span: span.start)
            yield from (Span(sentence.start() + span.start, sentence.start() + span.end) for span in spans)


def _prices(said: str, country: str) -> Iterator[Span]:
    yield from (Span(hit.start(), hit.end()) for hit in _PRICE.finditer(said) if country not in _AT_HOME[hit["sign"]])


def _terms(said: str, homes: list[_Home]) -> Iterator[Span]:
    if not _TO_THE_READER.search(said):
        return
    for home in homes:
        for hit in home.pattern.finditer(said):
            if not _OF_THE_WRITER.search(said[: hit.start()]):
                yield Span(hit.start(), hit.end())
