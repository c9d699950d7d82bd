"""The walk through findings, as somebody types."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from outreach_lint.cli.main import main

SELECT = "select: [names/recipient-name-all-caps, hygiene/double-space, guilt/reader-fault, length/too-short]\n"
LETTER = "Hi JENNIFER,\n\nthe  boat is in. You never replied to my last email.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with one letter."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".outreach-lint.yaml").write_text(SELECT, encoding="utf-8")
    (tmp_path / "a.txt").write_text(LETTER, encoding="utf-8")
    return tmp_path


def walked(typed: str, *paths: str) -> Result:
    return CliRunner().invoke(
        main, ["check", "--interactive", *(paths or ("a.txt",))], input=typed, standalone_mode=False
    )


def letter(folder: Path) -> str:
    return (folder / "a.txt").read_text(encoding="utf-8")


def test_each_answer_does_what_it_says(folder: Path) -> None:
    # In the order of the text: the name shouts, two spaces, and the reproach.
    done = walked("f\nf\ni\nour joke since May until 2099-01-31 by Dana\n")
    assert letter(folder) == (
        "Hi Jennifer,\n\n"
        "<!-- outreach-lint: ignore[guilt/reader-fault] our joke since May until 2099-01-31 by Dana -->\n"
        "the boat is in. You never replied to my last email.\n"
    )
    assert "2 fixed, 1 ignored, 0 skipped, 0 left." in done.output
    assert done.return_value == 0


def test_quitting_keeps_what_was_done_and_the_code_tells_of_the_rest(folder: Path) -> None:
    done = walked("s\nf\nq\n")
    assert letter(folder) == LETTER.replace("  ", " ")
    assert "1 fixed, 0 ignored, 1 skipped, 2 left." in done.output
    assert done.return_value == 1


def test_the_end_of_input_is_a_quit(folder: Path) -> None:
    done = walked("")
    assert (letter(folder), done.return_value) == (LETTER, 1)


def test_a_finding_on_the_whole_message_is_ignored_for_the_message(folder: Path) -> None:
    (folder / "a.txt").write_text("Hi Jo,\n\nthe boat.\n", encoding="utf-8")
    walked("i\nit is all there is to say\nq\n")
    assert letter(folder) == (
        "Hi Jo,\n\nthe boat.\n\n<!-- outreach-lint: ignore-message[length/too-short] it is all there is to say -->\n"
    )


def test_an_ignore_in_json_keeps_the_file_json(folder: Path) -> None:
    (folder / "b.jsonl").write_text('{"body": "Hi Jo,\\n\\nYou never replied to my last email."}\n', encoding="utf-8")
    walked('i\na "joke"\n', "b.jsonl")
    assert (folder / "b.jsonl").read_text(encoding="utf-8") == (
        '{"body": "Hi Jo,\\n\\n<!-- outreach-lint: ignore[guilt/reader-fault] a \\"joke\\" -->\\n'
        'You never replied to my last email."}\n'
    )


def test_a_mail_is_shown_and_not_touched(folder: Path) -> None:
    (folder / "c.eml").write_text(f"Subject: boats\n\n{LETTER}", encoding="utf-8")
    done = walked("f\ns\ns\ns\n", "c.eml")
    assert "fixes are not written into mails" in done.output
    assert (folder / "c.eml").read_text(encoding="utf-8") == f"Subject: boats\n\n{LETTER}"


def test_it_works_on_a_terminal(folder: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "outreach_lint", "a.txt", "--interactive"]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=folder) as process:
        os.close(theirs)
        os.write(ours, b"f\nq\n")
        shown = b""
        while b"left." not in shown:
            shown += os.read(ours, 4096)
    os.close(ours)
    assert letter(folder) == LETTER.replace("JENNIFER", "Jennifer")
    assert process.returncode == 1
