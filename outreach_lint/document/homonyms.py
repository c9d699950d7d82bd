"""Finds nouns that the reader's trade takes for something else than the message means: "your cookies" to a bakery."""

import re
from collections.abc import Iterator
from functools import cache

from outreach_lint.document.late import late
from outreach_lint.document.roles import functions_of
from outreach_lint.document.span import Span
from outreach_lint.document.trades import Families, trades_of
from outreach_lint.document.word_lists import labelled
from outreach_lint.model import Prospect

_LONGEST = 20_000  # characters: nobody writes a longer message
# To these both meanings are plain: it is their trade, or their desk.
_AT_HOME = frozenset({"software", "holding", "marketing", "consulting", "engineering", "telecom"})
_DESKS = frozenset({"tech", "security", "product", "marketing", "sales"})
_YOUR = (
    r"(?i)\b(?:your|ur) (?:(?:own|new|current|existing|busy|best|other|many|first|old|lovely|local|two|three|four|five"
    r"|of your) ){0,2}"
)
_ENOUGH = 2  # signs anywhere
_NEAR = 80  # characters: one sign that close is enough


@cache
def _nouns() -> tuple[tuple[Families, str, re.Pattern[str], re.Pattern[str]], ...]:
    """Return the trades, the noun, where it is the reader's, and what tells of its other meaning."""
    found = []
    for label, rest in labelled("homonyms"):
        noun, _, cues = rest.partition(" = ")
        choice = "|".join(re.escape(cue).replace(r"\*", r"\w*") for cue in cues.split(", "))
        yours = late(rf"{_YOUR}{re.escape(noun)}(?![\w-])")
        found.append((frozenset(label.split(",")), noun, yours, late(rf"(?i)(?<![\w-])(?:{choice})(?![\w-])")))
    return tuple(found)


def homonyms(text: str, prospect: Prospect) -> Iterator[Span]:
    """Yield the nouns that a part gives the reader in a meaning that is not that of their trade."""
    trades = trades_of(prospect)
    if not trades or trades & _AT_HOME or functions_of(prospect.title) & _DESKS:
        return
    text = text[:_LONGEST]
    low = text.lower()
    for families, noun, yours, cues in _nouns():
        if not families & trades or noun not in low:
            continue
        signs = {hit.group().lower() for hit in cues.finditer(text)}
        for hit in yours.finditer(text) if signs else ():
            if len(signs) >= _ENOUGH or cues.search(text, max(0, hit.start() - _NEAR), hit.end() + _NEAR):
                yield Span(hit.start(), hit.end())
