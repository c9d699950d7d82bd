"""Kind `reference`: the checks of what a message says the reader is, which the record contradicts."""

from collections.abc import Iterator

from outreach_lint.kinds.base import Find, Hit, View
from outreach_lint.kinds.resources import Resources


def wrong_trade(resources: Resources) -> Find:
    """Return what finds another trade, or its customers or staff, given to the reader."""
    del resources

    def find(view: View) -> Iterator[Hit]:
        from outreach_lint.document.wrong_trade import trade_mismatches

        document = view.document
        prospect = document.message.prospect
        if prospect is None:
            return
        for part in view.parts:
            for found in trade_mismatches(document.prose(part), prospect):
                if view.covers(part, found.start, found.end) and not document.in_quotes(part, found.start, found.end):
                    yield Hit(part, found.start, found.end, {"expected": prospect.industry or prospect.company})

    return find


def contradiction(resources: Resources) -> Find:
    """Return what finds a role, a city or a lack that is not the reader's."""
    del resources

    def find(view: View) -> Iterator[Hit]:
        from outreach_lint.document.contradictions import contradictions

        document = view.document
        prospect = document.message.prospect
        if prospect is None:
            return
        for part in view.parts:
            for found in contradictions(document.prose(part), prospect):
                if view.covers(part, found.start, found.end) and not document.in_quotes(part, found.start, found.end):
                    yield Hit(part, found.start, found.end, {"expected": found.expected})

    return find
