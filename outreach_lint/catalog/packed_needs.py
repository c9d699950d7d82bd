"""The needs of phrases in little room: sets of words that many phrases share are kept once."""

from collections import Counter
from collections.abc import Mapping
from zlib import crc32

import msgspec

from outreach_lint.kinds.text_words import Need


class PackedNeeds(msgspec.Struct, frozen=True):
    """Sets of words, each with spaces between, and for each phrase its reach and the numbers of its sets.

    Phrases go by a checksum; those that share one are left out, and read again when they are needed.
    """

    sets: tuple[str, ...]
    phrases: dict[int, tuple[int, ...]]


class UnpackedNeeds(dict[str, Need]):
    """Needs by phrase, each unpacked when it is first asked for."""

    def __init__(self, packed: PackedNeeds) -> None:
        """Keep the packed ones."""
        super().__init__()
        self._packed = packed
        self._sets: dict[int, frozenset[str]] = {}

    def __missing__(self, phrase: str) -> Need:
        """Return the need of a packed phrase; raises KeyError for one that was never read."""
        reach, *numbers = self._packed.phrases[_checksum(phrase)]
        self[phrase] = need = Need(tuple(map(self._set, numbers)), reach)
        return need

    def _set(self, number: int) -> frozenset[str]:
        if number not in self._sets:
            self._sets[number] = frozenset(self._packed.sets[number].split())
        return self._sets[number]


def packed(needs: Mapping[str, Need]) -> PackedNeeds:
    """Return the needs packed."""
    numbers: dict[frozenset[str], int] = {}
    shared = Counter(map(_checksum, needs))
    phrases = {
        _checksum(phrase): (need.reach, *(numbers.setdefault(words, len(numbers)) for words in need.sets))
        for phrase, need in needs.items()
        if shared[_checksum(phrase)] == 1
    }
    return PackedNeeds(tuple(" ".join(sorted(words)) for words in numbers), phrases)


def _checksum(phrase: str) -> int:
    return crc32(phrase.encode()) | len(phrase) << 32
