"""Finds the lines in which a company's name may stand that nobody has accounted for."""

import re
from collections.abc import Iterator
from functools import cache

from outreach_lint.document.late import late
from outreach_lint.document.names import keys_of
from outreach_lint.document.span import Span
from outreach_lint.document.word_lists import labelled

_SENTENCE_START = late(r"(?:^|[\n.!?][ \"'(]*)$")
_SAID = late(r"[^\W_]")
_BEFORE = 4
_CLOSE = 2
"""Characters after a line by which an expression can tell that the text goes on."""


@cache
def _name() -> re.Pattern[str]:
    return re.compile(dict(labelled("company_terms"))["NAME"])


def suspect_lines(text: str, known: frozenset[str]) -> Iterator[Span]:
    """Yield the lines that say something with a capitalised word that is not known, folded.

    A single word at the start of a sentence does not count: it is capitalised anyhow.
    """
    end = -1
    for run in _name().finditer(text):
        if run.start() >= end and _is_suspect(text, run, known):
            start, end = text.rfind("\n", 0, run.start()) + 1, text.find("\n", run.end())
            end = len(text) if end < 0 else end
            if _SAID.search(text, start, run.start()) or _SAID.search(text, run.end(), end):
                yield Span(start, end)


def _is_suspect(text: str, run: re.Match[str], known: frozenset[str]) -> bool:
    words = [word for word in run.group().split() if not word[0].islower() and word != "&"]
    strange = [known.isdisjoint(keys_of(word.removesuffix("'s"))) for word in words]
    begins = _SENTENCE_START.search(text, max(0, run.start() - _BEFORE), run.start())
    if begins and (len(words) == 1 or not strange[1]):
        del strange[0]
    return any(strange)


def matches_within(pattern: re.Pattern[str], text: str, lines: tuple[Span, ...]) -> Iterator[re.Match[str]]:
    """Yield the matches in some lines of an expression that crosses no line's end."""
    for line in lines:
        yield from pattern.finditer(text, line.start, min(line.end + _CLOSE, len(text)))
