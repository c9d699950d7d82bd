"""Finds offers and invitations that end, by their own words, on a day before the message goes out."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

import msgspec

from outreach_lint.document.dates import Dated, dates_in
from outreach_lint.document.late import late
from outreach_lint.document.quotes import quoted_speech
from outreach_lint.model import PartName

_SMALL = r"(?:(?:on|at|the|end|of|midnight|close|noon|\w{3,6}day,?|-) ){0,4}"
_ENDS = late(
    r"\b(?:ends?|ending|expires?|expiring|closes?|closing|finish(?:es)?|lapses?|(?:valid|available|open|good|bookable"
    r"|runs?|lasts?|holds?|appl(?:y|ies)|stays?|free|reserved|yours|on)(?: only| free)?"
    r" (?:until|till|through|to|up to|up until))"
    rf" {_SMALL}$",
    re.IGNORECASE,
)
_UNTIL = late(rf"\b(?:until|till|by|before|no later than|latest by|through) {_SMALL}$", re.IGNORECASE)
_OFFER = late(
    r"\b(?:book|order|sign up|register|apply|join|reserve|claim|redeem|rsvp|half price|\d+ ?% off|discount|offer|free"
    r"|early[ -]bird|spots?|seats?|code|voucher|on us)\b|\d ?% off\b",
    re.IGNORECASE,
)
_MEETS = late(
    r"\b(?:join (?:us|me|our)|meet (?:us|me)|see you|come (?:to|by|along|and see)|will (?:be|take place|start|speak"
    r"|open|run|host|show)|takes place|is coming up|register|sign up|save (?:your|the|a) (?:seat|date|spot)"
    r"|invite (?:you )?to|you are invited|you're invited|we(?:'re| are) hosting|I(?:'m| am) speaking)\b",
    re.IGNORECASE,
)
_ON = late(rf"(?:\b(?:on|from|for|is|place|date|seat|spot)|,|:) {_SMALL}$", re.IGNORECASE)
_PAST = late(
    r"\b(?:was|were|had|did|didn't|ended|expired|closed|ran|took place|used to|missed|passed|lasted|went|came|held in"
    r"|since|if)\b",
    re.IGNORECASE,
)
_STOP = late(r"[.!?](?=\s|$)|\n")
_AGO = 120
"""Days for which a day without a year is taken for the last one of its name and not for the next."""
_WINDOW = 200


class Ending(msgspec.Struct, frozen=True):
    """What a part says of an end: its span up to the date, and the date."""

    part: PartName
    start: int
    end: int
    dated: Dated

    def last(self, sent: date) -> date | None:
        """Return the last day before the message goes out that the date can mean, None if it may mean a later one."""
        if self.dated.year:
            return self.dated.last if self.dated.last < sent else None
        if not self.dated.day:
            return None
        for year in (sent.year, sent.year - 1):
            try:
                day = date(year, self.dated.month, self.dated.day)
            except ValueError:
                continue
            if day <= sent:
                return day if timedelta() < sent - day <= timedelta(days=_AGO) else None
        return None


def endings(texts: Mapping[PartName, str]) -> Iterator[Ending]:
    """Yield what the parts of a message say of an end, or of a meeting to come, with its date."""
    for part, text in texts.items():
        quotes = quoted_speech(text) if '"' in text else ()
        for dated in dates_in(text):
            start = _claimed(text, dated)
            if start >= 0 and not any(span.start <= start and dated.end <= span.end for span in quotes):
                yield Ending(part, start, dated.end, dated)


def _claimed(text: str, dated: Dated) -> int:
    """Return where the words begin that make a date an end or a meeting, -1 if there are none."""
    before = text[max(dated.start - _WINDOW, 0) : dated.start]
    begun = [stop.end() for stop in _STOP.finditer(before)]
    before = before[begun[-1] if begun else 0 :]
    stop = _STOP.search(text, dated.end, dated.end + _WINDOW)
    after = text[dated.end : stop.end() if stop else dated.end + _WINDOW]
    if _PAST.search(before) or _PAST.search(after):
        return -1
    offset = dated.start - len(before)
    if found := _ENDS.search(before):
        return offset + found.start()
    if (found := _UNTIL.search(before)) and (_OFFER.search(before) or _OFFER.search(after)):
        return offset + found.start()
    return dated.start if _ON.search(before) and _MEETS.search(before) else -1
