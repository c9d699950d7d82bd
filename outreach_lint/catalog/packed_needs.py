"""The needs of phrases in little room: sets of words that many phrases share are kept once."""

from array import array
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import cast, overload

import msgspec

from outreach_lint.catalog.packed_texts import checksum
from outreach_lint.catalog.shelf import Row, Shelf, Shelved, Texts, row_of, shelf_of
from outreach_lint.kinds.text_words import Need

_NUMBER, _CHECKSUM = "I", "Q"


class PackedNeeds(msgspec.Struct, frozen=True):
    """Sets of words, each with spaces between, and for each phrase its reach and the numbers of its sets.

    Phrases go by a checksum; those that share one are left out, and read again when they are needed. `choices` are the
    phrases that a mere choice consists of.
    """

    sets: Row
    phrases: Shelf
    choices: dict[int, bytes]


class UnpackedNeeds(dict[str, Need]):
    """Needs by phrase, each unpacked when it is first asked for."""

    def __init__(self, packed: PackedNeeds) -> None:
        """Keep the packed ones."""
        super().__init__()
        self._phrases, self._texts, self._choices = Shelved(packed.phrases), Texts(packed.sets), packed.choices
        self._sets: dict[int, frozenset[str]] = {}

    def __missing__(self, phrase: str) -> Need:
        """Return the need of a packed phrase; raises KeyError for one that was never read."""
        self[phrase] = need = self._need(checksum(phrase))
        return need

    def _need(self, number: int) -> Need:
        reach, *numbers = array(_NUMBER, self._phrases[number])
        either = self._choices.get(number)
        members = _Members(array(_CHECKSUM, either), self._need) if either else ()
        return Need(tuple(map(self._set, numbers)), reach, cast("tuple[Need, ...]", members))

    def _set(self, number: int) -> frozenset[str]:
        if number not in self._sets:
            self._sets[number] = frozenset(self._texts[number].split())
        return self._sets[number]


class _Members(Sequence[Need]):
    """The needs of the members of a choice, unpacked when they are first asked for, which they seldom are."""

    def __init__(self, numbers: "array[int]", need_of: Callable[[int], Need]) -> None:
        self._numbers = numbers
        self._need_of = need_of

    @cached_property
    def _all(self) -> tuple[Need, ...]:
        return tuple(map(self._need_of, self._numbers))

    @overload
    def __getitem__(self, place: int) -> Need: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Need, ...]: ...

    def __getitem__(self, place: int | slice) -> Need | tuple[Need, ...]:
        return self._all[place]

    def __len__(self) -> int:
        return len(self._numbers)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._all == tuple(other)

    def __hash__(self) -> int:
        return hash(self._all)


def packed(needs: Mapping[str, Need]) -> PackedNeeds:
    """Return the needs packed."""
    numbers: dict[frozenset[str], int] = {}
    shared = Counter(map(checksum, needs))
    phrases: dict[int, bytes] = {}
    known: dict[Need, int] = {}
    for phrase, need in needs.items():
        number = checksum(phrase)
        if shared[number] == 1:
            sets = (numbers.setdefault(words, len(numbers)) for words in need.sets)
            phrases[number] = array(_NUMBER, (need.reach, *sets)).tobytes()
            known[need] = number
    choices = {
        known[need]: array(_CHECKSUM, (known[member] for member in need.either)).tobytes()
        for need in known
        if need.either and all(member in known for member in need.either)
    }
    return PackedNeeds(row_of(" ".join(sorted(words)).encode() for words in numbers), shelf_of(phrases), choices)
