"""Kind `reference`: the checks of what a message takes the reader to be, which the record contradicts."""

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


def homonym(resources: Resources) -> Find:
    """Return what finds nouns that the reader's trade takes for something else than the message means."""
    del resources

    def claims(text: str, prospect: Prospect) -> Claims:
        from outreach_lint.document.homonyms import homonyms

        own = prospect.industry or prospect.company
        return ((found.start, found.end, own) for found in homonyms(text, prospect))

    return _finding(claims)


def wrong_seat(resources: Resources) -> Find:
    """Return what finds the work of another desk than the reader's."""
    del resources

    def claims(text: str, prospect: Prospect) -> Claims:
        from outreach_lint.document.wrong_seat import wrong_seats

        return ((found.start, found.end, prospect.title) for found in wrong_seats(text, prospect))

    return _finding(claims)


def foreign_word(resources: Resources) -> Find:
    """Return what finds words and prices of another country than the reader's."""
    del resources

    def claims(text: str, prospect: Prospect) -> Claims:
        from outreach_lint.document.countries import country_of
        from outreach_lint.document.foreign_words import foreign_words

        return ((found.start, found.end, country_of(prospect).upper()) for found in foreign_words(text, prospect))

    return _finding(claims)


def high_price(resources: Resources) -> Find:
    """Return what finds prices far beyond a house of the reader's size."""
    del resources

    def claims(text: str, prospect: Prospect) -> Claims:
        from outreach_lint.document.price_fit import prices_too_high

        return ((found.start, found.end, f"{prospect.employees:,}") for found in prices_too_high(text, prospect))

    return _finding(claims)


def wrong_stage(resources: Resources) -> Find:
    """Return what finds a round, a youth or a listing that is not that of the reader's house."""
    del resources

    def claims(text: str, prospect: Prospect) -> Claims:
        from outreach_lint.document.funding_stage import stage_of, wrong_stages

        told = stage_of(prospect)[1] or f"{prospect.employees or 0:,} people"
        return ((found.start, found.end, told) for found in wrong_stages(text, prospect))

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
