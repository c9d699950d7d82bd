"""The map of a text that was made from a text that has a map itself."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from outreach_lint.positions import PositionMap, Segment
from outreach_lint.sources.decoding import Part


def composed(outer: Sequence[Segment], length: int, inner: PositionMap) -> PositionMap:
    """Return the map of a text of some length: `outer` leads to the text that `inner` leads from."""
    if not inner.segments:
        return PositionMap(inner.source, inner.line, inner.column, tuple(outer))
    starts = [segment.text for segment in inner.segments]
    found: list[Segment] = []
    ends = [*(segment.text for segment in outer[1:]), length + 1]
    for segment, end in zip(outer, ends, strict=True):
        at = bisect_right(starts, segment.source) - 1
        text = segment.text
        while text < end:
            within = inner.segments[at]
            middle = segment.source + text - segment.text
            found.append(Segment(text, within.source + middle - within.text))
            at += 1
            if at >= len(starts):
                break
            text += starts[at] - middle
    return PositionMap(inner.source, inner.line, inner.column, tuple(found))


def without(part: Part, dropped: Iterable[tuple[int, int]]) -> Part:
    """Return a part without some stretches, which are in order and do not overlap."""
    pieces: list[str] = []
    segments: list[Segment] = []
    at = length = 0
    for start, end in (*dropped, (len(part.text), len(part.text))):
        if start > at or start == len(part.text):
            segments.append(Segment(length, at))
        pieces.append(part.text[at:start])
        length += start - at
        at = end
    return Part("".join(pieces), composed(segments or [Segment(0, 0)], length, part.map))
