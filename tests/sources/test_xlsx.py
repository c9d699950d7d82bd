"""Workbooks: cells as positions, values as text, and what is refused before it is inflated."""

import builtins
import sys
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from reading import read

from outreach_lint.model import Failure, Message, Notice
from outreach_lint.sources import xlsx, xlsx_limits
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.read import read_path

openpyxl = pytest.importorskip("openpyxl")

BELOW = ("</sheetData>", "</sheetData><hyperlinks>" + '<hyperlink ref="A2" location="b"/>' * 90_000 + "</hyperlinks>")
FAR = ("</sheetData>", '<row r="99999999999"><c r="A9"><v>1</v></c></row></sheetData>')


def write(path: Path, *rows: list[object], sheets: int = 1) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for _ in range(sheets - 1):
        book.create_sheet("Old").append(["body", "x"])
    book.save(path)
    return path


def all_of(path: Path) -> list[Message | Failure | Notice]:
    return list(read_path(path, Defaults()))


def test_a_message_for_each_row_placed_by_its_cell(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.xlsx", ["First Name", "Body"], ["Dana", "Hi Dana,\nhall 2"], [None, None], ["Jo", "Hi Jo"]
    )
    first, second = all_of(path)
    assert isinstance(first, Message)
    assert isinstance(second, Message)
    assert (first.id, second.id) == ("a.xlsx!B2", "a.xlsx!B4")
    assert first.body == "Hi Dana,\nhall 2"
    at = first.origin.locate("body", 12)
    assert (at.line, at.column) == (2, 2)
    assert (second.origin.line, second.origin.locate("body", 0).line) == (4, 4)


def test_values_are_text(tmp_path: Path) -> None:
    row = ["Hi", 250.0, 0.5, True, datetime(2026, 3, 1), datetime(2026, 3, 1, 9, 30), None]  # noqa: DTZ001 -- cells have no zone
    (found,) = all_of(write(tmp_path / "a.xlsx", ["body", "employees", "b", "c", "d", "e", "f"], row))
    assert isinstance(found, Message)
    assert found.prospect is not None
    assert found.prospect.employees == 250
    assert found.prospect.other == {"b": "0.5", "c": "TRUE", "d": "2026-03-01", "e": "2026-03-01 09:30:00"}


def test_a_row_without_a_message_does_not_stop_the_others(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", ["name", "body"], ["Dana", None], ["Jo", "Hi"], ["Al", "Hi", "beyond"])
    first, second, third = all_of(path)
    assert first == Failure(path.as_posix(), 2, "empty message: no text in column “body”")
    assert isinstance(second, Message)
    assert isinstance(third, Failure)
    assert (third.line, "“beyond” has no column" in third.reason) == (4, True)


def test_only_one_sheet_is_read_and_that_is_told(tmp_path: Path) -> None:
    notice, found = all_of(write(tmp_path / "a.xlsx", ["body"], ["Hi"], sheets=2))
    assert isinstance(found, Message)
    assert isinstance(notice, Notice)
    assert notice.reason == "only the sheet “Sheet” is read, not “Old”"


def test_a_bomb_is_refused_before_anything_is_inflated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.xlsx", ["body"], ["Hi"])
    with ZipFile(path, "a", ZIP_DEFLATED) as book:
        book.writestr("xl/media/zeros", bytes(1_000_000))
    monkeypatch.setattr(xlsx_limits, "LARGEST", 900_000)
    monkeypatch.setitem(sys.modules, "openpyxl", None)  # a look into the workbook would fail in another way
    (found,) = all_of(path)
    assert isinstance(found, Failure)
    assert "would inflate to 1 MB" in found.reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"no workbook", "not readable as .xlsx: no zip archive"),
        (b"", "not readable as .xlsx: no zip archive"),
        (b"\xd0\xcf\x11\xe0 old", "an old .xls file, or one with a password"),
    ],
)
def test_what_is_no_workbook(tmp_path: Path, data: bytes, reason: str) -> None:
    (found,) = read(tmp_path, "a.xlsx", data)
    assert isinstance(found, Failure)
    assert reason in found.reason


