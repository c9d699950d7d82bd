"""Progress on standard error while work is long and somebody watches."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Self, TypeVar

import click

from outreach_lint.model import MessageResult
from outreach_lint.results import Kept, Lost

_T = TypeVar("_T")
_PATIENCE = 2.0
"""Seconds after which a person wonders."""
_EVERY = 0.2
_CLEAR = "\r\x1b[K"
_MINUTE, _HOUR = 60, 3600
_LEAST_DONE = 0.01
"""The share of the work that has to be done before the rest can be told."""


class Progress:
    """Tells how far a run is, once it takes long and only on a terminal."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Start without knowing how many messages there are."""
        self._clock = clock
        self._total = 0

    def first_look(self, items: Iterable[_T]) -> Iterator[_T]:
        """Yield the messages of a first look, after which it is known how many there are."""
        count = 0
        with _Line(self._clock) as line:
            for count, item in enumerate(items, 1):
                if seconds := line.due():
                    line.show(f"first look: {rate(count, seconds)}")
                yield item
        self._total = count

    def rows(self, items: Iterable[_T]) -> Iterator[_T]:
        """Yield the rows of a campaign."""
        return self._passing(items, lambda _item: (1, 0))

    def linting(self, outcomes: Iterable[_T]) -> Iterator[_T]:
        """Yield outcomes, of which those of messages count."""
        return self._passing(outcomes, lambda one: (isinstance(one, MessageResult | Lost), isinstance(one, Kept)))

    def _passing(self, items: Iterable[_T], counts: Callable[[_T], tuple[int, int]]) -> Iterator[_T]:
        """Yield the items; `counts` tells of one how many messages it is, and how many that were told before."""
        done = before = 0
        with _Line(self._clock) as line:
            for item in items:
                new, kept = counts(item)
                done, before = done + new, before + kept
                if seconds := line.due():
                    line.show(told(done, before, self._total, seconds))
                yield item


def watched(items: Iterable[_T]) -> Iterator[_T]:
    """Yield the items; tell how many passed, and how fast."""
    return Progress().rows(items)


class _Line:
    """One line of a terminal that is written over and over, and gone at the end."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._watched = sys.stderr.isatty() and not sys.stdout.isatty()
        self._clock = clock
        self._begun = self._told = clock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_problem: object) -> None:
        if self._told > self._begun:
            click.echo(_CLEAR, nl=False, err=True)

    def due(self) -> float:
        """Return the seconds since the beginning if it is time to show something, and 0 if not."""
        if not self._watched:
            return 0
        now = self._clock()
        if now - self._begun <= _PATIENCE or now - self._told <= _EVERY:
            return 0
        self._told = now
        return now - self._begun

    def show(self, words: str) -> None:
        """Write in place of what stood there."""
        click.echo(f"{_CLEAR}{words}", nl=False, err=True)


def told(done: int, before: int, total: int, seconds: float) -> str:
    """Return how far a run is, and what is left if the total is known; `before` are messages of an earlier run."""
    passed = before + done
    if not total or passed > total:
        return rate(passed, seconds, done)
    share = f"{passed:,} of {total:,} messages, {done / seconds:.0f} a second"
    return f"{share}, {left((total - passed) * seconds / done)} left" if done > total * _LEAST_DONE else share


def rate(count: int, seconds: float, done: int | None = None) -> str:
    """Return a number of messages, and how many a second these or those `done` are."""
    return f"{count:,} messages, {(count if done is None else done) / seconds:.0f} a second"


def left(seconds: float) -> str:
    """Return a time for people, no finer than one cares for."""
    whole = round(seconds)
    if whole < _MINUTE:
        return f"{whole} s"
    if whole < _HOUR:
        return f"{whole // _MINUTE} min {whole % _MINUTE} s"
    return f"{whole // _HOUR} h {whole % _HOUR // _MINUTE} min"
