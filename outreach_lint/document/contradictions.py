"""What a message says of its reader that the record contradicts: their role, their city, what they have or did."""

from collections.abc import Iterator

import msgspec

from outreach_lint.document.city_claims import wrong_cities
from outreach_lint.document.denied_facts import denied_facts
from outreach_lint.document.role_claims import wrong_roles
from outreach_lint.model import Prospect

_LONGEST = 20_000  # characters: nobody writes a longer message


class Contradiction(msgspec.Struct, frozen=True):
    """A stretch that the record contradicts, and what the record says instead."""

    start: int
    end: int
    expected: str


def contradictions(text: str, prospect: Prospect) -> Iterator[Contradiction]:
    """Yield what a part says of the reader against the record."""
    text = text[:_LONGEST]
    for span in wrong_roles(text, prospect) if prospect.title else ():
        yield Contradiction(span.start, span.end, prospect.title)
    for span in wrong_cities(text, prospect) if prospect.city else ():
        yield Contradiction(span.start, span.end, prospect.city)
    for span in denied_facts(text, prospect):
        yield Contradiction(span.start, span.end, "; ".join((*prospect.recent, *prospect.other.values())))
