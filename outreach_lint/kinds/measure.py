"""Kind `measure`: a figure of the text that is too low or too high."""

from collections.abc import Iterator
from typing import ClassVar

import msgspec

from outreach_lint.document.measures import MEASURES
from outreach_lint.kinds.base import Finder, Hit, MatchError, View
from outreach_lint.kinds.resources import Resources
from outreach_lint.model import Channel, PartName


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Bounds that still pass; None is no bound."""

    min: float | None = None
    max: float | None = None


class MeasureMatch(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="kind", tag="measure"
):
    """A finding on the whole part (on the message, for the body) if the measure is out of bounds.

    A part that is given but empty is below any minimum; one that is not given is not judged.
    The rule's message may use {value} and {limit}.
    """

    measure: str
    min: float | None = None
    max: float | None = None
    limits: dict[Channel, Limits] = {}
    """bounds for a channel in place of the general ones"""
    part: PartName = "body"

    options: ClassVar[frozenset[str]] = frozenset({"min", "max", "limits"})

    def compile(self, resources: Resources) -> Finder:
        """Return the finder; raises MatchError for an unknown measure."""
        del resources
        if self.measure not in MEASURES:
            reason = f"unknown measure “{self.measure}”; known are {', '.join(sorted(MEASURES))}"
            raise MatchError(reason, self.measure)
        general = Limits(self.min, self.max)

        def find(view: View) -> Iterator[Hit]:
            limits = self.limits.get(view.document.message.channel, general)
            given = getattr(view.document.message, self.part)
            if given is not None and not given.strip() and limits.min is not None:
                yield Hit(facts={"value": "0", "limit": _shown(limits.min)})
            if self.part not in view.parts:
                return
            limit = view.document.beyond(self.measure, self.part, limits.min, limits.max)
            if limit is None:
                return
            facts = {"value": _shown(view.document.shown(self.measure, self.part)), "limit": _shown(limit)}
            if self.part == "body":
                yield Hit(facts=facts)
            else:
                yield Hit(self.part, 0, len(view.document.text(self.part)), facts)

        return Finder(find)


def _shown(value: float) -> str:
    return f"{value:.0f}" if float(value).is_integer() else f"{value:.1f}"
