"""Kind `dated`: what time has overtaken, by the day on which the message goes out."""

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from outreach_lint.kinds.base import Finder, Gate, Hit, Need, View
from outreach_lint.kinds.resources import Resources

Check = Literal["stale_fact", "expired_claim"]
_NEEDS: Mapping[Check, Need] = {"stale_fact": "sent.facts", "expired_claim": "sent.claims"}
_PIECES: Mapping[Check, str] = {
    "stale_fact": "congrat kudos well bravo hats cheers happy luck welcome recent new fresh latest breaking hot"
    " yesterday other days now week month quarter ago just starting settling first",
    "expired_claim": "19 20 jan feb mar apr may jun jul aug sep oct nov dec",
}
"""What a text holds of which there is something to say: a word for news, a year or a month."""
_MONTH, _YEAR = 30.44, 365.25
_WEEKS, _MONTHS = 60, 24


class DatedMatch(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="kind", tag="dated"
):
    """One named check of dates: a dated fact of the record told as news, or an offer past its end.

    The rule's message may use {date}, {age} and {sent}.
    """

    check: Check
    days: Annotated[int, Meta(ge=0)] = 0
    """how many days it may be past"""

    options: ClassVar[frozenset[str]] = frozenset({"days"})

    def compile(self, resources: Resources) -> Finder:
        """Return the finder."""
        del resources
        find = self._stale if self.check == "stale_fact" else self._expired
        pieces = frozenset(_PIECES[self.check].split())
        return Finder(find, lambda: Gate(pieces=pieces), frozenset({_NEEDS[self.check]}))

    def _stale(self, view: View) -> Iterator[Hit]:
        from outreach_lint.document.send_day import send_day

        sent = send_day(view.document.message)
        if sent is None:
            return
        from outreach_lint.document.stale_facts import stale_facts

        for found in stale_facts(view.document, sent, self.days):
            if view.covers(found.part, found.start, found.end):
                facts = {"date": found.dated.iso, "age": _age(found.days), "sent": sent.isoformat()}
                yield Hit(found.part, found.start, found.end, facts)

    def _expired(self, view: View) -> Iterator[Hit]:
        from outreach_lint.document.send_day import send_day

        sent = send_day(view.document.message)
        if sent is None:
            return
        from outreach_lint.document.expired_claims import endings

        for found in endings({part: view.document.prose(part) for part in view.parts}):
            last = found.last(sent)
            if last and (sent - last).days > self.days and view.covers(found.part, found.start, found.end):
                facts = {"date": last.isoformat(), "age": _age((sent - last).days), "sent": sent.isoformat()}
                yield Hit(found.part, found.start, found.end, facts)


def _age(days: int) -> str:
    """Return a number of days as people say it."""
    if days < _WEEKS:
        return f"{days} day{'' if days == 1 else 's'}"
    months = int(days / _MONTH)
    return f"{months} months" if months < _MONTHS else f"{int(days / _YEAR)} years"
