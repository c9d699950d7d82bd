"""The words of a text and their places, and what a phrase needs of them."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache

import msgspec

WORD = re.compile(r"[^\W_]+")
_FEW = 2


class Need(msgspec.Struct, frozen=True):
    """What a text must hold: of each set one word, in this order, within a stretch of `reach` words.

    Without sets, nothing is known. Words of the reach are what stands between spaces.
    """

    sets: tuple[frozenset[str], ...] = ()
    reach: int = 0

    def met_by(self, words: "TextWords") -> bool:
        """Tell whether a text with these words may hold the phrase."""
        rows = []
        for wanted in self.sets:
            found = wanted & words.places.keys()
            if not found:
                return False
            rows.append(found)
        return len(rows) < _FEW or self._in_order([words.rows(found) for found in rows])

    def _in_order(self, rows: list[list[int]]) -> bool:
        for start in rows[0]:
            at = start
            for row in rows[1:]:
                index = bisect_left(row, at)
                if index == len(row):
                    return False
                at = row[index]
                if at >= start + self.reach:
                    break
            else:
                return True
        return False


class TextWords:
    """The words of a text in lower case, parted at apostrophes and hyphens, and where each stands.

    `remembered` holds, by name, the expressions of shared lists cut down to this text.
    """

    def __init__(self, lowered: str) -> None:
        """Take a text in lower case."""
        self.lowered = lowered
        self.places: dict[str, list[int]] = {}
        self.remembered: dict[str, str] = {}
        for place, chunk in enumerate(lowered.split()):
            for word in WORD.findall(chunk):
                self.places.setdefault(word, []).append(place)

    def rows(self, words: Iterable[str]) -> list[int]:
        """Return the places of any of the words, in order."""
        rows = [self.places[word] for word in words]
        return rows[0] if len(rows) == 1 else sorted(place for row in rows for place in row)


@lru_cache(maxsize=8)
def words_in(text: str) -> TextWords:
    """Return the words of a text; the texts of the last messages are remembered."""
    return TextWords(text.lower())
