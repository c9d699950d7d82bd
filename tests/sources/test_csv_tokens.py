"""Rows of a delimited text are those that Python's csv module reads, and every character stands where its map says."""

import csv
import io
import os
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_lint.model import Failure
from outreach_lint.positions import PositionMap
from outreach_lint.sources.csv_tokens import LIMIT, Lines, is_blank, records
from outreach_lint.sources.table import Cell

EXAMPLES = int(os.environ.get("POSITION_EXAMPLES", "200"))
PIECES = st.sampled_from([*",;\t|\"'=aé😀 ", '""', '"', "\n", "\r\n", ",", "ab c", "\u2028", "\x0b"])
RAW = st.lists(PIECES, max_size=40).map("".join)
VALUES = st.lists(st.sampled_from([*',;\t|"aé😀 ', "\n", "\r\n", "word "]), max_size=12).map("".join)
TABLES = st.lists(st.lists(VALUES, min_size=1, max_size=5), min_size=1, max_size=5)
ENDS = st.sampled_from(["\n", "\r\n"])


def rows(text: str, delimiter: str = ",") -> list[tuple[Cell, ...] | Failure]:
    return list(records(Lines(io.StringIO(text, newline="")), delimiter, "a.csv"))


def values(text: str, delimiter: str = ",") -> list[list[str]]:
    return [[cell.text for cell in row] for row in rows(text, delimiter) if not isinstance(row, Failure)]


def told(table: Iterable[list[str]]) -> list[list[str]]:
    """Return the rows that are not blank, with one kind of line end."""
    return [
        [value.replace("\r\n", "\n") for value in row] for row in table if any(not is_blank(value) for value in row)
    ]


def assert_placed(cell: Cell, text: str) -> None:
    """Hold each character to the text, where a quotation mark may be doubled and a line end be two characters."""
    lines = text.split("\n")
    for offset, char in enumerate(cell.text):
        at = cell.map.locate(offset)
        here = lines[at.line - 1][at.column - 1 :] + "\n"
        assert here.startswith(("\n", "\r\n") if char == "\n" else char), (cell, offset, char, here)


def is_closed(text: str, delimiter: str) -> bool:
    return not any(isinstance(row, Failure) for row in rows(text, delimiter))


@settings(max_examples=EXAMPLES)
@given(RAW, st.sampled_from(",;\t|"))
def test_any_text_gives_the_values_of_the_csv_module_each_in_its_place(text: str, delimiter: str) -> None:
    for row in rows(text, delimiter):
        if not isinstance(row, Failure):
            for cell in row:
                assert_placed(cell, text)
    if is_closed(text, delimiter):
        assert values(text, delimiter) == told(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


@settings(max_examples=EXAMPLES)
@given(TABLES, ENDS, st.sampled_from(",;\t|"), st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
def test_what_the_csv_module_writes_is_read_back_in_place(
    table: list[list[str]], end: str, delimiter: str, quoting: int
) -> None:
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=delimiter, lineterminator=end, quoting=quoting)  # type: ignore[arg-type]
    writer.writerows(table)
    text = written.getvalue()
    assert values(text, delimiter) == told(table)
    for row in rows(text, delimiter):
        assert not isinstance(row, Failure)
        for cell in row:
            assert_placed(cell, text)


PLACES = [
    ('a,b\nx,"y"\n', "y", 0, (2, 4)),
    ('a,b\nx,"say ""hi"" now"\n', 'say "hi" now', 4, (2, 8)),
    ('a,b\nx,"say ""hi"" now"\n', 'say "hi" now', 5, (2, 10)),
    ('a,b\r\nx,"one\r\ntwo"\r\n', "one\ntwo", 4, (3, 1)),
    ('a,b\n"x\ny",z\n', "z", 0, (3, 4)),
    ('a,b\n"x\n\ny","p\nq"\nc,d\n', "d", 0, (6, 3)),
    ('a,b\n"x"y,z\n', "xy", 1, (2, 4)),
    ("a,b\n😀,é\n", "é", 0, (2, 3)),
    ("a\tb\n x\t,z\n", "z", 0, (2, 5)),
]


@pytest.mark.parametrize(("text", "value", "offset", "place"), PLACES)
def test_a_character_stands_where_the_file_has_it(text: str, value: str, offset: int, place: tuple[int, int]) -> None:
    cells = [cell for row in rows(text) if not isinstance(row, Failure) for cell in row]
    (cell,) = [cell for cell in cells if cell.text == value]
    at = cell.map.locate(offset)
    assert (at.line, at.column) == place


def test_a_mark_that_is_never_closed_is_one_failure_and_the_rows_below_are_read() -> None:
    first, second, third = rows('x,"open\ny,z\np,q\n')
    assert isinstance(first, Failure)
    assert (first.line, "column 3 is not closed" in first.reason) == (1, True)
    assert [[cell.text for cell in row] for row in (second, third) if not isinstance(row, Failure)] == [
        ["y", "z"],
        ["p", "q"],
    ]
    assert not isinstance(third, Failure)
    assert third[0].line == 3


def test_a_row_that_is_far_too_long_is_one_failure() -> None:
    first, second = rows("x" * (LIMIT + 5) + "\ny,z\n")
    assert isinstance(first, Failure)
    assert "1 MB" in first.reason
    assert not isinstance(second, Failure)
    assert second[0].line == 2


def test_a_workbook_has_no_place_within_a_cell() -> None:
    assert Cell("one\ntwo", 14, 2, "").map == PositionMap("", 14, 2)
    assert Cell("one\ntwo", 14, 2, "").map.locate(5) == PositionMap("", 14, 2).locate(0)
