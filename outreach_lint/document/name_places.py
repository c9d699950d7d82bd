"""Tells how a sentence speaks of a named place or owner: as of a customer, or as of a thing with its own day."""

import re
from collections.abc import Iterable

from outreach_lint.document.late import late
from outreach_lint.document.offers import pattern
from outreach_lint.document.span import Span

_CUSTOMER = late(
    r"'s (?:[\w-]+ ){1,4}(?:has|have|had|uses?|runs?|bought|took|takes|keeps?|swears?|sent|sends|ordered"
    r"|orders|switched)\b[^.!?\n]{0,30}\b(?:(?:of|by|with|to|on) (?:them|these|us|ours|it)"
    r"|(?:one|two|three|four|\d+) (?:already|since))\b"
)
_TURN = late(r",| (?:and|but|when|if|while|because|so|where)\b")
_IS = late(r"(?: [a-z-]+){0,3} (?:is|are) (?![a-z]+ing\b|open\b|free\b)")
_SECOND_PERSON = late(r"\b(?:you|your|yours)\b", re.IGNORECASE)
_FULL_STOP = late(r"[.!?] |[a-z][.!?]?\n")
_MARKS = ".!?\n"


def is_customer(text: str, end: int) -> bool:
    """Tell whether the owner that ends there has or buys what the writer sells: "Ghent's clinic has 300 of them"."""
    return _CUSTOMER.match(text, end) is not None


def is_of_now(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence asks, speaks to the reader or tells of one time, and not of what is always so."""
    begin = max(text.rfind(mark, 0, start) for mark in _MARKS) + 1
    close = min((place for mark in _MARKS if (place := text.find(mark, end)) >= 0), default=len(text))
    if text[close : close + 1] == "?" or _SECOND_PERSON.search(text, begin, close):
        return True
    if _IS.match(text, end):
        return True
    turn = _TURN.search(text, end, close)
    return bool(pattern("STANDS").search(text, end, turn.start() if turn else close))


def is_told_of(text: str, start: int, end: int, signed: Iterable[Span]) -> bool:
    """Tell whether a message begins with what the named house does or needs, and that is not the sender's doing."""
    told = pattern("TOLD_NOW").match(text, end)
    # Customers are told of later.
    if not told or not _opens_message(text, start, signed) or pattern("NOT_TOLD").match(text, told.end()):
        return False
    close = min((place for mark in _MARKS if (place := text.find(mark, told.end())) >= 0), default=len(text))
    return not pattern("GOES_ON").match(text, close + 1)


def _opens_message(text: str, start: int, signed: Iterable[Span]) -> bool:
    greeted = max((span.end for span in signed if span.end <= start), default=0)
    return not _FULL_STOP.search(text, greeted, max(greeted, max(text.rfind(mark, 0, start) for mark in _MARKS) + 1))
