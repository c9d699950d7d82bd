"""Lints in several processes what is worth it: in the order of the messages, and holding few of them."""

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Generic, TypeVar

from outreach_lint.linting import Linting, Piece
from outreach_lint.model import Message
from outreach_lint.pipeline import Outcome
from outreach_lint.spreading.chunks import Chunk, chunked, size_of
from outreach_lint.spreading.crew import Crew
from outreach_lint.spreading.recipe import Recipe

T = TypeVar("T")
_FEWEST = 64
"""Messages for which it takes longer to start processes, and to compile the rules in each, than to lint them here."""
_FEWEST_CHARACTERS = 60_000
_MOST_PIECES = 256
_AHEAD = 4
"""Chunks for each process that may be held, so that a slow one does not stop the others."""
_PULSE = 0.2
"""Seconds for which nothing else is heard while processes are silent, Ctrl-C on some systems."""


class Spread:
    """Lints pieces in several processes, and a few of them here."""

    def __init__(self, recipe: Recipe, here: Linting) -> None:
        """Take what tells the processes how to lint, and what lints here."""
        self._recipe, self._here = recipe, here

    def __call__(self, pieces: Iterable[Piece[T]], /) -> Iterator[tuple[T, Outcome]]:
        """Yield marks and outcomes, in the order of the pieces."""
        coming = iter(pieces)
        held: list[Piece[T]] = []
        messages = characters = 0
        for piece in coming:
            if isinstance(piece[2], Message):
                messages += 1
                characters += size_of(piece[2])
            elif not held:
                yield piece[0], piece[2]
                continue
            held.append(piece)
            if messages >= _FEWEST or characters >= _FEWEST_CHARACTERS or len(held) >= _MOST_PIECES:
                break
        else:
            yield from self._here(held)
            return
        yield from self._apart(chain(held, coming))

    def _apart(self, pieces: Iterable[Piece[T]]) -> Iterator[tuple[T, Outcome]]:
        crew = Crew(self._recipe)
        try:
            yield from _Round(crew, chunked(pieces), self._recipe.jobs * _AHEAD).outcomes()
        finally:
            crew.end()


class _Round(Generic[T]):
    """Chunks on their way: those that wait for a process, those that are with one, those that wait for their turn."""

    def __init__(self, crew: Crew, chunks: Iterator[Chunk[T]], most: int) -> None:
        self._crew, self._chunks, self._most = crew, chunks, most
        self._open: deque[Chunk[T]] = deque()
        self._waiting: deque[tuple[Chunk[T], range]] = deque()
        self._given: dict[int, tuple[Chunk[T], range]] = {}
        self._number = 0

    def outcomes(self) -> Iterator[tuple[T, Outcome]]:
        """Yield the outcomes of all chunks, in their order."""
        while self._fill():
            if self._open[0].is_done:
                yield from self._open.popleft().outcomes()
                self._hear(0)
            else:
                self._hear(_PULSE)

    def _fill(self) -> bool:
        """Take chunks as far as there is room, and give them to who is free; tell whether there is any left."""
        self._give()
        while len(self._open) < self._most and (chunk := next(self._chunks, None)):
            self._open.append(chunk)
            if len(chunk):
                self._waiting.append((chunk, range(len(chunk))))
                self._give()
        return bool(self._open)

    def _give(self) -> None:
        while self._waiting and self._crew.is_free:
            chunk, numbers = self._waiting.popleft()
            self._number += 1
            self._given[self._number] = chunk, numbers
            self._crew.give(self._number, chunk.orders(numbers))

    def _hear(self, seconds: float) -> None:
        for number, said in self._crew.hear(seconds):
            chunk, numbers = self._given.pop(number)
            if not isinstance(said, str):
                chunk.take(numbers, said)
            elif len(numbers) == 1:
                chunk.lose(numbers[0], f"the process that did so died: {said}")
            else:
                # One of them may have ended it, and the others are linted all the same.
                self._waiting.extendleft((chunk, numbers[at : at + 1]) for at in reversed(range(len(numbers))))
        self._give()
