"""What the pages of a Parquet file say that they inflate to: pyarrow takes that memory before it has seen the page."""

from collections.abc import Collection, Iterable, Iterator
from typing import BinaryIO, Final, NamedTuple

from outreach_lint.sources.parquet_thrift import Struct, Value, struct_at

LARGEST: Final = 200_000_000
"""Bytes that the largest pages of the columns may have together: one of each is held at a time."""
MOST: Final = 20_000_000
"""Entries that the lists of a column may have in a group of rows: they may all be in one row."""
_HEADS: Final = (1 << 12, 1 << 20)
"""Bytes in which the head of a page is looked for, and then once more."""
_TAIL: Final = 8
_FAULTS = (IndexError, OSError, OverflowError, ValueError)
# The numbers of fields, after the definition of the format.
_GROUPS, _COLUMNS, _ABOUT = 4, 1, 3
_PATH, _VALUES, _STORED, _DATA, _DICTIONARY = 3, 5, 7, 9, 11
_PAGE_INFLATED, _PAGE_STORED = 2, 3


class Chunk(NamedTuple):
    """The pages of a column of a group: its name, where they begin, their stored bytes and their number of values."""

    name: str
    start: int
    stored: int
    values: int


class DamagedPageError(ValueError):
    """A page or a list of pages that cannot be read, or says what cannot be."""


def chunks_of(file: BinaryIO) -> list[list[Chunk]]:
    """Return the columns of each group of rows.

    pyarrow could tell them, but ends the process for some damaged files. Raises DamagedPageError.
    """
    try:
        end = file.seek(-_TAIL, 2)
        length = int.from_bytes(file.read(4), "little")
        file.seek(end - length)
        footer, _end = struct_at(file.read(length), 0)
        return [[_chunk(column) for column in _list(_struct(group)[_COLUMNS])] for group in _list(footer[_GROUPS])]
    except (KeyError, TypeError, *_FAULTS) as error:
        reason = "the list of its columns is damaged"
        raise DamagedPageError(reason) from error


def _chunk(column: Value) -> Chunk:
    """Return where the pages of a column are, as pyarrow takes it."""
    about = _struct(_struct(column)[_ABOUT])
    path = _list(about[_PATH])
    name = path[0]
    if not isinstance(name, bytes):
        raise TypeError(name)
    start, first = _number(about[_DATA]), _number(about.get(_DICTIONARY, 0))
    start = first if 0 < first < start else start
    return Chunk(name.decode(), start, _number(about[_STORED]), _number(about[_VALUES]))


def _struct(value: Value) -> Struct:
    if not isinstance(value, dict):
        raise TypeError(value)
    return value


def _list(value: Value) -> list[Value]:
    if not isinstance(value, list):
        raise TypeError(value)
    return value


def _number(value: Value) -> int:
    if not isinstance(value, int):
        raise TypeError(value)
    return value


def largest_pages(file: BinaryIO, chunks: Iterable[Chunk], names: Collection[str]) -> int:
    """Return how many bytes the largest page of each named column inflates to, all together.

    Raises DamagedPageError if the head of a page cannot be read.
    """
    return sum(max(_pages(file, chunk), default=0) for chunk in chunks if chunk.name in names)


def _pages(file: BinaryIO, chunk: Chunk) -> Iterator[int]:
    """Yield the bytes of each page of a column: they follow one another."""
    at = chunk.start
    while at < chunk.start + chunk.stored:
        inflated, stored, length = _page(file, at)
        yield inflated
        at += length + stored


def _page(file: BinaryIO, at: int) -> tuple[int, int, int]:
    """Return the bytes of a page when it is inflated and as it is stored, and those of its head."""
    for size in _HEADS:
        try:
            file.seek(at)
            head, length = struct_at(file.read(size), 0)
        except _FAULTS:
            continue
        inflated, stored = head.get(_PAGE_INFLATED), head.get(_PAGE_STORED)
        if isinstance(inflated, int) and isinstance(stored, int) and inflated >= 0 and stored >= 0:
            return inflated, stored, length
    reason = "the head of a page is damaged"
    raise DamagedPageError(reason)
