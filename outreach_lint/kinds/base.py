"""What the ways of matching share: a view of a message, hits, and what `compile` returns."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal

import msgspec

from outreach_lint.document.document import Document
from outreach_lint.kinds.text_words import Need as Words
from outreach_lint.model import PartName
from outreach_lint.positions import Position

if TYPE_CHECKING:
    from outreach_lint.kinds.comparison import Comparison
    from outreach_lint.kinds.search import Search

Need = Literal[
    "nlp",
    "prospect",
    "prospect.first_name",
    "prospect.company",
    "prospect.employees",
    "sender.name",
    "sender.company",
    "sent.facts",
    "sent.claims",
]
"""Something that a message or an installation may lack; a rule whose needs are unmet is listed as not run."""


class Region(msgspec.Struct, frozen=True):
    """A stretch of a part that a rule may look at: code points, half-open."""

    part: PartName
    start: int
    end: int


class Hit(msgspec.Struct, frozen=True):
    """What a kind yields: a span of a part, or the whole message if `part` is None.

    `facts` fill the message's placeholders, `replacement` may stand there instead; `place` is for what is in no part.
    """

    part: PartName | None = None
    start: int = 0
    end: int = 0
    facts: dict[str, str] = {}
    replacement: str | None = None
    place: Position | None = None


class View:
    """A document as one rule sees it: its scope."""

    def __init__(self, document: Document, regions: Sequence[Region]) -> None:
        """Hold the document, and the regions in scope sorted by part and place."""
        self.document = document
        self.regions = regions
        self._starts: dict[PartName, list[Region]] = {}
        for region in regions:
            self._starts.setdefault(region.part, []).append(region)

    @property
    def parts(self) -> Iterable[PartName]:
        """Return the parts of which at least a stretch is in scope."""
        return self._starts

    def covers(self, part: PartName, start: int, end: int) -> bool:
        """Tell whether a span lies within one region in scope."""
        regions = self._starts.get(part, [])
        at = bisect_right(regions, start, key=lambda region: region.start) - 1
        return at >= 0 and end <= regions[at].end


Find = Callable[[View], Iterator[Hit]]


class Gate(msgspec.Struct, frozen=True):
    """What a message must hold, in lower case, for a hit to be possible: what one of the phrases needs.

    Or one of the `pieces` of text.
    """

    alternatives: frozenset[Words] = frozenset()
    pieces: frozenset[str] = frozenset()

    def __or__(self, other: "Gate") -> "Gate":
        """Return the gate that opens where either does."""
        return Gate(self.alternatives | other.alternatives, self.pieces | other.pieces)


def _no_gate() -> None:
    return None


class Finder(msgspec.Struct, frozen=True):
    """A compiled match: what finds the hits, when it is worth calling, and what it cannot do without.

    Where its `gate` is shut there can be no hit; None means always call. It is told when it is asked for, since a kept
    catalogue knows it.
    """

    find: Find
    gate: Callable[[], Gate | None] = _no_gate
    needs: frozenset[Need] = frozenset()
    idle: Callable[[Document], bool] | None = None
    """what tells at a glance that there can be no hit; rules may share it"""
    bound: Callable[[Document], str] | None = None
    """what tells of a very long document which part of it is looked at; nothing if that is the whole"""
    searches: "tuple[tuple[Search, ...], ...]" = ()
    """of each group one must find something for a hit to be possible"""
    compares: "Callable[[], Comparison] | None" = None
    """only for a match that is about several messages, and finds nothing in one"""


class MatchError(ValueError):
    """A match that cannot be compiled; the message says why, in words for a rule author.

    `culprit` is the phrase or expression as it was written, if it is one of them.
    """

    def __init__(self, reason: str, culprit: str = "") -> None:
        """Remember the culprit."""
        super().__init__(reason)
        self.culprit = culprit
