"""Finds the sites and handles that bear the reader's company, and tells whether a city is the writer's own."""

import re
from collections.abc import Iterator

from outreach_lint.document.companies import company_of, without_possessive
from outreach_lint.document.late import late
from outreach_lint.document.names import bare, is_any_given_name, words_of
from outreach_lint.document.span import Span
from outreach_lint.document.vocabulary import is_known_word
from outreach_lint.model import Prospect

_ADDRESS = late(
    r"(?<![\w.@/-])(?:https?://)?(?:www\.)?([a-z\d][a-z\d-]{3,60})\.[a-z]{2,6}(?![\w@])|(?<![\w.@#])[@#](\w{4,40})",
    re.IGNORECASE,
)
_MARK = late(r"[@#]|\.[A-Za-z]")
"""One of these is in every site and handle."""
_HOME = late(
    r"\b(?:I|we|my|our) (?!(?:saw|see|met|heard|read|noticed)\b)(?:(?!\byour?\b)[^.!?\n]){0,90}"
    r"\b(?:house|office|agency|firm|company|studio|workshop|shop|lab|start-?up|based|school|team|factory|garage|practice)"
    r",? (?:here )?(?:in|at|near|out of|from) (?:the )?$",
    re.IGNORECASE,
)
_WITH_THE_READER = late(r"[^.!?\n]{0,120}\b(?:you|your)\b", re.IGNORECASE)
_SHORT, _RARE = 3, 5


def addresses(text: str, prospect: Prospect) -> Iterator[Span]:
    """Yield the sites and handles that are made of the company's name: oakmill.example, @oakmill."""
    core = company_of(prospect.company).core
    whole = "".join(key for key in core if key.isalnum())
    for hit in _ADDRESS.finditer(text) if whole and _MARK.search(text) else ():
        host = bare(hit[1] or hit[2]).replace("-", "").replace("_", "")
        if len(host) >= len(core[0]) and (whole.startswith(host) or (len(whole) > _SHORT and host.startswith(whole))):
            yield Span(hit.start(), hit.end())


def in_lower_case(text: str, prospect: Prospect) -> Iterator[Span]:
    """Yield the words of the company's name that are written small, as in chats; common words are none of its."""
    own = company_of(prospect.company).own
    rare = {key for key in own if len(key) >= _RARE and not is_known_word(key) and not is_any_given_name(key)}
    for word in words_of(text) if rare else ():
        if word.text[0].islower() and without_possessive(word.key) in rare:
            yield Span(word.start, word.end)


def is_the_writers(text: str, start: int, end: int) -> bool:
    """Tell whether a city is where the writer's house is, in a sentence without the reader."""
    at = _HOME.search(text, max(0, start - 120), start)
    return bool(at) and not _WITH_THE_READER.match(text, end)
