"""Rows, lines and cells that are broken: each is told at its place, and those around it are read."""

import json
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

from outreach_lint.errors import SourceError
from outreach_lint.model import Failure, Message, Notice
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.prospects import Record, read_prospects
from outreach_lint.sources.read import read_path
from outreach_lint.sources.xlsx import open_xlsx

LONG = "x" * 1_100_000


def outcomes(path: Path) -> list[Message | Failure | Notice]:
    return list(read_path(path, Defaults()))


def test_a_row_of_records_that_is_too_long_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"email,name\na@n.example,Dana\nb@n.example,{LONG}\nc@n.example,Lee\n")
    found = list(read_prospects(tmp_path / "a.csv", {}))
    assert [type(one) for one in found] == [Record, Failure, Record]
    assert [one.line for one in found] == [2, 3, 4]


def test_a_line_of_records_that_is_too_long_stops_no_other(tmp_path: Path) -> None:
    lines = [
        '{"email": "a@n.example"}',
        f'{{"email": "b@n.example", "x": "{"x" * 10_000_001}"}}',
        "",
        '{"email": "c@n.example"}',
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    found = list(read_prospects(tmp_path / "a.jsonl", {}))
    assert [(type(one), one.line) for one in found] == [(Record, 1), (Failure, 2), (Record, 4)]


def test_a_record_of_a_list_that_is_wrong_stops_no_other(tmp_path: Path) -> None:
    people = [{"email": "a@n.example"}, {"email": "b@n.example", "recent": [{"when": 1}]}, {"email": ["c@n.example"]}]
    (tmp_path / "a.json").write_text(json.dumps({"contacts": people}, indent=1))
    first, second, third = read_prospects(tmp_path / "a.json", {})
    assert isinstance(first, Record)
    assert isinstance(second, Failure)
    assert (second.line, "unknown key “when”" in second.reason) == (10, True)
    assert isinstance(third, Record)
    assert third.prospect.email == "c@n.example"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (["x", "y"], {"seat": "x"}),
        ([], {}),
        ({"value": "x"}, {"seat value": "x"}),
        ([{"value": "x", "primary": True}], {"seat": "x"}),
        ([{"kind": "x"}], {}),
        ([["x"]], {}),
        (None, {}),
        (True, {"seat": "true"}),
    ],
)
def test_of_a_value_with_members_the_first_text_counts(value: object, expected: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"email": "a@n.example", "seat": value}))
    (found,) = read_prospects(tmp_path / "a.jsonl", {})
    assert isinstance(found, Record)
    assert found.prospect.other == expected


def workbook(path: Path, *rows: list[object]) -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def changed(path: Path, member: str, old: str, new: str) -> Path:
    """Replace text in a member of an archive."""
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old.encode() in parts[member]
    parts[member] = parts[member].replace(old.encode(), new.encode())
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def test_empty_cells_at_the_end_of_a_row_are_none(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ["id", "body", " ", None], [1, "Hi", "  ", " "], [2.0, "Hi", None, None])
    found = outcomes(path)
    assert [one.id for one in found if isinstance(one, Message)] == ["1", "2"]
    assert len(found) == 2


def test_a_whole_number_that_was_saved_with_a_fraction_is_one(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ["id", "body"], [7, "Hi"])
    (found,) = outcomes(changed(path, "xl/worksheets/sheet1.xml", "<v>7</v>", "<v>7.0</v>"))
    assert isinstance(found, Message)
    assert found.id == "7"


def test_a_sheet_that_breaks_off_is_a_failure_below_what_was_read(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ["id", "body"], [1, "Hi"], [2, "Ho"])
    first, *rest = outcomes(changed(path, "xl/worksheets/sheet1.xml", '<row r="3"', '<row r="3"><c <'))
    assert isinstance(first, Message)
    (failure,) = rest
    assert isinstance(failure, Failure)
    assert failure.line == 3
    assert failure.reason.startswith("not readable as .xlsx from here on: ")


def test_a_header_that_is_too_long_is_an_error(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ["body", *(["x" * 30_000] * 40)], ["Hi"])
    with pytest.raises(SourceError, match="the row is larger than 1 MB"), path.open("rb") as file:
        open_xlsx(file, "a.xlsx")


def test_a_member_that_is_no_xml_is_told_of_the_workbook(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ["id", "body"], [1, "Hi"])
    with ZipFile(path, "a", ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/extra.xml", " " * 3_000_000)
    with pytest.raises(SourceError, match=r"extra\.xml in the workbook is no readable XML"), path.open("rb") as file:
        open_xlsx(file, "a.xlsx")
