"""Sheets of a workbook (.xlsx) to tables, by openpyxl; positions are rows and columns of the sheet."""

import warnings
from collections.abc import Iterable, Iterator
from datetime import datetime, time
from typing import TYPE_CHECKING, BinaryIO

from outreach_lint.errors import Place, SourceError
from outreach_lint.model import Failure, Notice
from outreach_lint.sources.csv_tokens import LIMIT
from outreach_lint.sources.table import Cell, Cells, Table
from outreach_lint.sources.xlsx_limits import refuse_bombs

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

ROWS = 1_048_576
"""Rows of a sheet, by Excel's own limit; openpyxl makes up those that a file leaves out."""


def open_xlsx(file: BinaryIO, path: str) -> Table:
    """Return the table of the first visible sheet that has text; its rows are read as they are asked for."""
    refuse_bombs(file, path)
    book = _opened(file, path)
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    for at, sheet in enumerate(visible):
        sheet.reset_dimensions()  # some exporters write ones that leave rows out
        rows = _rows(sheet.iter_rows(values_only=True), path)
        header = next(rows, None)
        if isinstance(header, Failure):
            raise SourceError(header.reason, Place(path, header.line))
        if header:
            rest = [other.title for other in visible[at + 1 :]]
            return Table(path, header, rows, _not_read(rest, sheet.title, path), sheet.title)
    reason = "the workbook has no text"
    raise SourceError(reason, Place(path, 1))


def _not_read(rest: list[str], read: str, path: str) -> tuple[Notice, ...]:
    if not rest:
        return ()
    names = ", ".join(f"“{name}”" for name in rest[:5])
    return (Notice(path, 1, f"only the sheet “{read}” is read, not {names}{' and more' if rest[5:] else ''}"),)


def _opened(file: BinaryIO, path: str) -> "Workbook":
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        reason = "reading .xlsx needs openpyxl: install outreach-lint[excel], or save the file as CSV"
        raise SourceError(reason, Place(path)) from error
    # They would go to standard error as Python tells them, and quote cells.
    warnings.filterwarnings("ignore", module=r"openpyxl\.")
    try:
        return load_workbook(file, read_only=True, data_only=True)
    except Exception as error:  # openpyxl raises whatever its parsers do
        reason = f"not readable as .xlsx: {_said(error)}"
        raise SourceError(reason, Place(path)) from error


def _rows(rows: Iterable[tuple[object, ...]], path: str) -> Iterator[Cells | Failure]:
    """Yield the rows that are not blank; a sheet that breaks off is a failure at its row."""
    number = 0
    try:
        for number, values in enumerate(rows, 1):
            if number > ROWS:
                yield Failure(path, number, f"a sheet has at most {ROWS:,} rows: what is below them is not read")
                return
            cells = tuple(Cell(_text(value), number, column, "") for column, value in enumerate(values, 1))
            filled = len(cells)
            while filled and not cells[filled - 1].text.strip():
                filled -= 1
            if sum(len(cell.text) for cell in cells) > LIMIT:
                yield Failure(path, number, f"the row is larger than {LIMIT // 1_000_000} MB")
            elif filled:
                yield cells[:filled]
    except Exception as error:  # noqa: BLE001 -- openpyxl parses as it goes, and raises whatever its parsers do
        yield Failure(path, number + 1, f"not readable as .xlsx from here on: {_said(error)}")


def _said(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__


def _text(value: object) -> str:
    """Return a value as the sheet shows it, as far as that is known without its formats."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, bool):
        return str(value).upper()
    return "" if value is None else str(value).replace("\r\n", "\n").replace("_x000D_", "")
