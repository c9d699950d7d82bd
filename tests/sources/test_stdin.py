"""Standard input in every format: as a file of that ending is read, and row by row where a format allows it."""

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from outreach_lint.cli.main import exit_code
from outreach_lint.model import Failure, Message, Notice
from outreach_lint.sources.csv_files import open_csv
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.read import read_path
from outreach_lint.sources.stdin import FORMATS, read_stream

CP1252 = "body,Vorname\nHi Jürgen,Jürgen\nHi Zoë,Zoë\n"


class Pipe(io.RawIOBase):
    """Bytes that come in small pieces and only once; `taken` counts those that were asked for."""

    def __init__(self, data: bytes, piece: int = 7) -> None:
        self._data, self._piece, self.taken = data, piece, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        part = self._data[self.taken : self.taken + min(len(buffer), self._piece)]
        buffer[: len(part)] = part
        self.taken += len(part)
        return len(part)


def piped(data: bytes, form: str | None) -> list[Message | Failure | Notice]:
    return list(read_stream(io.BufferedReader(Pipe(data)), form, Defaults()))


def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["body", "id"])
    book.active.append(["Hi Dana", 7])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


FILES: dict[str, Callable[[], bytes]] = {
    "csv": lambda: b'id,body\r\n1,"Hi ""Dana"",\r\nhere"\r\n2,Hi Tom\r\n',
    "tsv": lambda: b"id\tbody\n1\tHi, Dana\n",
    "xlsx": workbook,
    "json": lambda: b'[{"body": "Hi"}, {"body": "Ho"}]',
    "jsonl": lambda: b'{"body": "Hi"}\n\n{"body": 3}\n{"body": "Ho"}\n',
    "yaml": lambda: b"steps:\n- body: Hi\n- body: Ho\n",
    "html": lambda: b"<p>Hi <b>Dana</b></p>",
    "eml": lambda: b"Subject: x\n\nHi",
    "mbox": lambda: b"From a@x.example Mon Nov 16 09:00:00 2026\nSubject: x\n\nHi\n",
    "md": lambda: b"---\nsubject: x\n---\nHi",
}


def bare(found: Message | Failure | Notice) -> object:
    if isinstance(found, Message):
        return found.body, found.subject, found.origin.locate("body", 2)
    return found.line, found.reason


@pytest.mark.parametrize("form", FILES)
def test_standard_input_is_read_as_a_file_of_the_format(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{form}"
    path.write_bytes(FILES[form]())
    assert form in FORMATS
    assert [bare(one) for one in piped(path.read_bytes(), form)] == [bare(one) for one in read_path(path, Defaults())]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("piece", [1, 2, 64])
def test_character_sets_are_told_as_the_bytes_come(encoding: str, piece: int) -> None:
    table = open_csv(io.BufferedReader(Pipe(CP1252.encode(encoding), piece)), "-")
    rows = list(table.rows)
    cells = [[cell.text for cell in row] for row in rows if isinstance(row, tuple)]
    assert (table.names, cells) == (("body", "Vorname"), [["Hi Jürgen", "Jürgen"], ["Hi Zoë", "Zoë"]])
    told = [row for row in rows if isinstance(row, Notice)]
    at = CP1252.encode("cp1252").index(b"\xfc") + 1
    wanted = [Notice("-", 2, f"not valid UTF-8 at byte {at}: from here on read as Windows-1252")]
    assert told == (wanted if encoding == "cp1252" else [])


def test_binary_data_is_refused_with_its_place() -> None:
    (found,) = piped(b"body\nHi\n\0", "csv")
    assert (found.line, found.reason) == (3, "binary data (a NUL at byte 9), not text")  # type: ignore[union-attr]


@pytest.mark.parametrize(("form", "head"), [("csv", b"body\n"), ("jsonl", b""), (None, b"")])
def test_rows_are_not_held(form: str | None, head: bytes) -> None:
    row = b"Hi Dana! How is the hall?\n" if form == "csv" else b'{"body": "Hi Dana, how is the hall?"}\n'
    pipe = Pipe(head + row * 100_000, 1 << 16)
    found = read_stream(io.BufferedReader(pipe), form, Defaults())
    assert all(isinstance(next(found), Message) for _number in range(10))
    assert pipe.taken < 500_000


def test_json_lines_are_told_without_the_option() -> None:
    found = piped(b'\xef\xbb\xbf{"body": "Hi"}\n\n\n  {"body": "Ho"}\n', None)
    assert [(one.body, one.origin.line) for one in found if isinstance(one, Message)] == [("Hi", 1), ("Ho", 4)]


@pytest.mark.parametrize(
    ("first", "told"),
    [
        ("Email,Subject,Body", True),
        ("Vorname;Nachricht;Kundennummer", True),
        ("Hi Dana, Tom, Mei", False),
        ("Name, email, phone, call me", False),
        ("Body", False),
        ("message, text or call, whatever is easier for you", False),
    ],
)
def test_a_spreadsheet_without_the_option_is_hinted_at(first: str, *, told: bool) -> None:
    found = piped(f"{first}\nx,y,z\n".encode(), None)
    assert [type(one) for one in found] == [*([Notice] if told else []), Message]


def test_the_option_is_for_standard_input_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.csv").write_text("body\nHi\n")
    for command in ([], ["inspect"]):
        assert exit_code([*command, "--stdin-format", "csv", str(tmp_path / "a.csv")]) == 2
        assert "--stdin-format tells what standard input holds" in capsys.readouterr().err
