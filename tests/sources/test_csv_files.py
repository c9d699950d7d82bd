"""Spreadsheets as messages: characters, delimiters, headers, rows that cannot be read, and exact places in the file."""

import csv
import io
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import failure, on_disk, read

from outreach_lint.model import PARTS, Failure, Message, Notice, Prospect, Sender
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.discover import discover

EXAMPLES = int(os.environ.get("POSITION_EXAMPLES", "200"))
BODY = "Hi Dana,\n\nhall 2 is ready."
WORDS = st.lists(
    st.sampled_from(['say "hi"', '""', "a,b", "c;d", "e\tf", "é", "“q”", "x", "\n", "\r\n", " ", "|"]), max_size=12
)
BODIES = WORDS.map("".join).filter(lambda text: bool(text.strip()))
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"])


def messages(folder: Path, data: bytes | str, name: str = "a.csv", defaults: Defaults | None = None) -> list[Message]:
    return [found for found in read(folder, name, data, defaults) if isinstance(found, Message)]


def only(folder: Path, data: bytes | str, name: str = "a.csv", defaults: Defaults | None = None) -> Message:
    (found,) = messages(folder, data, name, defaults)
    return found


def rest(folder: Path, data: bytes | str, name: str = "a.csv") -> list[str]:
    """Return what was told beside the messages."""
    found = read(folder, name, data)
    return [f"{told.line}: {told.reason}" for told in found if isinstance(told, Failure | Notice)]


@settings(max_examples=EXAMPLES)
@given(
    st.lists(st.tuples(BODIES, WORDS.map("".join)), min_size=1, max_size=4),
    ENCODINGS,
    st.sampled_from(",;\t|"),
    st.sampled_from(["\n", "\r\n"]),
)
def test_every_character_stands_where_the_map_says(
    rows: list[tuple[str, str]], encoding: str, delimiter: str, end: str
) -> None:
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=delimiter, lineterminator=end)
    writer.writerows([["Subject", "Email Body", "Größe"], *([subject, body, "x"] for body, subject in rows)])
    text = written.getvalue()
    with tempfile.TemporaryDirectory() as folder:
        found = messages(Path(folder), text.encode(encoding), "a.csv")
    assert [message.body for message in found] == [body.replace("\r\n", "\n") for body, _subject in rows]
    for message in found:
        for part in PARTS:
            for offset, char in enumerate(message.part(part)):
                here = on_disk(message, part, offset, text)
                assert here.startswith((char, "\r\n") if char == "\n" else char)


@pytest.mark.parametrize(
    "header", ["body", "Body", "message", "E-mail body", "email_body", "TEXT", "content", "Message"]
)
def test_the_column_of_messages_is_told_by_its_header(tmp_path: Path, header: str) -> None:
    assert only(tmp_path, f"First Name,{header}\nDana,Hi Dana\n").body == "Hi Dana"


def test_a_header_of_ours_goes_before_a_synonym(tmp_path: Path) -> None:
    assert only(tmp_path, "message,body\nno,yes\n").body == "yes"


def test_all_columns(tmp_path: Path) -> None:
    header = "ID,Subject Line,Preview Text,Body,Channel,Stage,First Name,Surname,Company Name,Job Title,Industry,City"
    row = f'7,Hall 2,Doors,"{BODY}",LinkedIn InMail,Follow-up,Dana,Whitfield,Northgate,COO,Food,Leipzig'
    header += ",# Employees,Recent News,E-mail,Sender Name,Campaign,Step,Favourite colour"
    row += ',"1,200","2026-03: new hall\nTalk on doors (2026-10-02)",d@n.example,Tom Reyes,q3,2,blue'
    found = only(tmp_path, f"{header}\n{row}\n")
    assert (found.id, found.subject, found.preheader, found.body) == ("7", "Hall 2", "Doors", BODY)
    assert (found.channel, found.stage, found.sequence, found.step) == ("linkedin_inmail", "follow_up", "q3", 2)
    assert found.sender == Sender("Tom Reyes")
    assert found.prospect == Prospect(
        first_name="Dana",
        last_name="Whitfield",
        company="Northgate",
        title="COO",
        industry="Food",
        city="Leipzig",
        employees=1200,
        recent=("new hall", "Talk on doors"),
        recent_dates=("2026-03", "2026-10-02"),
        email="d@n.example",
        other={"Favourite colour": "blue"},
    )