def test_a_zip_that_is_no_workbook(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("x", "y")
    (found,) = all_of(tmp_path / "a.xlsx")
    assert isinstance(found, Failure)
    assert found.reason.startswith("not readable as .xlsx: ")


def test_an_empty_workbook(tmp_path: Path) -> None:
    (found,) = all_of(write(tmp_path / "a.xlsx"))
    assert isinstance(found, Failure)
    assert found.reason == "the workbook has no text"


def test_without_openpyxl_the_reason_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.xlsx", ["body"], ["Hi"])
    real = builtins.__import__

    def refusing(name: str, *rest: object, **keys: object) -> object:
        if name.partition(".")[0] == "openpyxl":
            raise ImportError(name)
        return real(name, *rest, **keys)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", refusing)
    (found,) = all_of(path)
    assert isinstance(found, Failure)
    assert "install outreach-lint[excel]" in found.reason


def test_a_row_that_no_message_fills_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    rows = [["a" * 32_000] * 32, ["Hi Dana"]]
    failure, message = all_of(write(tmp_path / "a.xlsx", ["body"], *rows))
    assert failure == Failure(str(tmp_path / "a.xlsx"), 2, "the row is larger than 1 MB")
    assert isinstance(message, Message)


def test_a_cell_that_would_fill_the_memory_is_refused_before_it_is_parsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = changed(write(tmp_path / "a.xlsx", ["body"], ["Hi"], ["Hey"]), ("Hey", "a" * 2_100_000))  # Excel cuts such
    monkeypatch.setitem(sys.modules, "openpyxl", None)  # parsing would fail in another way
    (found,) = all_of(path)
    assert isinstance(found, Failure)
    assert found.reason == (
        "xl/worksheets/sheet1.xml in the workbook has more than 2 MB in one row or text; save it as CSV"
    )


def test_a_sheet_of_many_megabytes_in_rows_is_read_with_all_that_is_below_them(tmp_path: Path) -> None:
    path = changed(write(tmp_path / "a.xlsx", ["body"], *(["Hi " + "a" * 30_000] for _ in range(90))), BELOW)
    found = all_of(path)
    assert [one.id for one in found if isinstance(one, Message)] == [f"a.xlsx!A{row}" for row in range(2, 92)]
    assert len(found) == 90


@pytest.mark.parametrize(
    ("name", "bound", "told"),
    [("PART", 2_500_000, "would inflate to 2 MB, more than 2 MB"), ("TEXTS", 80, "has more than 80 different texts")],
)
def test_shared_texts_have_their_limits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, bound: int, told: str
) -> None:
    path = write(tmp_path / "a.xlsx", ["body"], ["Hi"])
    texts = "".join(f"<x:si><x:t>{'a' * 30_000}</x:t></x:si>" for _ in range(90))
    with ZipFile(path, "a", ZIP_DEFLATED) as book:
        book.writestr("xl/texts.xml", f'<?xml version="1.0"?><x:sst xmlns:x="urn:x">{texts}</x:sst>')
    assert [one.id for one in all_of(path) if isinstance(one, Message)] == ["a.xlsx!A2"]
    monkeypatch.setattr(xlsx_limits, name, bound)
    (found,) = all_of(path)
    assert isinstance(found, Failure)
    assert found.reason == f"xl/texts.xml in the workbook {told}; save it as CSV"


def test_rows_that_a_file_only_claims_are_not_made_up_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "ROWS", 50)
    *_, last = all_of(changed(write(tmp_path / "a.xlsx", ["body"], ["Hi"]), FAR))
    assert last == Failure(
        (tmp_path / "a.xlsx").as_posix(), 51, "a sheet has at most 50 rows: what is below them is not read"
    )


def changed(path: Path, added: tuple[str, str]) -> Path:
    """Return a workbook of which a part of the sheet is written in another way."""
    with ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(added[0].encode(), added[1].encode())
    with ZipFile(path, "w", ZIP_DEFLATED) as book:
        for name, data in parts.items():
            book.writestr(name, data)
    return path
