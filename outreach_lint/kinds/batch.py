"""Kind `batch`: what messages have in common, or promise one another, and should not."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from outreach_lint.kinds.base import Finder, Gate, Hit, View
from outreach_lint.kinds.phrases import text_finder
from outreach_lint.kinds.resources import Resources

if TYPE_CHECKING:
    from outreach_lint.kinds.comparison import Comparison

Name = Literal[
    "duplicate",
    "same_copy",
    "broadcast",
    "mixed_handle",
    "repeated_sentence",
    "adds_nothing",
    "longer",
    "reply_prefix",
    "gap",
    "too_many",
    "no_stop",
    "miscounted",
    "promise_broken",
    "rising_pressure",
]
_WITH_LIMIT = {"same_copy", "broadcast", "repeated_sentence", "adds_nothing", "longer", "gap", "too_many"}
_WITH_LIMIT |= {"rising_pressure"}
_WITH_PEOPLE = {"broadcast"}
_WITH_PHRASES = {"promise_broken"}
_WITH_RULES = {"rising_pressure", "mixed_handle"}


class BatchMatch(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="kind", tag="batch"
):
    """One named check of the messages of a run against one another; each needs the keys that the table of checks tells.

    The rule's message may use the facts of the check: {value}, {limit}, {position}, {share}, {people}.
    """

    check: Name
    limit: Annotated[float, Meta(ge=0)] | None = None
    people: Annotated[int, Meta(ge=2)] | None = None
    any: tuple[str, ...] = ()
    """phrases that make a promise"""
    counts: tuple[str, ...] = ()
    """ids and categories of the rules whose findings are counted"""

    options: ClassVar[frozenset[str]] = frozenset({"limit", "people", "any"})

    def __post_init__(self) -> None:
        """Refuse a check without its keys, and keys that it would pass over."""
        for key, users in (
            ("limit", _WITH_LIMIT),
            ("people", _WITH_PEOPLE),
            ("any", _WITH_PHRASES),
            ("counts", _WITH_RULES),
        ):
            given = getattr(self, key) not in (None, ())
            if given != (self.check in users):
                reason = f"`{self.check}` {'has no' if given else 'needs'} `{key}`"
                raise ValueError(reason)

    def compile(self, resources: Resources) -> Finder:
        """Return the finder, which finds nothing in one message; raises MatchError for a phrase that cannot be read."""
        phrases = text_finder(resources.phrases(self.any), resources, (), quoted=False) if self.any else None
        return Finder(_nothing, Gate, compares=lambda: self._comparison(phrases))

    def _comparison(self, phrases: Finder | None) -> "Comparison":
        """Return how the messages are compared."""
        from outreach_lint.batch.checks import CHECKS
        from outreach_lint.batch.faults import Bounds
        from outreach_lint.kinds.comparison import Comparison

        bounds = Bounds(self.limit or 0, self.people or 0)
        check = CHECKS[self.check]
        public = self.check == "mixed_handle"
        return Comparison(lambda traces, notes: check(traces, bounds, notes), phrases, self.counts, public=public)


def _nothing(view: View) -> Iterator[Hit]:
    del view
    return iter(())
