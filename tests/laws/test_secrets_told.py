"""Planted names in what is told beside the reports: errors of each mode, warnings, ids; none with --redact."""

import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path

import pytest

from outreach_lint.cli.main import exit_code

PHONE = "447700900123"
PLANTED = ("gwendolen", "zorblax", "kumquat", PHONE)
LIST = "Gwendolen,Zorblax\nKumquat,Gwendolen\n"
PATIENCE = 30.0
"""Seconds: a busy machine starts slowly."""


def leaks(text: str) -> list[str]:
    return [secret for secret in PLANTED if secret in text.casefold()]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a letter, and a list whose header is a person."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Hi there,\n\nthe boat is in.\n", encoding="utf-8")
    (tmp_path / "people.csv").write_text(LIST, encoding="utf-8")
    (tmp_path / "person.yaml").write_text("frist_name: Gwendolen\n", encoding="utf-8")
    return tmp_path


CALIBRATING = pytest.mark.skipif(not find_spec("statsmodels"), reason="calibrate needs its extra")
CALLS = [
    (["check", "a.txt", "--prospect", "person.yaml"], 2),
    (["check", "a.txt", "--prospects", "people.csv"], 2),
    (["check", "people.csv"], 2),
    pytest.param(["calibrate", "--outcomes", "people.csv"], 2, marks=CALIBRATING),
    pytest.param(["calibrate", "--outcomes", "people.csv", "a.txt"], 2, marks=CALIBRATING),
]


@pytest.mark.parametrize(("call", "code"), CALLS)
def test_what_stops_a_run_is_told_without_quoting_the_file(
    call: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    exit_code(call)
    told = capsys.readouterr()
    assert leaks(told.out + told.err), "the words are there to be found"
    assert exit_code([*call, "--redact"]) == code
    told = capsys.readouterr()
    assert leaks(told.out + told.err) == []


def test_what_stops_a_run_over_a_list_is_not_quoted_to_a_service(capsys: pytest.CaptureFixture[str]) -> None:
    call = ["check", "a.txt", "--prospects", "people.csv", "--format=junit"]
    assert exit_code(call) == 2
    assert leaks(capsys.readouterr().err) == []
    assert exit_code([*call, "--no-redact"]) == 2
    assert leaks(capsys.readouterr().err) == ["gwendolen", "zorblax"]


@pytest.mark.parametrize("mode", ["--diff", "--interactive"])
def test_what_shows_messages_as_they_are_refuses_to_redact(mode: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["check", "a.txt", "--redact", mode]) == 2
    assert f"{mode} shows messages as they are: leave out --redact" in capsys.readouterr().err


def test_inspect_shows_messages_and_knows_no_redaction(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["inspect", "a.txt", "--redact"]) == 2
    assert "No such option" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("given", "shown"),
    [("12", "12"), ("A-1042", "A-1042"), ("123456", "123456"), (PHONE, "[id]"), ("0770090", "[id]"), ("Dana", "[id]")],
)
def test_an_id_stays_only_if_it_can_be_nobodys_number(
    given: str, shown: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "b.csv").write_text(f"id,body\n{given},Hi JENNIFER\n", encoding="utf-8")
    exit_code(["check", "b.csv", "--redact", "--select", "names"])
    assert f"b.csv:2  {shown}  " in capsys.readouterr().out


def test_a_library_that_warns_quotes_no_cell(folder: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["phone", "body"])
    book.active.append([int(PHONE), "Hi JENNIFER"])
    # Which openpyxl warns of, with the number: no day is that late.
    book.active["A2"].number_format = "yyyy-mm-dd"
    book.save(folder / "b.xlsx")
    done = subprocess.run(
        [sys.executable, "-m", "outreach_lint", "b.xlsx", "--redact"], capture_output=True, text=True, check=False
    )
    assert "recipient-name-all-caps" in done.stdout
    assert done.stderr == ""


@contextmanager
def watching(*args: str) -> Iterator[int]:
    """Run a watch, and give the terminal that it writes to."""
    at, inside = pty.openpty()
    command = [sys.executable, "-m", "outreach_lint", "check", "--watch", *args]
    process = subprocess.Popen(command, stdin=inside, stdout=inside, stderr=inside, start_new_session=True)
    os.close(inside)
    try:
        yield at
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE)
        os.close(at)


def drawn(at: int, until: str) -> str:
    """Return what is drawn up to some words, or to the end."""
    seen, last = "", time.monotonic() + PATIENCE
    with suppress(OSError):
        while until not in seen and time.monotonic() < last:
            if select.select([at], [], [], 0.2)[0]:
                seen += os.read(at, 65536).decode(errors="replace")
    return seen


def test_a_watch_that_cannot_start_quotes_nothing() -> None:
    with watching("a.txt", "--prospect", "person.yaml", "--redact") as at:
        seen = drawn(at, "person.yaml:1:1")
    assert "unknown key “[text]”" in seen
    assert leaks(seen) == []


def test_a_watch_quotes_nothing_of_a_record_that_breaks_while_it_runs(folder: Path) -> None:
    (folder / "person.yaml").write_text("first_name: Dana\n", encoding="utf-8")
    with watching("a.txt", "--prospect", "person.yaml", "--redact") as at:
        assert "Watching 1 file" in drawn(at, "Ctrl-C ends")
        (folder / "person.yaml").write_text("frist_name: Gwendolen\n", encoding="utf-8")
        seen = drawn(at, "Waiting for a change")
    assert "unknown key “[text]”" in seen
    assert leaks(seen) == []
