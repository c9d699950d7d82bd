"""Kind `reference`: the checks of what a message says the reader is, which the record contradicts."""

from collections.abc import Callable, Iterable, Iterator

from outreach_lint.kinds.base import Find, Hit, View
from outreach_lint.kinds.resources import Resources
from outreach_lint.model import Prospect

Claims = Iterable[tuple[int, int, str]]
"""Start and end of what is claimed, and what the record says instead."""


def wrong_trade(resources: Resources) -> Find:
    """Return what finds another trade, or its customers or staff, given to the reader."""
    del resources

    def claims(text: str, prospect: Prospect) -> Claims:
        from outreach_lint.document.wrong_trade import trade_mismatches

        own = prospect.industry or prospect.company
        return ((found.start, found.end, own) for found in trade_mismatches(text, prospect))

    return _finding(claims)


def contradiction(resources: Resources) -> Find:
    """Return what finds a role, a city or a lack that is not the reader's."""
    del resources

    def claims(text: str, prospect: Prospect) -> Claims:
        from outreach_lint.document.contradictions import contradictions

        return ((found.start, found.end, found.expected) for found in contradictions(text, prospect))

    return _finding(claims)


def _finding(claims: Callable[[str, Prospect], Claims]) -> Find:
    """Return what finds claims in the writer's own words, where there is a record."""

    def find(view: View) -> Iterator[Hit]:
        document = view.document
        prospect = document.message.prospect
        if prospect is None:
            return
        for part in view.parts:
            for start, end, expected in claims(document.prose(part), prospect):
                if view.covers(part, start, end) and not document.in_quotes(part, start, end):
                    yield Hit(part, start, end, {"expected": expected})

    return find
