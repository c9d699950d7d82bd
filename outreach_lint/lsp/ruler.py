"""One text measured in three ways: offsets, our lines and columns, and the positions of an editor."""

import re
from bisect import bisect_right

from lsprotocol.types import Position, Range

from outreach_lint.document.late import late

_THEIR_ENDS = late(r"\r\n?|\n")
_MARK = "\ufeff"
_CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2)}
"""How many bytes of which codec an editor counts as one; it counts characters in any other encoding."""


class Ruler:
    r"""A text whose editor counts in an encoding; our lines end with "\n" alone, theirs with "\r" too."""

    def __init__(self, text: str, encoding: str) -> None:
        """Take the text; `encoding` is what was agreed on: utf-8, utf-16 or utf-32."""
        self.text = text
        self._codec = _CODECS.get(encoding)
        self._ours = [0, *(found.end() for found in re.finditer("\n", text))]
        self._theirs = [0, *(found.end() for found in _THEIR_ENDS.finditer(text))]

    def offset(self, line: int, column: int) -> int:
        """Return the offset of one of our places, the nearest one if there is none such."""
        row = min(max(line, 1), len(self._ours)) - 1
        skipped = row == 0 and self.text.startswith(_MARK)
        end = self._ours[row + 1] - 1 if row + 1 < len(self._ours) else len(self.text)
        return min(self._ours[row] + max(column, 1) - 1 + skipped, end)

    def position(self, offset: int) -> Position:
        """Return where an editor sees an offset."""
        row = bisect_right(self._theirs, offset) - 1
        return Position(row, self._units(self.text[self._theirs[row] : offset]))

    def range(self, start: int, end: int) -> Range:
        """Return a span of offsets as an editor sees it."""
        return Range(self.position(start), self.position(end))

    def line_range(self, line: int, column: int = 0) -> Range:
        """Return the text of one of our lines from a column on, without the blanks around it."""
        start, end = self.offset(line, column), self.offset(line, len(self.text) + 1)
        text = self.text[start:end]
        start += len(text) - len(text.lstrip())
        return self.range(start, max(start, start + len(text.strip())))

    def offset_at(self, position: Position) -> int:
        """Return the offset of an editor's position; one beyond its line is the line's end."""
        if position.line >= len(self._theirs):
            return len(self.text)
        start = self._theirs[position.line]
        following = self._theirs[position.line + 1] if position.line + 1 < len(self._theirs) else len(self.text)
        line = self.text[start:following].rstrip("\r\n")
        if self._codec is None or line.isascii():
            return start + min(position.character, len(line))
        codec, width = self._codec
        before = line.encode(codec, "surrogatepass")[: position.character * width]
        return start + len(before.decode(codec, "ignore"))

    def _units(self, text: str) -> int:
        if self._codec is None or text.isascii():
            return len(text)
        codec, width = self._codec
        return len(text.encode(codec, "surrogatepass")) // width
