"""The non-blank lines of a text, each with its place."""

import msgspec


class Line(msgspec.Struct, frozen=True):
    """A trimmed line; `gap` tells that a blank line stands before it."""

    start: int
    end: int
    gap: bool
    text: str


def split_lines(text: str) -> list[Line]:
    """Return the lines that hold more than white space, trimmed."""
    lines: list[Line] = []
    position = 0
    gap = False
    for raw in text.split("\n"):
        bare = raw.strip()
        if bare:
            start = position + raw.find(bare[0])
            lines.append(Line(start, start + len(bare), gap, bare))
            gap = False
        else:
            gap = True
        position += len(raw) + 1
    return lines
