"""Weighs whether a message goes on with a matter between two people, or speaks as to anybody.

Each sign (words or turns of speech) moves the weight by how often it comes; what is for sale, who it is for and what is
always so speak against a matter, and what happened, when, what went wrong and what is asked about it speak for one.
"""

import math
import re
from collections.abc import Iterable, Iterator
from functools import cache

from outreach_lint.document.span import Span
from outreach_lint.document.word_lists import lines

_MOST = 3  # times that a sign is counted
_FEWEST = 8  # words of a message, for shares
_SHARED = frozenset(
    {"reader", "definite", "indefinite", "past"}
)  # signs that all messages have: their share of the words counts
_SHARE = 5.0
_SURE, _FEW = 1.7, 12  # from this weight on, and with so many words, a message needs no other evidence
_ENDS = ".,;:!?()\"'"


@cache
def _weights() -> tuple[tuple[str, float, frozenset[str], str], ...]:
    """Return the signs: name, weight, words, and pattern if it has one."""
    found = []
    for line in lines("talk_signs"):
        name, weight, kind, rest = line.split(" ", 3)
        known = frozenset(rest.split()) if kind == "words" else frozenset[str]()
        found.append((name, float(weight), known, rest if kind == "pattern" else ""))
    return tuple(found)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def signs(text: str, skip: Iterable[Span] = ()) -> Iterator[float]:
    """Yield how strong each sign is in a text, without the stretches to skip."""
    for span in sorted(skip, key=lambda span: -span.start):
        text = text[: span.start] + " " + text[span.end :]
    keys = [piece.strip(_ENDS) for piece in text.lower().split()]
    size = max(_FEWEST, len(keys))
    for name, _, known, pattern in _weights():
        count = len(_compiled(pattern).findall(text)) if pattern else sum(key in known for key in keys)
        if name == "base":
            yield 1.0
        else:
            yield min(1.0, count / size * _SHARE) if name in _SHARED else min(_MOST, count) / _MOST


def matter(text: str, skip: Iterable[Span] = ()) -> float:
    """Return how much speaks for a matter between two people: above 0 for, below against."""
    weights = (weight for _, weight, _, _ in _weights())
    return math.fsum(weight * strength for weight, strength in zip(weights, signs(text, skip), strict=True))


def goes_on(text: str, skip: Iterable[Span]) -> Iterator[Span]:
    """Yield what follows the greeting if the message as a whole goes on with a matter between two."""
    away = tuple(skip)
    if len(text.split()) >= _FEW and matter(text, away) > _SURE:
        start = next((span.end for span in away if not text[: span.start].strip()), 0)
        yield Span(start, len(text))
