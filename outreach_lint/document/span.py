"""A stretch of a text."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

import msgspec


class Span(msgspec.Struct, frozen=True):
    """Code points `start` to `end`, half-open."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return what stands there in `text`."""
        return text[self.start : self.end]


def within(spans: Sequence[Span], start: int, end: int) -> bool:
    """Tell whether one of the spans, which are sorted and do not overlap, holds all from `start` to `end`."""
    at = bisect_right(spans, start, key=lambda span: span.start) - 1
    return at >= 0 and end <= spans[at].end


def blanked(text: str, spans: Iterable[Span]) -> str:
    """Return the text with blanks for all but the line ends of some spans, which are sorted and do not overlap."""
    pieces, at = [], 0
    for span in spans:
        pieces += [text[at : span.start], "\n".join(" " * len(line) for line in span.of(text).split("\n"))]
        at = span.end
    return "".join((*pieces, text[at:])) if pieces else text
