"""Limits of the configuration: what is over one is a failure that names it, and the others go on."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from reading import read

from outreach_lint.model import Failure, Message, Notice
from outreach_lint.sources import decoding
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.render_rows import Campaign, Letter
from outreach_lint.sources.stdin import read_stream

MAIL = "From a@b.example Mon Nov 16 09:00:00 2026\nFrom: a@b.example\nSubject: Crane\n\n{}\n\n"
LONG = "crane " * 60


def told(found: list[Message | Failure | Notice]) -> list[tuple[int, str] | str]:
    return [one.id if isinstance(one, Message) else (one.line, one.reason.partition(";")[0]) for one in found]


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.eml", "a.json", "a.yaml", "a.rtf"])
def test_a_file_that_is_held_has_the_size_of_the_configuration(tmp_path: Path, name: str) -> None:
    (found,) = read(tmp_path, name, "steps: " + "a" * 1_000, Defaults(file_size=1_000))
    assert isinstance(found, Failure)
    assert "the file is larger than 1 KB (limits.file_size)" in found.reason


def test_of_lines_and_mails_only_those_over_the_limit_fail(tmp_path: Path) -> None:
    bound = Defaults(file_size=200)
    lines = [json.dumps({"id": name, "body": body}) for name, body in (("a", "one"), ("b", LONG), ("c", "two"))]
    assert told(read(tmp_path, "a.jsonl", "\n".join(lines), bound)) == [
        "a",
        (2, "the line is larger than 200 bytes (limits.file_size)"),
        "c",
    ]
    mails = "".join(MAIL.format(body) for body in ("one", LONG, "two"))
    assert told(read(tmp_path, "a.mbox", mails, bound)) == [
        "a.mbox#1",
        (8, "the mail is larger than 200 bytes (limits.file_size)"),
        "a.mbox#3",
    ]


def test_a_larger_limit_lets_larger_files_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "LIMIT", 1_000)
    text = "A crane. " * 300
    (found,) = read(tmp_path, "a.txt", text, Defaults(file_size=len(text)))
    assert isinstance(found, Message)
    assert found.body == text
    assert told(read(tmp_path, "a.txt", text + "!", Defaults(file_size=len(text)))) == [
        (1, "the file is larger than 2,700 bytes (limits.file_size)")
    ]


def test_a_message_of_too_many_characters_is_a_failure_at_its_line(tmp_path: Path) -> None:
    lines = [json.dumps({"id": body, "subject": "ab", "body": body}) for body in ("a" * 8, "b" * 9, "c")]
    assert told(read(tmp_path, "a.jsonl", "\n".join(lines), Defaults(message_characters=10))) == [
        "a" * 8,
        (2, "the message has 11 characters, more than 10 (limits.message_characters)"),
        "c",
    ]


def test_limits_hold_for_standard_input() -> None:
    found = read_stream(BytesIO(b"Hi Dana, hall 2 is ready."), None, Defaults(message_characters=10))
    assert told(list(found)) == [(1, "the message has 25 characters, more than 10 (limits.message_characters)")]


def test_a_row_that_makes_too_long_a_message_is_a_failure_of_that_row(tmp_path: Path) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text("name\nAna\nBartholomew\nBo\n", encoding="utf-8")
    letters = list(Campaign(Message("t", "Hi {{name}}"), rows, Defaults(message_characters=8)).letters())
    assert [type(one) for one in letters] == [Letter, Failure, Letter]
    assert isinstance(letters[1], Failure)
    assert (letters[1].path, letters[1].line) == (rows.as_posix(), 3)
