"""Whole words: what a match may not run into, and what it may hide."""

from functools import cached_property
from typing import Any

from outreach_lint.kinds.expression import Expression

_FIRST_LATER, _LAST_LATER = 0x80, 0xBF
"""The bytes of a character in UTF-8 behind its first."""


def is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether no word continues over either edge of the span."""
    if start and _inside(text[start - 1]) and _inside(text[start]):
        return False
    return not (end < len(text) and _inside(text[end]) and _inside(text[end - 1]))


_TRIES = 64
"""Matches in vain, one over the other, after which they are passed over together, so that time stays linear."""


class Hidden:
    """The whole words in a text that longer matches hide: "reach out" within "reach out to(morrow)"."""

    def __init__(self, expression: Expression, data: bytes) -> None:
        """Take an expression and a text in UTF-8; nothing is looked for yet."""
        self._expression = expression
        self._data = data
        self._next: Any = None
        self._searched = False
        self._tries = self._farthest = 0

    def at(self, place: int) -> Any:  # noqa: ANN401  (re2 ships no types)
        """Return the match between the edges of words that begins at a byte, None if there is none.

        Places are asked for from left to right, and what lies ahead is searched for once.
        """
        if not self._searched or (self._next and self._next.start(1) < place):
            self._next = self._search(self._data, self._before(place))
            self._searched = True
        return self._next if self._next and self._next.start(1) == place else None

    def past(self, start: int, end: int) -> int:
        """Return the byte from which to search on after a match that is no whole word and hides none."""
        self._tries = self._tries + 1 if start < self._farthest else 1
        self._farthest = max(self._farthest, end)
        return start + 1 if self._tries < _TRIES else self._farthest

    @cached_property
    def _search(self) -> Any:  # noqa: ANN401  (re2 ships no types)
        return self._expression.bounded.fitting(ascii_only=self._data.isascii()).search

    def _before(self, place: int) -> int:
        """Return where the character before a byte begins."""
        before = max(place - 1, 0)
        while before and _FIRST_LATER <= self._data[before] <= _LAST_LATER:
            before -= 1
        return before


def _inside(char: str) -> bool:
    return char.isalnum() or char == "_"
