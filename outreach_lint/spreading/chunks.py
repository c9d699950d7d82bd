"""Pieces in chunks: so many that sending them costs little beside linting them, and no more."""

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from outreach_lint.linting import Piece
from outreach_lint.model import PARTS, Message
from outreach_lint.pipeline import Outcome
from outreach_lint.results import Lost
from outreach_lint.spreading.worker import Answer, Order, whole

T = TypeVar("T")
_MESSAGES = 8
_CHARACTERS = 60_000
_PIECES = 64


class Chunk(Generic[T]):
    """Pieces that follow one another, and the answers to those of them that are messages, as far as they are in."""

    def __init__(self, pieces: list[Piece[T]]) -> None:
        """Take the pieces."""
        self._pieces = pieces
        self._at = [at for at, (_mark, _unwanted, item) in enumerate(pieces) if isinstance(item, Message)]
        self._answers: dict[int, Answer] = {}

    def __len__(self) -> int:
        """Return the number of messages."""
        return len(self._at)

    @property
    def is_done(self) -> bool:
        """Tell whether all answers are in."""
        return len(self._answers) == len(self._at)

    def orders(self, numbers: Iterable[int]) -> list[Order]:
        """Return what is to be sent for some of the messages."""
        wanted = (self._pieces[self._at[number]] for number in numbers)
        return [(unwanted, item) for _mark, unwanted, item in wanted if isinstance(item, Message)]

    def take(self, numbers: Iterable[int], answers: Iterable[Answer]) -> None:
        """Take the answers to some of the messages."""
        for number, answer in zip(numbers, answers, strict=True):
            self._answers[self._at[number]] = answer

    def lose(self, number: int, reason: str) -> None:
        """Note that there will be no answer to a message."""
        message = self._pieces[self._at[number]][2]
        if isinstance(message, Message):
            at = message.origin
            self._answers[self._at[number]] = Lost(at.path, at.line, f"it could not be linted, since {reason}")

    def outcomes(self) -> Iterator[tuple[T, Outcome]]:
        """Yield the outcomes of all pieces, in their order."""
        for at, (mark, _unwanted, item) in enumerate(self._pieces):
            yield mark, whole(self._answers[at], item) if isinstance(item, Message) else item


def chunked(pieces: Iterable[Piece[T]]) -> Iterator[Chunk[T]]:
    """Yield pieces in chunks."""
    held: list[Piece[T]] = []
    messages = characters = 0
    for piece in pieces:
        held.append(piece)
        if isinstance(piece[2], Message):
            messages += 1
            characters += size_of(piece[2])
        if messages >= _MESSAGES or characters >= _CHARACTERS or len(held) >= _PIECES:
            yield Chunk(held)
            held, messages, characters = [], 0, 0
    if held:
        yield Chunk(held)


def size_of(message: Message) -> int:
    """Return the number of characters of a message."""
    return sum(len(message.part(part)) for part in PARTS)
