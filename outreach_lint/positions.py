"""Where the characters of a decoded text stand in the file on disk."""

from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, Literal

import msgspec

_BLOCK: Final = 4096


class Position(msgspec.Struct, frozen=True, order=True):
    """A place in a file: line and column count from 1, the column in code points."""

    line: int
    column: int


class RowPlace(msgspec.Struct, frozen=True):
    """A row of a campaign in which a fault shows; column 0 stands for the whole row, if no value of it is at fault."""

    line: int
    column: int
    id: str


class Rows(msgspec.Struct, frozen=True):
    """In how many rows of a campaign a fault shows, and the first of them."""

    path: str
    count: int
    first: tuple[RowPlace, ...]


class Related(msgspec.Struct, frozen=True):
    """A message that a finding compares with."""

    path: str
    line: int
    id: str


class Segment(msgspec.Struct, frozen=True):
    """From `text` on, decoded characters stand at `source` and after, one for one, to the next segment."""

    text: int
    source: int


class PositionMap(msgspec.Struct, frozen=True):
    """Maps offsets in a decoded text to places in its file.

    `source` is the stretch of the file that was decoded; it begins at `line` and `column`. `segments` are sorted and
    start at text offset 0; without any, text and source are the same.
    """

    source: str
    line: int = 1
    column: int = 1
    segments: tuple[Segment, ...] = ()

    def to_source(self, offset: int) -> int:
        """Return the offset in `source` of the decoded character at `offset`."""
        if not self.segments:
            return min(offset, len(self.source))
        segment = self.segments[max(bisect_right(self.segments, offset, key=lambda s: s.text) - 1, 0)]
        return min(segment.source + offset - segment.text, len(self.source))

    def locate(self, offset: int) -> Position:
        """Return the place in the file of the decoded character at `offset`."""
        at = self.to_source(offset)
        newlines, start = lines_before(self.source, at)
        if not newlines:
            return Position(self.line, self.column + at)
        return Position(self.line + newlines, at - start + 1)


def lines_before(text: str, at: int) -> tuple[int, int]:
    """Return how many lines end before an offset, and where the line of the offset begins.

    A long text is counted once, in blocks: a place in it costs no more than a block, however many are asked for.
    """
    newlines, start, since = 0, 0, 0
    if len(text) > _BLOCK:
        newlines, start = _blocks(text)[at // _BLOCK]
        since = at - at % _BLOCK
    last = text.rfind("\n", since, at)
    return (newlines, start) if last < 0 else (newlines + text.count("\n", since, at), last + 1)


@lru_cache(maxsize=4)  # a message has three parts, and its findings come one after another
def _blocks(text: str) -> tuple[tuple[int, int], ...]:
    """Return for each block what `lines_before` says of its first character."""
    newlines, start = 0, 0
    found = [(0, 0)]
    for at in range(0, len(text), _BLOCK):
        newlines += text.count("\n", at, at + _BLOCK)
        start = max(start, text.rfind("\n", at, at + _BLOCK) + 1)
        found.append((newlines, start))
    return tuple(found)


def segments_of(pieces: Iterable[tuple[int, int, int]]) -> tuple[Segment, ...]:
    """Return the segments for `(source offset, source length, decoded length)` pieces that follow one another."""
    found: list[Segment] = []
    text = 0
    for source, _length, decoded in pieces:
        if not found or found[-1].source - found[-1].text != source - text:
            found.append(Segment(text, source))
        text += decoded
    return tuple(found)


class Merged(msgspec.Struct, frozen=True, gc=False):
    """What a merge put in for a field: the stretch of the part that holds the value, of no length if there is none.

    `name` is that of the field, `header` that of the one column the value comes from, `fallback` None if there is none.
    """

    part: Literal["subject", "preheader", "body"]
    start: int
    end: int
    name: str
    header: str = ""
    fallback: str | None = None
