"""What a comparison finds: a fault of one message, told by its number, beside those that it was compared with."""

from collections.abc import Callable, Iterator, Mapping

import msgspec

from outreach_lint.batch.traces import Traces
from outreach_lint.model import PartName

Stretch = tuple[PartName, int, int]
"""Code points of a part, half-open."""
Notes = Mapping[int, tuple[Stretch, ...]]
"""What a rule wanted noted of messages, by number: where its phrases stand, or the findings that it counts."""


class Fault(msgspec.Struct, frozen=True, gc=False):
    """A fault of the message with a number: of a stretch, of some of its sentences, or of the whole."""

    number: int
    facts: dict[str, str] = {}
    sentences: tuple[int, int] | None = None
    """the first and the last of the wording's"""
    stretch: Stretch | None = None
    others: tuple[int, ...] = ()


class Bounds(msgspec.Struct, frozen=True):
    """The figures of a check."""

    limit: float = 0
    people: int = 0


Check = Callable[[Traces, Bounds, Notes], Iterator[Fault]]