def test_the_configuration_names_columns_that_no_synonym_tells(tmp_path: Path) -> None:
    data = "Anschreiben;Wer\nHallo Dana;Dana\n"
    assert only(
        tmp_path, data, defaults=Defaults(columns={"body": "anschreiben", "first_name": "Wer"})
    ).prospect == Prospect(first_name="Dana")
    assert "“Anschreiben”, “Wer”" in failure(tmp_path, "a.csv", data).reason


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", "First Name,Body\nDana,Hi\n"),
        ("a.csv", "First Name;Body\nDana;Hi\n"),
        ("a.csv", "First Name|Body\nDana|Hi\n"),
        ("a.tsv", "First Name\tBody\nDana\tHi\n"),
        ("a.csv", "sep=;\nFirst Name;Body\nDana;Hi\n"),
        ("a.csv", '\n"First Name","Body"\n"Dana","Hi"\n'),
        ("a.csv", '"Size, or so",x,First Name,Body\n1,2,Dana,Hi\n'),
    ],
)
def test_the_delimiter_is_told_by_the_header(tmp_path: Path, name: str, data: str) -> None:
    found = only(tmp_path, data, name)
    assert (found.body, found.prospect.first_name if found.prospect else "") == ("Hi", "Dana")


def test_a_file_that_is_not_utf_8_is_read_as_windows_1252_and_that_is_told(tmp_path: Path) -> None:
    data = "id,body\n1,fine\n2,caf\u00e9 \u2019\n".encode("cp1252")
    assert [message.body for message in messages(tmp_path, data)] == ["fine", "caf\u00e9 \u2019"]
    assert rest(tmp_path, data) == ["3: not valid UTF-8 at byte 21: the file is read as Windows-1252"]


FAILED = [
    ("", "1: the file is empty"),
    ("\n\n", "1: the file is empty"),
    ("name,company\nDana,Northgate\n", "1: no column holds the messages; the headers are “name”, “company”. Name it"),
    ("id,body\n", "1: no messages in the file"),
    ("id,body\n1,Hi\n2,\n", "3: empty message: no text in column “body”"),
    ("id,body\n1,Hi\n2\n", "3: empty message: no text in column “body”"),
    ("id,body\n1,Hi\n2,Hi, Dana\n", "3: the row has 3 cells, the header 2: “Dana” has no column"),
    ('id,body\n1,"Hi\n2,Hi\n', "2: the quotation mark in column 3 is not closed"),
    ("id,body\n1,a\0b\n", "2: binary data (a NUL at byte 12), not text"),
    (b"\xff\xfei\0d\0,", "1: not valid UTF-16"),
    ("id,body,channel\n1,Hi,Paid search\n", "2: channel “Paid search” is not known and passed over; allowed: email"),
]


@pytest.mark.parametrize(("data", "told"), FAILED, ids=[told for _data, told in FAILED])
def test_what_cannot_be_read_is_told_with_its_line(tmp_path: Path, data: bytes | str, told: str) -> None:
    (found,) = rest(tmp_path, data)
    assert found.startswith(told)


def test_a_wrong_row_does_not_stop_the_others(tmp_path: Path) -> None:
    data = 'id,body\n1,"Hi\n2,one\n3,\n4,two,three\n,,,\n5,four,,\n'
    assert [(message.id, message.body) for message in messages(tmp_path, data)] == [("2", "one"), ("5", "four")]


def test_a_row_without_an_id_is_named_by_its_line(tmp_path: Path) -> None:
    assert only(tmp_path, 'body,x\n"Hi\nDana",1\n').id == "a.csv:2"


def test_a_folder_is_searched_for_messages_and_not_for_lists_of_people(tmp_path: Path) -> None:
    (tmp_path / "letters.csv").write_text("body\nHi\n")
    (tmp_path / "people.csv").write_text("name\nDana\n")
    (tmp_path / "german.csv").write_text("Anschreiben\nHallo\n")
    (tmp_path / "dana.yaml").write_text("first_name: Dana\n")
    (tmp_path / "steps.yaml").write_text("steps:\n- body: Hi\n")
    assert [path.name for path in discover([tmp_path]).files] == ["letters.csv", "steps.yaml"]
    assert discover([tmp_path]).skipped == 3
    mapped = discover([tmp_path], columns={"body": "Anschreiben"}).files
    assert [path.name for path in mapped] == ["german.csv", "letters.csv", "steps.yaml"]
