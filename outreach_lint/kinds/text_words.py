"""The words of a text and their places, and what a phrase needs of them."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

import msgspec

from outreach_lint.kinds.rarity import NOT_ASCII

WORD = re.compile(r"[^\W_]+")
PREFIX = 4
"""Letters by which words are also known, for phrases that leave their ending open."""
_FEW = 2
_LEAP = 4
"""How many times longer a row must be for it to be worth looking only near the places of another."""
_LONG = 4000
"""Characters of a text whose rows are remembered."""
_CHUNKS = 8192
"""Words that are remembered."""


class Need(msgspec.Struct, frozen=True):
    """What a text must hold: of each set one word, in this order, within a stretch of `reach` words.

    Without sets, nothing is known. Words of the reach are what stands between spaces. `either` are the needs of the
    phrases that a mere choice consists of: one of them is met as well.
    """

    sets: tuple[frozenset[str], ...] = ()
    reach: int = 0
    either: tuple["Need", ...] = ()

    def closely_met_by(self, words: "TextWords") -> bool:
        """Tell, more slowly and more surely, whether a text with these words may hold the phrase."""
        return self.met_by(words) and (not self.either or any(need.closely_met_by(words) for need in self.either))

    def ways(self) -> Iterator["Need"]:
        """Yield what the phrase needs, for each phrase that a mere choice consists of."""
        if not self.either:
            yield self
        for need in self.either:
            yield from need.ways()

    def met_by(self, words: "TextWords") -> bool:
        """Tell whether a text with these words may hold the phrase."""
        held = words.places.keys()
        for wanted in self.sets:
            if held.isdisjoint(wanted):
                return False
        return len(self.sets) < _FEW or in_order(list(map(words.rows, self.sets)), self.reach)


class TextWords:
    """The words of a text in lower case, parted at apostrophes and hyphens, and where each stands.

    `remembered` holds, by name, the expressions of shared lists cut down to this text.
    """

    def __init__(self, lowered: str) -> None:
        """Take a text in lower case."""
        self.lowered = lowered
        self.ascii = lowered.isascii()
        self.remembered: dict[str, str] = {}
        self._rows: dict[frozenset[str], list[int]] = {}

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Return where each word stands, by the number of what stands between spaces."""
        places: dict[str, list[int]] = {}
        for place, chunk in enumerate(self.lowered.split()):
            for key in _keys(chunk):
                if key in places:
                    places[key].append(place)
                else:
                    places[key] = [place]
        return places

    def holds(self, pieces: Iterable[str]) -> bool:
        """Tell whether one of the pieces of text occurs, wherever in a word."""
        lowered = self.lowered
        for piece in pieces:  # noqa: SIM110 -- asked hundreds of times a message, where a generator costs as much as the search
            if piece in lowered if piece != NOT_ASCII else not self.ascii:
                return True
        return False

    def rows(self, words: frozenset[str]) -> list[int]:
        """Return the places of any of the words, in order."""
        if words in self._rows:
            return self._rows[words]
        rows = [self.places[word] for word in words & self.places.keys()]
        found = rows[0] if len(rows) == 1 else sorted(place for row in rows for place in row)
        if len(self.lowered) > _LONG:
            self._rows[words] = found
        return found


@lru_cache(maxsize=_CHUNKS)
def _keys(chunk: str) -> tuple[str, ...]:
    """Return under what the words of a stretch without spaces are known."""
    keys = [] if chunk.isascii() else [NOT_ASCII]
    for word in WORD.findall(chunk):
        keys.append(word)
        if len(word) >= PREFIX:
            keys.append(word[:PREFIX] + "*")
    return tuple(keys)


def in_order(rows: Sequence[Sequence[int]], reach: int) -> bool:
    """Tell whether a place of each row follows one of the row before, all within a stretch of `reach` places."""
    for start in _starts(rows, reach):
        at = start
        for row in rows[1:]:
            index = bisect_left(row, at)
            if index == len(row):
                return False
            at = row[index]
            if at >= start + reach:
                break
        else:
            return True
    return False


def _starts(rows: Sequence[Sequence[int]], reach: int) -> Iterable[int]:
    """Return the places of the first row that are not too far from those of the shortest row."""
    shortest = min(rows, key=len)
    if len(rows[0]) <= _LEAP * len(shortest):
        return rows[0]
    found: set[int] = set()
    for place in shortest:
        found.update(rows[0][bisect_left(rows[0], place - reach + 1) : bisect_left(rows[0], place + 1)])
    return sorted(found)


@lru_cache(maxsize=8)
def words_in(text: str) -> TextWords:
    """Return the words of a text; the texts of the last messages are remembered."""
    return TextWords(text.lower())
