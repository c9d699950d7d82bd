"""How a rule compares messages: what it wants noted of each, and what it finds when all have passed."""

from collections.abc import Callable, Iterator

import msgspec

from outreach_lint.batch.faults import Fault, Notes
from outreach_lint.batch.traces import Traces
from outreach_lint.kinds.base import Finder


class Comparison(msgspec.Struct, frozen=True):
    """What `find` is given as notes are the hits of `phrases`, or the findings of the rules that are `counted`.

    They are noted of the messages of sequences, or of those that are `public`.
    """

    find: Callable[[Traces, Notes], Iterator[Fault]]
    phrases: Finder | None = None
    counted: tuple[str, ...] = ()
    public: bool = False
