"""Finds what a message tells as news though the record dates it long before the message goes out."""

import re
from collections.abc import Iterator
from datetime import date

import msgspec

from outreach_lint.document.dates import Dated, dates_in
from outreach_lint.document.document import Document
from outreach_lint.document.facts import fact_mentions
from outreach_lint.document.late import late
from outreach_lint.document.send_day import dated_facts
from outreach_lint.model import PARTS, PartName, Prospect

_WISH = late(
    r"\b(?:congrat\w{0,12}|kudos|well done|bravo|hats off|cheers to|happy for you|good luck (?:with|in|on)"
    r"|welcome to)\b",
    re.IGNORECASE,
)
_NEWS = late(
    r"\b(?:recent(?:ly)?|newly|freshly|fresh off|latest|the news|breaking|hot off|yesterday|the other day|these days"
    r"|right now|(?:this|last|past) (?:week|month|quarter|few (?:days|weeks))|(?:days|weeks|a week|a month) ago"
    r"|(?:you|they|who|has|have|had|'ve|'s|team|company|have only) just|just (?:in|now|out|saw|read|heard|came across)"
    r"|(?:starting|settling) (?:out |in )?(?:as|into|at)|your first (?:days|weeks|months|100 days))\b",
    re.IGNORECASE,
)
_NEW = late(
    r"\b(?:your|the|his|her|their|\w+'s?) (?:brand[ -])?new (?:\S+ ){0,3}$|\b(?:brand[ -])?new\b", re.IGNORECASE
)
_NOT_YOURS = late(r"\b(?:our|my) (?:brand[ -])?new\b", re.IGNORECASE)
_OLD = late(
    r"\b(?:(?:last|the past|the previous) year|(?:a year|years|(?:some|a few|several|many|\d+|two|three|four|five|six"
    r"|seven|eight|nine|ten|eleven|twelve) (?:months|years)) (?:ago|back|on|later|in)|back in|a while (?:ago|back)"
    r"|some time ago|long ago|anniversary|since then|(?:in|since|of|from|during|by|until) (?:19|20)\d\d|at the time"
    r"|by now|meanwhile|ever since|last (?:spring|summer|autumn|fall|winter)|turned out|has been running)\b",
    re.IGNORECASE,
)
_BEFORE = 40
_SHORT = 60


class StaleFact(msgspec.Struct, frozen=True):
    """Where a part tells a fact as news, the fact, its date, and how many days before the message that is at least."""

    part: PartName
    start: int
    end: int
    fact: str
    dated: Dated
    days: int


def stale_facts(document: Document, sent: date, most: int) -> Iterator[StaleFact]:
    """Yield the facts told as news that are older than `most` days on the day on which the message goes out."""
    prospect = document.message.prospect
    old = [(fact, dated) for fact, dated in dated_facts(prospect) if (sent - dated.last).days > most]
    if prospect is None or not old:
        return
    # A fact that was repeated of late is news again.
    fresh = [fact for fact, dated in dated_facts(prospect) if (sent - dated.last).days <= most]
    for part in PARTS:
        text = document.text(part)
        known = {start for fact in fresh for start, _end in _mentions(document, part, fact, prospect)}
        for fact, dated in old:
            for start, end in _mentions(document, part, fact, prospect):
                if start not in known and _as_news(document, part, text, start, end):
                    yield StaleFact(part, start, end, fact, dated, (sent - dated.last).days)


def _mentions(document: Document, part: PartName, fact: str, prospect: Prospect) -> Iterator[tuple[int, int]]:
    """Yield where a part uses a fact."""
    alone = Prospect(first_name=prospect.first_name, last_name=prospect.last_name, recent=(fact,))
    for found in fact_mentions(document.text(part), alone, document.skipped(part)):
        if found.field == "recent":
            yield found.start, found.end


def _as_news(document: Document, part: PartName, text: str, start: int, end: int) -> bool:
    """Tell whether the sentence of a span speaks of it as of something that has just happened, and gives no date."""
    begin, stop = document.sentence_bounds(part, start, end)
    sentence = text[begin:stop]
    if _OLD.search(sentence) or any(True for _ in dates_in(sentence)) or document.in_quotes(part, start, end):
        return False
    before = text[max(begin - _SHORT, 0) : begin]
    if _WISH.search(sentence) or _WISH.search(before) or _NEWS.search(sentence):
        return True
    near = text[max(begin, start - _BEFORE) : end]
    return bool(_NEW.search(near)) and not _NOT_YOURS.search(near)
