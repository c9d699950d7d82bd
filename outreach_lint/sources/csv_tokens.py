"""Lines of a delimited text to cells with their places, as Python's csv module reads them."""

import re
from collections.abc import Iterator
from typing import TextIO

from outreach_lint.model import Failure
from outreach_lint.sources.table import Cell, Cells, quote_after

LIMIT = 1_000_000
"""Characters of a row; nobody writes a longer message."""
_LINE_ENDS = "\r\n"


class Lines:
    """The lines of a stream with their ends, of which some can be put back."""

    def __init__(self, stream: TextIO) -> None:
        """Take a stream that leaves line ends as they are."""
        self._stream = stream
        self._back: list[str] = []

    def take(self) -> str:
        """Return the next line, cut if it is far too long; empty at the end."""
        return self._back.pop() if self._back else self._stream.readline(LIMIT + 1)

    def put_back(self, lines: list[str]) -> None:
        """Let lines be taken again."""
        self._back += reversed(lines)

    def pass_line(self, begun: str) -> None:
        """Pass over the rest of a line of which the beginning was taken."""
        while begun and not begun.endswith(("\n", "\r")):
            begun = self.take()


def records(lines: Lines, delimiter: str, path: str, line: int = 1) -> Iterator[Cells | Failure]:
    """Yield the cells of each row that is not blank, and a failure for a row that cannot be read."""
    plain = re.compile(rf"[^{re.escape(delimiter)}\r\n]*")
    while text := lines.take():
        if len(text) > LIMIT:
            lines.pass_line(text)
            yield Failure(path, line, f"the row is larger than {LIMIT // 1_000_000} MB")
            line += 1
        elif '"' not in text:
            if not is_blank(text.replace(delimiter, "")):
                yield _unquoted(text, delimiter, line)
            line += 1
        else:
            found = _quoted(lines, text, plain, delimiter, line)
            if isinstance(found, int):
                reason = f"the quotation mark in column {found} is not closed; the rows below are read on their own"
                yield Failure(path, line, reason)
                line += 1
            else:
                cells, line = found
                if any(not is_blank(cell.text) for cell in cells):
                    yield cells


def is_blank(text: str) -> bool:
    """Tell whether a text is empty or white space."""
    return not text or text.isspace()


def _unquoted(text: str, delimiter: str, line: int) -> Cells:
    """Return the cells of a line without quotation marks."""
    cells: list[Cell] = []
    column = 1
    for value in text.rstrip(_LINE_ENDS).split(delimiter):
        cells.append(Cell(value, line, column))
        column += len(value) + 1
    return tuple(cells)


def _quoted(lines: Lines, text: str, plain: re.Pattern[str], delimiter: str, line: int) -> tuple[Cells, int] | int:
    """Return the cells of a row and the line after it; the column of a quotation mark that nothing closes.

    In the second case only the first line of the row is taken.
    """
    cells: list[Cell] = []
    taken: list[str] = []
    at = line_start = 0
    while True:
        begin, column = at, at - line_start + 1
        raw = None
        if text.startswith('"', at):
            text, end = _closed(lines, text, at, taken)
            if end < 0:
                lines.put_back(taken)
                return column
            at = _end(plain, text, end + 1)
            raw = text[begin:at]
            value = raw[1 : end - begin].replace('""', '"').replace("\r\n", "\n") + text[end + 1 : at]
        else:
            at = _end(plain, text, at)
            value = text[begin:at]
        cells.append(Cell(value, line, column, raw))
        if raw and "\n" in raw:
            line += raw.count("\n")
            line_start = begin + raw.rfind("\n") + 1
        if not text.startswith(delimiter, at):
            return tuple(cells), line + 1
        at += 1


def _closed(lines: Lines, text: str, at: int, taken: list[str]) -> tuple[str, int]:
    """Return the text with as many lines more as the mark at `at` needs to be closed, and where that is, else -1."""
    end = quote_after(text, at + 1)
    pieces, size = [text], len(text)
    while end < 0:
        more = lines.take()
        if more:
            taken.append(more)
        if not more or size + len(more) > LIMIT:
            return text, -1
        found = quote_after(more, 0)
        end = size + found if found >= 0 else -1
        pieces.append(more)
        size += len(more)
    return "".join(pieces), end


def _end(plain: re.Pattern[str], text: str, at: int) -> int:
    """Return where the cell ends that goes on at `at`."""
    found = plain.match(text, at)
    return found.end() if found else at
