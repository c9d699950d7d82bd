"""In which stretches of a long text a phrase can stand, told by its words, so that the rest is not searched."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, reduce
from operator import or_
from typing import TYPE_CHECKING

from outreach_lint.document.late import late

if TYPE_CHECKING:
    from outreach_lint.kinds.text_words import Need

_WIDTH = 4
"""Words of a window."""
_MANY = 128
"""From so many windows on, the whole text is searched faster."""
_BYTE = 8
_ALL = -1
_CHUNK = late(r"\S+")


class Windows:
    """A text cut into windows of as many words, told by spaces; in a number each bit stands for a window."""

    def __init__(self, lowered: str, places: Mapping[str, Sequence[int]]) -> None:
        """Take a text in lower case, and the places of its words."""
        self._lowered = lowered
        self._places = places
        self._of_words: dict[str, int] = {}
        self._of_sets: dict[tuple[frozenset[str], int], int] = {}

    def of(self, need: "Need") -> int:
        """Return the windows in which a phrase with this need may begin; `_ALL` if nothing is needed."""
        found, more = _ALL, _more(need.reach)
        for wanted in need.sets:
            found &= self._beginning(wanted, more)
        return found

    def stretches(self, need: "Need") -> list[tuple[int, int]] | None:
        """Return the stretches of the text that may hold the phrase, as code points; None if it may be anywhere."""
        windows = self._closely_of(need)
        if windows == _ALL or windows.bit_count() > _MANY:
            return None
        starts = self._starts
        last = len(starts) - 1
        runs = runs_of(windows, need.reach)
        return [(starts[first // _WIDTH], starts[min(end // _WIDTH, last)]) for first, end in runs]

    def _closely_of(self, need: "Need") -> int:
        """Return, more slowly and more surely, the windows in which a phrase with this need may begin."""
        found = self.of(need)
        return found & reduce(or_, map(self._closely_of, need.either)) if found and need.either else found

    @cached_property
    def _starts(self) -> list[int]:
        """Return where each window begins, and where the text ends."""
        places = [chunk.start() for place, chunk in enumerate(_CHUNK.finditer(self._lowered)) if not place % _WIDTH]
        return [*places, len(self._lowered)]

    def _beginning(self, wanted: frozenset[str], more: int) -> int:
        """Return the windows that hold one of the words, and so many before each."""
        key = (wanted, more)
        if key not in self._of_sets:
            held = reduce(or_, map(self._holding, wanted & self._places.keys()), 0)
            self._of_sets[key] = reduce(or_, (held >> before for before in range(more + 1)))
        return self._of_sets[key]

    def _holding(self, word: str) -> int:
        if word not in self._of_words:
            row = self._places[word]
            bits = bytearray(row[-1] // _WIDTH // _BYTE + 1)
            for place in row:
                window = place // _WIDTH
                bits[window // _BYTE] |= 1 << window % _BYTE
            self._of_words[word] = int.from_bytes(bits, "little")
        return self._of_words[word]


def runs_of(windows: int, reach: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches in which phrases of so many words lie that begin in the windows.

    Each is told by the place of its first word and the one after its last.
    """
    covered = reduce(or_, (windows << after for after in range(_more(reach) + 1)))
    place = 0
    while covered:
        gap = (covered & -covered).bit_length() - 1
        covered >>= gap
        count = (covered ^ (covered + 1)).bit_length() - 1
        covered >>= count
        yield (place + gap) * _WIDTH, (place + gap + count) * _WIDTH
        place += gap + count


def _more(reach: int) -> int:
    """Return in how many windows after the one where it begins a phrase of so many words may end."""
    return (reach + _WIDTH - 2) // _WIDTH
