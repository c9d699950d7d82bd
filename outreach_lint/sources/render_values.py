"""What the rows of a file, and the sender, say for the names that a template asks for."""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Final

import msgspec

from outreach_lint.document.field_names import field_target
from outreach_lint.model import Column, Sender
from outreach_lint.sources.columns import COLUMNS, Columns, folded
from outreach_lint.sources.prospects_values import split_name
from outreach_lint.sources.table import Cell, Cells

_HALVES: Final[tuple[Column, ...]] = ("first_name", "last_name")
Value = Callable[[Cells], Cell]
LINK = "https://link.example/"
"""What stands for an address that the sending tool puts in."""
_SENDER = {"company": "company", "companyname": "company", "email": "email", "emailaddress": "email", "name": "name"}


class Values(msgspec.Struct, frozen=True):
    """How each name is looked up; `stand_ins` are names that the sending tool knows and the rows do not."""

    of: Mapping[str, Value]
    stand_ins: frozenset[str]
    unknown: frozenset[str]
    used: frozenset[int]
    """the columns that the template takes values from"""
    headers: Mapping[str, str]
    """by name, the header of its column, "" for a name that is made of a part of one or of several"""

    def cell(self, name: str, row: Cells) -> Cell | None:
        """Return the value of a name in a row, None if nobody knows the name."""
        value = self.of.get(name)
        return value(row) if value else None


def values_for(names: Mapping[str, int], headers: tuple[str, ...], columns: Columns, sender: Sender | None) -> Values:
    """Return how the names of a template are looked up in rows with these headers."""
    at: dict[str, int] = {}
    for index, header in enumerate(headers):
        at.setdefault(folded(header), index)
    of: dict[str, Value] = {}
    stand_ins: set[str] = set()
    used: set[int] = set()
    read: dict[str, str] = {}
    for name in names:
        indexes = _columns_of(name, at, columns)
        if indexes:
            used.update(indexes)
            of[name] = _from_columns(name, indexes, columns)
            read[name] = headers[indexes[0]] if len(indexes) == 1 else ""
        elif (text := _stand_in(name, sender)) is not None:
            stand_ins.add(name)
            of[name] = _fixed(text)
    return Values(of, frozenset(stand_ins), frozenset(names.keys() - of.keys()), frozenset(used), read)


def nearest(name: str, headers: tuple[str, ...]) -> str | None:
    """Return the header that a name is probably a slip for."""
    written = {folded(header): header for header in headers}
    found = get_close_matches(folded(name.rpartition(".")[2]), list(written), n=1, cutoff=0.75)
    return written[found[0]] if found else None


def _columns_of(name: str, at: Mapping[str, int], columns: Columns) -> tuple[int, ...]:
    """Return the columns that a name is read from: the header of that name, else the one that means the same."""
    if folded(name) in at:
        return (at[folded(name)],)
    target = field_target(name)
    if target == "sender":
        return ()
    last = folded(name.rpartition(".")[2])
    if last in at:
        return (at[last],)
    known = columns.known
    if target == "full_name" and "full_name" not in known:
        return tuple(known[column] for column in _HALVES if column in known)
    if target in _HALVES and target not in known and "full_name" in known:
        return (known["full_name"],)
    return tuple(known[column] for column in COLUMNS if column == target and column in known)


def _from_columns(name: str, indexes: tuple[int, ...], columns: Columns) -> Value:
    """Return the look-up in one column; of names, also the half of one and the whole of two."""
    if len(indexes) > 1:
        return lambda row: _joined(row, indexes)
    index = indexes[0]
    target = field_target(name)
    if index == columns.known.get("full_name") and target in _HALVES:
        side = 0 if target == "first_name" else 1
        return lambda row: _half(_at(row, index), side)
    return lambda row: _at(row, index)


def _at(row: Cells, index: int) -> Cell:
    """Return the cell of a column; rows may be shorter than the header."""
    return row[index] if index < len(row) else Cell("", row[-1].line, row[-1].column)


def _half(cell: Cell, side: int) -> Cell:
    """Return the first or last name of a cell with both, in its place if it is written as it reads."""
    text = split_name(cell.text)[side]
    found = cell.text.find(text)
    if cell.raw is None and text and found >= 0:
        return Cell(text, cell.line, cell.column + found)
    return Cell(text, cell.line, cell.column, "")


def _joined(row: Cells, indexes: tuple[int, ...]) -> Cell:
    cells = [_at(row, index) for index in indexes]
    return Cell(" ".join(filter(None, (cell.text.strip() for cell in cells))), cells[0].line, cells[0].column, "")


def _fixed(text: str) -> Value:
    return lambda row: Cell(text, row[0].line, row[0].column, "")


def _stand_in(name: str, sender: Sender | None) -> str | None:
    """Return what the sending tool puts in for a name that is none of the reader's; "" if we cannot know."""
    target = field_target(name)
    if target == "link":
        return LINK
    if target == "date":
        return ""
    if target != "sender":
        return None
    last = folded(name.rpartition(".")[2].rpartition("_")[2])
    said = sender or Sender()
    if "first" in folded(name):
        return split_name(said.name)[0]
    return str(getattr(said, _SENDER.get(last, "name")))
