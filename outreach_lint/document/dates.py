"""Dates as people and exports write them, to what is sure of them: a day, a month, or a year."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final

import msgspec

from outreach_lint.document.late import late

MONTHS: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_NAME = (
    "(?P<{}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?)\\.?"
)
_DAY = r"(?P<{}>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<{}>(?:19|20)\d\d)"
_DATE = late(
    r"(?<![\w.,/-])(?:"
    + "|".join(
        (
            rf"{_YEAR.format('iso')}[-/](?P<iso_month>0[1-9]|1[0-2])(?:[-/](?P<iso_day>0[1-9]|[12]\d|3[01]))?(?:T[\d:.+Z-]+)?",
            rf"{_DAY.format('day')} (?:of )?{_NAME.format('month')},?(?: {_YEAR.format('year')})?",
            rf"{_NAME.format('us_month')} {_DAY.format('us_day')}(?:,? {_YEAR.format('us_year')})?",
            rf"{_NAME.format('only')},? {_YEAR.format('only_year')}",
            rf"(?P<one>\d\d?)(?P<sign>[./-])(?P<two>\d\d?)(?P=sign){_YEAR.format('last')}",
        )
    )
    + r")(?![\w/-]|[.,]\d)",
    re.IGNORECASE,
)
_BARE_YEAR = late(r"\s*((?:19|20)\d\d)\s*")
_EPOCH = late(r"\s*(\d{10})(?:\d{3})?(?:\.0)?\s*")
_LONGEST = 80
_TWELVE = 12
_DECEMBER = 12


class Dated(msgspec.Struct, frozen=True):
    """A date in a text, and what is sure of it: `month` and `day` are 0 if they are not, and `year` if none is said."""

    start: int
    end: int
    year: int
    month: int
    day: int

    @property
    def iso(self) -> str:
        """Return the date as YYYY, YYYY-MM or YYYY-MM-DD, as far as it is sure."""
        return "-".join([str(self.year), *(f"{number:02}" for number in (self.month, self.day) if number)])

    @property
    def first(self) -> date:
        """Return the first day that it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """Return the last day that it can mean."""
        if self.day:
            return self.first
        month = self.month or _DECEMBER
        return date(self.year + month // _DECEMBER, month % _DECEMBER + 1, 1) - timedelta(days=1)


def dates_in(text: str) -> Iterator[Dated]:
    """Yield the dates of a text, in order; those that cannot be (30 February) are left out."""
    for found in _DATE.finditer(text):
        year, month, day = _sure(found)
        if _exists(year, month, day):
            yield Dated(found.start(), found.end(), year, month, day)


def iso_of(text: str) -> str:
    """Return the date that a value holds as YYYY, YYYY-MM or YYYY-MM-DD, as far as it is sure; empty if it holds none.

    3/4/2026 is a day of March or of April, so that only the year is sure; 28/3/2026 is no riddle. Seconds and
    milliseconds since 1970 are what some exports write.
    """
    text = text[:_LONGEST]
    if epoch := _EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(epoch[1]), UTC).date().isoformat()
    if bare := _BARE_YEAR.fullmatch(text):
        return bare[1]
    found = next((one for one in dates_in(text) if one.year), None)
    return found.iso if found else ""


def date_of(text: str) -> Dated | None:
    """Return a date as `iso_of` writes it, None for an empty one."""
    if not text:
        return None
    year, month, day = (int(piece) for piece in (*text.split("-"), "0", "0")[:3])
    return Dated(0, len(text), year, month, day)


def _sure(found: re.Match[str]) -> tuple[int, int, int]:
    """Return year, month and day of a match, 0 for what it does not tell."""
    said = found.groupdict()
    if said["iso"]:
        return int(said["iso"]), int(said["iso_month"]), int(said["iso_day"] or 0)
    if said["last"]:
        return int(said["last"]), *_order(int(said["one"]), int(said["two"]), said["sign"])
    year = said["year"] or said["us_year"] or said["only_year"]
    name = said["month"] or said["us_month"] or said["only"]
    month = next(number for number, full in enumerate(MONTHS, 1) if full.startswith(name[:3].lower()))
    return int(year or 0), month, int(said["day"] or said["us_day"] or 0)


def _order(one: int, two: int, sign: str) -> tuple[int, int]:
    """Return month and day of two numbers: with dots the day comes first, else a number above 12 must be the day."""
    if sign == "." or one > _TWELVE:
        return two, one
    return (one, two) if two > _TWELVE or one == two else (0, 0)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year or 2000, month or 1, day or 1)
    except ValueError:
        return False
    return True
