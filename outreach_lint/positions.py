"""Where the characters of a decoded text stand in the file on disk."""

from bisect import bisect_right
from collections.abc import Iterable

import msgspec


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
        before = self.source[: self.to_source(offset)]
        newlines = before.count("\n")
        if not newlines:
            return Position(self.line, self.column + len(before))
        return Position(self.line + newlines, len(before) - before.rfind("\n"))


def segments_of(pieces: Iterable[tuple[int, int, int]]) -> tuple[Segment, ...]:
    """Return the segments for `(source offset, source length, decoded length)` pieces that follow one another."""
    found: list[Segment] = []
    text = 0
    for source, _length, decoded in pieces:
        if not found or found[-1].source - found[-1].text != source - text:
            found.append(Segment(text, source))
        text += decoded
    return tuple(found)
