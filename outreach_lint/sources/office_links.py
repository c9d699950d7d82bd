"""Links in a paragraph that is being read."""

from typing import Protocol

from outreach_lint.sources.paragraphs import Target


class Linked(Protocol):
    """A paragraph that has links: how long it is so far, and those that have ended."""

    links: list[Target]

    @property
    def length(self) -> int:
        """Return how many characters it has so far."""


class Open:
    """A link whose words are being read."""

    def __init__(self, frame: Linked, href: str) -> None:
        """Begin a link at the end of what has been read."""
        self._frame, self._start, self._href = frame, frame.length, href

    def close(self) -> None:
        """End the link; a second time does nothing."""
        if self._href and self._frame.length > self._start:
            self._frame.links.append(Target(self._start, self._frame.length, self._href))
        self._href = ""
