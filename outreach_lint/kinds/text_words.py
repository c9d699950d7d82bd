"""The words of a text and their places, and what a phrase needs of them."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import chain

import msgspec

from outreach_lint.kinds.rarity import NOT_ASCII
from outreach_lint.kinds.windows import Windows, runs_of
from outreach_lint.kinds.word_order import in_order

WORD = re.compile(r"[^\W_]+")
PREFIX = 4
"""Letters by which words are also known, for phrases that leave their ending open."""
_FEW = 2
LONG = 4000
"""Characters of a text whose rows and windows are remembered."""
LETTERS = 3
"""Characters by which it is known of most pieces of text at once that they do not occur."""
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
        return words.near(self)


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
        if len(lowered) > LONG:
            pieces = filter(self._may_hold, pieces)
        for piece in pieces:  # noqa: SIM110 -- asked hundreds of times a message, where a generator costs as much as the search
            if piece in lowered if piece != NOT_ASCII else not self.ascii:
                return True
        return False

    def _may_hold(self, piece: str) -> bool:
        """Tell whether all letters of a piece that follow one another do so in the text."""
        return self.beginnings.issuperset(piece[at : at + LETTERS] for at in range(len(piece) - LETTERS + 1))

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """Return all that stands in the text in `LETTERS` characters."""
        lowered = self.lowered
        return frozenset(lowered[at : at + LETTERS] for at in range(len(lowered) - LETTERS + 1))

    @cached_property
    def windows(self) -> Windows | None:
        """Return the windows of a long text, None if it is short."""
        return Windows(self.lowered, self.places) if len(self.lowered) > LONG else None

    def near(self, need: Need) -> bool:
        """Tell whether words of each set, none of which is wanting, stand in order and near enough."""
        if not self.windows or not need.sets:
            return self.in_order(need)
        windows = self.windows.of(need)
        if not windows or len(need.sets) < _FEW:
            return bool(windows)
        return any(self.in_order(need, *run) for run in runs_of(windows, need.reach))

    def in_order(self, need: Need, first: int = 0, end: int | None = None) -> bool:
        """Tell whether words of each set stand in order and near enough, among those of a stretch."""
        if len(need.sets) < _FEW:
            return True
        rows = map(self.rows, need.sets)
        if end is None:
            return in_order(list(rows), need.reach)
        return in_order([row[bisect_left(row, first) : bisect_left(row, end)] for row in rows], need.reach)

    def rows(self, words: frozenset[str]) -> list[int]:
        """Return the places of any of the words, in order."""
        if words in self._rows:
            return self._rows[words]
        rows = [self.places[word] for word in words & self.places.keys()]
        found = rows[0] if len(rows) == 1 else sorted(chain.from_iterable(rows))
        if len(self.lowered) > LONG:
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


@lru_cache(maxsize=8)
def words_in(text: str) -> TextWords:
    """Return the words of a text; the texts of the last messages are remembered."""
    return TextWords(text.lower())
