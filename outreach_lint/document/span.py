"""A stretch of a text."""

import msgspec


class Span(msgspec.Struct, frozen=True):
    """Code points `start` to `end`, half-open."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return what stands there in `text`."""
        return text[self.start : self.end]
