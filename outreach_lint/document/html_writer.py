"""Builds the text of HTML as it is read on screen, and remembers where each character came from."""

from bisect import bisect_left, bisect_right

import msgspec

from outreach_lint.document.late import late
from outreach_lint.positions import Segment

_SPACES = " \t\n\r\f"
_RUN = late(r"[ \t\n\r\f]{2,}")
_FLAT = {ord(char): " " for char in _SPACES}
_BREAKS = 2


class Mapped(msgspec.Struct, frozen=True):
    """A text, and where in its source each character stands."""

    text: str
    segments: tuple[Segment, ...] = (Segment(0, 0),)

    def offset(self, source: int) -> int:
        """Return where in the text the first character stands that is not before an offset in the source."""
        at = bisect_left(self.segments, source, key=lambda s: s.source)
        after = self.segments[at].text if at < len(self.segments) else len(self.text)
        if not at:
            return after
        before = self.segments[at - 1]
        return min(before.text + source - before.source, after, len(self.text))

    def stripped(self, signs: str) -> "Mapped":
        """Return the text without signs at its edges."""
        text = self.text.lstrip(signs)
        start = len(self.text) - len(text)
        first = max(bisect_right(self.segments, start, key=lambda s: s.text) - 1, 0)
        at = self.segments[first].source + start - self.segments[first].text
        rest = (Segment(s.text - start, s.source) for s in self.segments[first + 1 :])
        return Mapped(text.rstrip(signs), (Segment(0, at), *rest))


class Writer:
    """Takes pieces of a source in order; white space is folded, and line breaks wait for text to follow."""

    def __init__(self) -> None:
        """Start with an empty text."""
        self.length = 0
        self.breaks = 0
        self.last = 0
        """where in the source the last character ends"""
        self._pieces: list[str] = []
        self._segments: list[Segment] = []
        self._drift: int | None = None
        self._space: int | None = None

    def block(self, level: int) -> None:
        """Set what follows apart: 1 for a new line, 2 for a new paragraph."""
        self.breaks = max(self.breaks, level)

    def line_break(self) -> None:
        """End a line; two of them end a paragraph."""
        self.breaks = min(self.breaks + 1, _BREAKS)

    def text(self, source: str, start: int, end: int) -> None:
        """Add a stretch of the source, its white space folded."""
        chunk = source[start:end]
        bare = chunk.strip(_SPACES)
        if self.at_line_start and not bare.strip("\xa0"):
            return
        if not bare:
            if chunk and self._space is None:
                self._space = start
            return
        lead = chunk.index(bare[0])
        if lead and self._space is None:
            self._space = start
        at = start + lead
        stop = at + len(bare)
        for run in _RUN.finditer(source, at, stop):
            self.put(source[at : run.start() + 1].translate(_FLAT), at)
            at = run.end()
        self.put(source[at:stop].translate(_FLAT), at)
        if stop < end:
            self._space = stop

    def verbatim(self, source: str, start: int, end: int) -> None:
        """Add a stretch of the source with its lines and spaces as they are."""
        while start < end:
            found = source.find("\n", start, end)
            stop = end if found < 0 else found
            kept = source[start:stop].removesuffix("\r")
            if kept:
                self.put(kept, start)
            if found < 0:
                break
            if self.length and not self.breaks:
                self.put("\n", start + len(kept))
            start = found + 1

    def put(self, text: str, start: int, width: int | None = None) -> None:
        """Add characters that stand in the source one for one, or all at `start` if they take `width` there."""
        self._flush()
        if width is None:
            self._mark(start)
            self.last = start + len(text)
        else:
            for offset in range(len(text)):
                self._mark(start, offset)
            self.last = start + width
        self._pieces.append(text)
        self.length += len(text)

    @property
    def at_line_start(self) -> bool:
        """Tell whether what comes next begins a line."""
        return bool(self.breaks or not self.length)

    def done(self) -> Mapped:
        """Return the text without white space at its end."""
        self._mark(self.last)
        return Mapped("".join(self._pieces), tuple(self._segments))

    def _flush(self) -> None:
        """Write the white space that waits, now that text follows it."""
        if self.length and self.breaks:
            for offset in range(self.breaks):
                self._mark(self.last, offset)
            self._pieces.append("\n" * self.breaks)
            self.length += self.breaks
        elif self.length and self._space is not None:
            self._mark(self._space)
            self._pieces.append(" ")
            self.length += 1
        self.breaks, self._space = 0, None

    def _mark(self, start: int, offset: int = 0) -> None:
        drift = start - self.length - offset
        if drift != self._drift:
            self._segments.append(Segment(self.length + offset, start))
            self._drift = drift
