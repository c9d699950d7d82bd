"""Tells whether what a message describes is on offer to anybody, so that "the camera" in it is nobody's yet.

An offer asks for one of many ("want one?", "how many seats?"), takes orders or applications, or goes on to say what the
thing always does ("It sees in the dark").
"""

import re
from collections.abc import Iterable
from functools import cache

from outreach_lint.document.span import Span
from outreach_lint.document.talk import matter
from outreach_lint.document.word_lists import labelled, with_pieces

# Every wording of an offer has one of these; looking for them is cheaper than compiling the patterns.
_SIGNS = {
    "CALLED": (
        "appl",
        "abstract",
        "submi",
        "nominat",
        "orders",
        "giveaway",
        "moq",
        "requirement",
        "seats",
        "places",
        "copies",
        "tickets",
        "enter",
        "entries",
        "jury",
        "chapters",
    ),
    "ONE": (" one", " some", " a ", " any", "put you", "how many", "hundred", "interest", "first", "no ", "left at"),
    "GOES": ("it ", "they "),
    "STOCK": (" is ours", " are ours", " is mine", " are mine"),
}

_TO_ANYBODY = -0.4  # weight of a message


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Return a pattern of `shared_terms`, compiled when first needed."""
    patterns = dict(labelled("shared_terms"))
    return re.compile(with_pieces(patterns[name], patterns))


def is_offer(text: str, skip: Iterable[Span] = ()) -> bool:
    """Tell whether a message offers one of many, or describes what such a thing does."""
    low = text.lower()
    if any(any(sign in low for sign in signs) and pattern(name).search(text) for name, signs in _SIGNS.items()):
        return True
    return matter(text, skip) < _TO_ANYBODY
