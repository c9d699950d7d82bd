"""The messages of one sequence to one reader, in their order."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from outreach_lint.batch.traces import Traces, by_key

_VARIANTS = 4
"""Messages for each step, beyond which they are not those of one sequence but those to many readers."""


class Thread(msgspec.Struct, frozen=True):
    """The messages of a thread, step by step; those of one step are variants of which a reader gets one."""

    steps: tuple[tuple[int, ...], ...]

    @property
    def first(self) -> int:
        """Return the number of the first message."""
        return self.steps[0][0]

    def later(self) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Yield each message after the first step, with those of all steps before."""
        before: tuple[int, ...] = ()
        for step in self.steps:
            if before:
                yield from ((number, before) for number in step)
            before = (*before, *step)


def threads(traces: Traces) -> Iterator[Thread]:
    """Yield the threads of more than one step."""
    for _key, numbers in groupby(traces.in_threads(), key=lambda number: traces.thread[number]):
        steps = tuple(tuple(step) for _order, step in groupby(numbers, key=lambda number: traces.order[number]))
        if len(steps) > 1 and sum(map(len, steps)) <= _VARIANTS * len(steps):
            yield Thread(steps)


def groups(traces: Traces, keys: Sequence[int]) -> Iterator[list[int]]:
    """Yield the messages that share a key with another, in the order of their places."""
    for members in by_key(keys):
        if len(members) > 1:
            yield sorted(members, key=traces.place)
