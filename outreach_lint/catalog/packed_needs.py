"""The needs of phrases in little room: sets of words that many phrases share are kept once."""

from array import array
from collections import Counter
from collections.abc import Mapping
from zlib import crc32

import msgspec

from outreach_lint.kinds.text_words import Need

_NUMBER, _CHECKSUM = "I", "Q"


class PackedNeeds(msgspec.Struct, frozen=True):
    """Sets of words, each with spaces between, and for each phrase its reach and the numbers of its sets.

    Phrases go by a checksum; those that share one are left out, and read again when they are needed. `choices` are the
    phrases that a mere choice consists of.
    """

    sets: tuple[str, ...]
    phrases: dict[int, bytes]
    choices: dict[int, bytes]


class UnpackedNeeds(dict[str, Need]):
    """Needs by phrase, each unpacked when it is first asked for."""

    def __init__(self, packed: PackedNeeds) -> None:
        """Keep the packed ones."""
        super().__init__()
        self._packed = packed
        self._sets: dict[int, frozenset[str]] = {}

    def __missing__(self, phrase: str) -> Need:
        """Return the need of a packed phrase; raises KeyError for one that was never read."""
        self[phrase] = need = self._need(_checksum(phrase))
        return need

    def _need(self, number: int) -> Need:
        reach, *numbers = array(_NUMBER, self._packed.phrases[number])
        either = array(_CHECKSUM, self._packed.choices.get(number, b""))
        return Need(tuple(map(self._set, numbers)), reach, tuple(map(self._need, either)))

    def _set(self, number: int) -> frozenset[str]:
        if number not in self._sets:
            self._sets[number] = frozenset(self._packed.sets[number].split())
        return self._sets[number]


def packed(needs: Mapping[str, Need]) -> PackedNeeds:
    """Return the needs packed."""
    numbers: dict[frozenset[str], int] = {}
    shared = Counter(map(_checksum, needs))
    phrases: dict[int, bytes] = {}
    known: dict[Need, int] = {}
    for phrase, need in needs.items():
        number = _checksum(phrase)
        if shared[number] == 1:
            sets = (numbers.setdefault(words, len(numbers)) for words in need.sets)
            phrases[number] = array(_NUMBER, (need.reach, *sets)).tobytes()
            known[need] = number
    choices = {
        known[need]: array(_CHECKSUM, (known[member] for member in need.either)).tobytes()
        for need in known
        if need.either and all(member in known for member in need.either)
    }
    return PackedNeeds(tuple(" ".join(sorted(words)) for words in numbers), phrases, choices)


def _checksum(phrase: str) -> int:
    return crc32(phrase.encode()) | len(phrase) << 32
