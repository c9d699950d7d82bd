"""Values side by side in one piece of bytes, so that one is found without unpacking the others."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import overload

import msgspec

_NUMBER, _END = "Q", "I"


class Row(msgspec.Struct, frozen=True):
    """Texts in a row, and where each of them ends; views, so that nothing is copied when they are unpacked."""

    ends: memoryview
    values: memoryview


class Shelf(msgspec.Struct, frozen=True):
    """Values by number: the numbers from low to high, and the values in their order."""

    numbers: memoryview
    row: Row


class Texts(Sequence[str]):
    """The texts of a row by their places; equal to any sequence of the same texts."""

    def __init__(self, row: Row) -> None:
        """Take the row; nothing is unpacked yet."""
        self._ends = _numbers(_END, row.ends)
        self._values = row.values

    def bytes_at(self, place: int) -> bytes:
        """Return what stands at a place; raises IndexError beyond the end."""
        return bytes(self._values[self._ends[place - 1] if place else 0 : self._ends[place]])

    @overload
    def __getitem__(self, place: int) -> str: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...

    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        """Return the text at a place, or those of a slice; raises IndexError beyond the end."""
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(len(self)))]
        return self.bytes_at(place).decode()

    def __len__(self) -> int:
        """Return the number of texts."""
        return len(self._ends)

    def __eq__(self, other: object) -> bool:
        """Tell whether the other is a sequence of the same texts."""
        return isinstance(other, Sequence) and list(self) == list(other)

    def __hash__(self) -> int:
        """Return a number that equal rows share."""
        return hash(tuple(self))


class Shelved:
    """The values of a shelf by their numbers."""

    def __init__(self, shelf: Shelf) -> None:
        """Take the shelf; nothing is unpacked yet."""
        self._numbers = _numbers(_NUMBER, shelf.numbers)
        self._texts = Texts(shelf.row)

    def __getitem__(self, number: int) -> bytes:
        """Return the value of a number; raises KeyError if it has none."""
        place = bisect_left(self._numbers, number)
        if place == len(self._numbers) or self._numbers[place] != number:
            raise KeyError(number)
        return self._texts.bytes_at(place)


def _numbers(kind: str, packed: memoryview) -> "array[int]":
    """Return numbers as an array, of which one is told in a fraction of the time that a view needs."""
    found: array[int] = array(kind)
    found.frombytes(packed)
    return found


def row_of(values: Iterable[bytes]) -> Row:
    """Return values in a row."""
    listed = list(values)
    return Row(memoryview(array(_END, accumulate(map(len, listed))).tobytes()), memoryview(b"".join(listed)))


def shelf_of(values: Mapping[int, bytes]) -> Shelf:
    """Return values by number on a shelf."""
    numbers = sorted(values)
    return Shelf(memoryview(array(_NUMBER, numbers).tobytes()), row_of(values[number] for number in numbers))
