"""Rows of cells, each with its place in the file: what a spreadsheet is, whatever its format."""

from collections.abc import Iterator

import msgspec

from outreach_lint.document.late import late
from outreach_lint.model import Failure, Notice
from outreach_lint.positions import PositionMap, segments_of
from outreach_lint.sources.decoding import Part

_WRITTEN_IN_TWO = late(r'""|\r\n')
_INSIDE = late(r'(?:[^"]++|"")*+')
_LETTERS = 26


class Cell(msgspec.Struct, frozen=True, gc=False):
    """A value and where it begins; `raw` is how the file writes it, None if as it is.

    In a workbook the line is the row and the column that of the sheet, and `raw` is empty: no character has a place.
    """

    text: str
    line: int
    column: int
    raw: str | None = None

    @property
    def map(self) -> PositionMap:
        """Return the map of the value."""
        if self.raw is None:
            return PositionMap(self.text, self.line, self.column)
        return PositionMap(self.raw, self.line, self.column, segments_of(_pieces(self.raw)) if self.raw else ())

    def part(self) -> Part:
        """Return the value as the text of a part."""
        return Part(self.text, self.map)


Cells = tuple[Cell, ...]


class Table(msgspec.Struct, frozen=True):
    """The header of a file, and its rows as they are read; in a workbook also the name of the sheet.

    `by_name`: a cell is called by its row and the name of its column.
    """

    path: str
    header: Cells
    rows: Iterator[Cells | Failure | Notice]
    notices: tuple[Notice, ...] = ()
    sheet: str = ""
    by_name: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Return the headers without the blanks around them."""
        return tuple(" ".join(cell.text.split()) for cell in self.header)


def reference(cell: Cell) -> str:
    """Return the name by which a workbook calls a cell, as B14."""
    letters, left = "", cell.column
    while left:
        left, digit = divmod(left - 1, _LETTERS)
        letters = chr(ord("A") + digit) + letters
    return f"{letters}{cell.line}"


def overlong(cells: Cells, width: int) -> Cell | None:
    """Return the first cell with text beyond the header, None in a row that fits it."""
    return next((cell for cell in cells[width:] if cell.text.strip()), None)


def quote_after(text: str, at: int) -> int:
    """Return the offset of the quotation mark that closes a cell of which `at` is inside, -1 if there is none."""
    found = _INSIDE.match(text, at)
    end = found.end() if found else at
    return end if end < len(text) else -1


def _pieces(raw: str) -> Iterator[tuple[int, int, int]]:
    """Yield the pieces of a quoted cell: a doubled quotation mark and a line end of two are one character each."""
    close = quote_after(raw, 1)
    at = 1
    for found in _WRITTEN_IN_TWO.finditer(raw, 1, close):
        yield at, found.start() - at, found.start() - at
        yield found.start(), 2, 1
        at = found.end()
    yield at, close - at, close - at
    # What follows the closing mark belongs to the value as it stands.
    yield min(close + 1, len(raw)), len(raw) - close - 1, len(raw) - close - 1
