"""The day on which a message goes out, as far as anything tells it; no clock is read."""

from collections.abc import Iterator
from datetime import date

from outreach_lint.document.dates import Dated, date_of
from outreach_lint.model import Message, Prospect


def send_day(message: Message) -> date | None:
    """Return the earliest day on which a message can go out, None if nothing tells.

    That is its own date; without one, the date of the newest fact of its record if an older one is to be compared
    with it: nobody writes of what has not happened yet.
    """
    own = date_of(message.sent or "")
    if own:
        return own.first
    days = {found.first for _fact, found in dated_facts(message.prospect)}
    return max(days) if len(days) > 1 else None


def dated_facts(prospect: Prospect | None) -> Iterator[tuple[str, Dated]]:
    """Yield the recent facts of a record that have a date."""
    if prospect:
        for fact, written in zip(prospect.recent, prospect.recent_dates, strict=False):
            found = date_of(written)
            if found:
                yield fact, found
