"""Tells whether a stretch speaks of the reader's own organisation, and not of the sender's or a third one."""

import re
from functools import cache

import msgspec

from outreach_lint.document.companies import company_mentions, company_of
from outreach_lint.document.late import late
from outreach_lint.document.word_lists import labelled, with_pieces

_REACH = 400  # no sentence is longer
_NEAR = 60
_AFTER = 90
_GERUND_REACH = 30
_SENTENCE_END = late(r"[.!?;](?=\s|$)|\n")
_GERUND = late(r"\s*(?:[\w']+,? ){0,3}[a-z]{2,10}ing\b", re.IGNORECASE)
_LIKE_YOURS = late(r"(?<!\w)(?:like|such as) (?:yours|you)(?!\w)", re.IGNORECASE)
# Right before a structure: "the museum's", "your supplier's".
_OF_ANOTHER = late(
    r"(?<!\w)(?:(?:the|a|an|our|my|their|his|her|this|that) (?:[\w-]+ ){0,2}(?!company|firm|group|business|organi"
    r"|house|team|that'|it'|who'|what'|there'|s?he'|here')"
    r"[a-z][\w-]+(?:'s|s')|your (?:[\w-]+ )?(?:supplier|customer|client|buyer|landlord|bank|insurer|council|city|tenant"
    r"|retailer|distributor|dealer|partner|parent|franchisor|neighbour|neighbor|competitor|rival|wholesaler)(?:'s|s'))"
    r" (?:[\w-]+ )?$",
    re.IGNORECASE,
)
_SENDER = late(r"(?<!\w)(?:me|us|my|our|we|I was|I did)(?!\w)", re.IGNORECASE)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Return a pattern of the list, compiled when first needed."""
    patterns = dict(labelled("size_owners"))
    return re.compile(with_pieces(patterns[name], patterns), re.IGNORECASE)


def scene_pattern(name: str) -> re.Pattern[str]:
    """Return a pattern that tells whose scene a sentence sets."""
    return _pattern(name)


class Sentence(msgspec.Struct, frozen=True):
    """Where a sentence stands: code points, half-open."""

    start: int
    end: int


def sentence_around(text: str, start: int, end: int) -> Sentence:
    """Return the sentence that a stretch stands in."""
    before = max(0, start - _REACH)
    for hit in _SENTENCE_END.finditer(text, before, start):
        before = hit.end()
    following = _SENTENCE_END.search(text, end, end + _REACH)
    return Sentence(before, following.start() if following else min(end + _REACH, len(text)))


def end_of_reader(text: str, start: int, company: str) -> int:
    """Return where "you" or the reader's company ends that stands at `start`, 0 if another one does."""
    if hit := _pattern("YOU").match(text, start):
        return hit.end()
    if company:
        for span in company_mentions(text, company_of(company), start, min(start + _AFTER, len(text))):
            if span.start - start <= len("the "):
                return span.end
    return 0


def is_of_others(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch is quoted, or said of the reader's customers or of a third party."""
    here = sentence_around(text, start, end)
    if text.count('"', here.start, start) % 2:
        return True
    return bool(
        _pattern("THIRD").search(text, here.start, here.end)
        or _pattern("TRADE").search(text, here.start, start)
        or _third_after().match(text, end)
        or _OF_ANOTHER.search(text, max(here.start, start - _NEAR), start)
    )


@cache
def _third_after() -> re.Pattern[str]:
    """Return what gives a structure to somebody with a name: "the regional heads of Tesco"."""
    return re.compile(r"s?'?s?(?: [\w-]+)? (?:of|at) (?:the |a |an )?[A-Z][a-z]+")


def is_denied(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence says that the reader lacks or can do without a structure."""
    return bool(_pattern("DENIED").search(text[sentence_around(text, start, end).start : start]))


def is_history(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence is about how a company began, about the reader's staff, or denies that it is small."""
    here = sentence_around(text, start, end)
    return bool(
        _pattern("PAST").search(text, here.start, here.end)
        or _pattern("NOTSMALL").search(text[here.start : start])
        or _pattern("STAFF").search(text, here.start, start)
    )


def is_right_at_reader(text: str, start: int, end: int) -> bool:
    """Tell whether "your" stands before a structure, or "of yours" after it."""
    here = sentence_around(text, start, end)
    before = text[max(here.start, start - _NEAR) : start]
    return bool(_pattern("BEFORE").search(before) or _pattern("AFTER").match(text, end, min(here.end, end + _AFTER)))


def is_of_reader(text: str, start: int, end: int, company: str) -> bool:
    """Tell whether the nearest person of the sentence, before a stretch or else after it, is the reader."""
    if is_right_at_reader(text, start, end):
        return True
    here = sentence_around(text, start, end)
    if _LIKE_YOURS.search(text, end, here.end) and not scene_pattern("FIRST_LARGE").search(text[here.start : start]):
        return True
    found = _pattern("PERSON").finditer(text, here.start, here.end)
    persons = [(hit.start(), bool(hit.group(1))) for hit in found]
    if company:
        named = company_mentions(text, company_of(company), here.start, here.end)
        persons += [(span.start, True) for span in named]
    before = [one for one in persons if one[0] < end]
    if before:
        return max(before)[1]
    return min(persons)[1] if persons else text[here.end : here.end + 1] == "?"


def is_general(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence opens with what people do, as in "Running a shop is hard": it means the reader."""
    here = sentence_around(text, start, end)
    opening = _GERUND.match(text, here.start, start + _GERUND_REACH)
    return bool(opening and start - here.start <= _GERUND_REACH and not _SENDER.search(text, here.start, here.end))
