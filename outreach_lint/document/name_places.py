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
_STOCKED = late(
    r"\b(?:we|I|shop|store|range) (?:(?:also|now|only|still|all|have|do) )*(?:stock|sell|carry|supply|keep|have|make"
    r"|fit|service|repair|offer|distribute|import|lend|rent|use|take|buy)s? (?:[a-z-]+ ){0,2}$",
    re.IGNORECASE,
)
_AS_KNOWN = late(
    r"\b(?:as )?you(?:'ve| have| may| might| will|'ll)?(?: have| also| probably| already| well| surely)* "
    r"(?:know|heard|hear|read|seen|noticed)\b[^.!?\n]*$",
    re.IGNORECASE,
)
_SOMEBODY = late(r"[A-Z][\w-]+ (?:in|at|near|from) (?:the )?$")
_BEGINNING = late(r"(?:\A|[.!?:\n])[ \"'(*-]*$")
_NEARBY = 60
_HYPOTHETIC = late(
    r"\b(?:if|whether|your data|will (?:get|receive)|stored|hosted|suppose|supposing|imagine|picture|assume|assuming"
    r"|say that|let's say|what would|you can|you get|you'll (?:get|see|find|receive|be able)|meet|join|visit)\b",
    re.IGNORECASE,
)


def is_customer(text: str, end: int) -> bool:
    """Tell whether the owner that ends there has or buys what the writer sells: "Ghent's clinic has 300 of them"."""
    return _CUSTOMER.match(text, end) is not None


def is_stocked_or_known(text: str, start: int) -> bool:
    """Tell whether the writer sells what is named there, or it is news that everybody may have read."""
    begin = max(0, start - _NEARBY)
    return bool(_STOCKED.search(text, begin, start) or _AS_KNOWN.search(text, begin, start))


def is_with_somebody(text: str, start: int) -> bool:
    """Tell whether somebody named stands before the place that starts there, inside a sentence: "and Ines in Braga"."""
    who = _SOMEBODY.search(text, max(0, start - _NEARBY), start)
    return who is not None and not _BEGINNING.search(text, max(0, who.start() - len('... " ')), who.start())


def tells_the_reader(sentence: str) -> bool:
    """Tell whether a sentence tells the reader something that is so, and not what could be or what they will get."""
    return bool(_SECOND_PERSON.search(sentence)) and not _HYPOTHETIC.search(sentence)


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
