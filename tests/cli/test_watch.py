"""`--watch` as somebody sees it who writes in another window: through a terminal, with real saves."""

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from outreach_lint.cli.main import exit_code

CONFIG = "select: [names/recipient-name-all-caps, hygiene/double-space, sequence]\n"
FINE = "Hi Jennifer,\n\nthe boat is in.\n"
LOUD = "Hi JENNIFER,\n\nthe boat is in.\n"
COMMAND = [sys.executable, "-m", "outreach_lint", "check", "--watch"]
CLEARED = "\x1b[H\x1b[2J"
PATIENCE = 30.0
"""Seconds: a busy machine starts slowly. How fast a save is seen is measured by benchmarks/templates.py."""


class Watched:
    """A watch in a terminal of its own."""

    def __init__(self, *args: str) -> None:
        self.at, inside = pty.openpty()
        self.process = subprocess.Popen(
            [*COMMAND, *args], stdin=inside, stdout=inside, stderr=inside, start_new_session=True
        )
        os.close(inside)

    def shows(self, pattern: str) -> str:
        """Return what is drawn up to a pattern."""
        seen, until = b"", time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if select.select([self.at], [], [], 0.2)[0]:
                seen += os.read(self.at, 65536)
            if re.search(pattern.encode(), seen):
                return seen.decode()
        raise AssertionError(pattern, seen.decode())

    def ends(self) -> int:
        """Press Ctrl-C and return the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with two letters."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    (tmp_path / ".outreach-lint.yaml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "m").mkdir()
    (tmp_path / "m/a.md").write_text(FINE, encoding="utf-8")
    (tmp_path / "m/b.md").write_text("Hi Jennifer,\n\nthe  boat is in.\n", encoding="utf-8")
    return tmp_path / "m"


@pytest.fixture
def watched(folder: Path) -> Iterator[Watched]:
    """Return a watch of the folder that has drawn for the first time."""
    del folder
    found = Watched("m")
    found.shows("Watching 2 files; Ctrl-C ends")
    yield found
    found.process.kill()
    found.process.wait()
    os.close(found.at)


def in_place(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def by_rename(path: Path, text: str) -> None:
    beside = path.with_name(f"{path.name}.tmp~")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def moved_away_first(path: Path, text: str) -> None:
    path.rename(path.with_name(f"{path.name}~"))
    time.sleep(0.02)
    path.write_text(text, encoding="utf-8")
    path.with_name(f"{path.name}~").unlink()


def in_halves(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        time.sleep(0.03)
        file.write(text[:5])
        file.flush()
        time.sleep(0.01)
        file.write(text[5:])


@pytest.mark.parametrize("save", [in_place, by_rename, moved_away_first, in_halves])
def test_a_save_is_seen_however_an_editor_writes(
    save: Callable[[Path, str], None], watched: Watched, folder: Path
) -> None:
    for text, count in ((LOUD, "1 error, 1 note"), (FINE, "1 note"), (LOUD, "1 error, 1 note")):
        save(folder / "a.md", text)
        # On a busy machine a file that is written in halves may be seen after the first one, too.
        shown = watched.shows(rf"(?s)2 messages: {count}.*changed: m/a\.md\. Watching 2 files")
        assert shown.startswith(CLEARED)
        drawn = shown.rpartition(CLEARED)[2]
        assert ("names/recipient-name-all-caps" in drawn) == (text == LOUD)
        assert "m/b.md" not in drawn
        assert "failed" not in drawn
    assert watched.ends() == 0


def test_files_come_and_go(watched: Watched, folder: Path) -> None:
    (folder / "deep").mkdir()
    (folder / "deep/c.md").write_text(LOUD, encoding="utf-8")
    assert "3 messages: 1 error, 1 note" in watched.shows("new: m/deep/c.md. Watching 3 files")
    (folder / "notes.unknown").write_text("no message", encoding="utf-8")
    (folder / "b.md").unlink()
    assert "2 messages: 1 error." in watched.shows("gone: m/b.md. Watching 2 files")
    (folder / "a.md").rename(folder / "d.md")
    drawn = watched.shows("new: m/d.md. gone: m/a.md. Watching 2 files")
    assert "m/d.md  email" in drawn
    assert watched.ends() == 0


def test_a_folder_that_is_emptied_waits_for_a_message(watched: Watched, folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()
    assert "no messages in this folder" in watched.shows("Waiting for a change")
    in_place(folder / "e.md", LOUD)
    assert "1 message: 1 error" in watched.shows("Watching 1 file;")
    assert watched.ends() == 0


def test_a_file_that_becomes_a_list_of_messages_is_taken_up(watched: Watched, folder: Path) -> None:
    in_place(folder / "s.yaml", "name: something else\n")
    time.sleep(0.3)
    in_place(
        folder / "s.yaml", f"steps:\n  - subject: One\n    body: |-\n      {LOUD.splitlines()[0]} the boat is in.\n"
    )
    assert "3 messages: 1 error" in watched.shows("new: m/s.yaml. Watching 3 files")
    assert watched.ends() == 0


def test_configuration_and_rules_are_read_anew(watched: Watched, folder: Path) -> None:
    config = folder.parent / ".outreach-lint.yaml"
    in_place(config, "select: [hygiene/double-space\n")
    assert "outreach-lint: " in watched.shows("Waiting for a change")
    pack = folder.parent / "pack/harbour"
    pack.mkdir(parents=True)
    rule = (
        "title: Names the boat\nseverity: {}\nweight: 3\nmatch: {{kind: phrases, any: [the boat]}}\n"
        "message: It names “{{match}}”.\nwhy: Nobody asked.\n"
        "examples: {{bad: ['See [[the boat]].'], good: [See the pier.]}}\n"
    )
    (pack / "boat.yaml").write_text(rule.format("warning"), encoding="utf-8")
    in_place(config, "rules: [pack]\nselect: [harbour]\n")
    assert "2 messages: 2 warnings" in watched.shows("Read anew. Watching 2 files")
    in_place(pack / "boat.yaml", rule.format("error"))
    assert "2 messages: 2 errors" in watched.shows("Read anew. Watching 2 files")
    in_place(pack / "boat.yaml", "title: [")
    assert "boat.yaml" in watched.shows("Waiting for a change")
    (pack / "boat.yaml").unlink()
    (pack / "pier.yaml").write_text(rule.format("info"), encoding="utf-8")
    assert "2 messages: 2 notes" in watched.shows("Read anew. Watching 2 files")
    assert watched.ends() == 0


def test_what_is_no_terminal_is_appended_to(folder: Path) -> None:
    out, err = folder.parent / "out.txt", folder.parent / "err.txt"
    with out.open("w") as told, err.open("w") as said:
        process = subprocess.Popen([*COMMAND, "--format", "concise", "m"], stdout=told, stderr=said)
    try:
        _until(lambda: "Watching 2 files" in err.read_text(encoding="utf-8"))
        in_place(folder / "a.md", LOUD)
        _until(lambda: "changed: m/a.md" in err.read_text(encoding="utf-8"))
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0
    finally:
        process.kill()
    lines = out.read_text(encoding="utf-8").splitlines()
    assert [line.partition(": ")[0] for line in lines] == ["m/b.md:3:4", "m/a.md:1:4"]
    assert "\x1b" not in err.read_text(encoding="utf-8")


def _until(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.05)


def test_a_template_with_rows_is_watched_as_a_whole(folder: Path) -> None:
    (folder / "t.md").write_text("Hi {{first_name}},\n\nthe boat is in.\n", encoding="utf-8")
    rows = folder / "rows.csv"
    rows.write_text("first_name\nJennifer\n", encoding="utf-8")
    watched = Watched("--template", "m/t.md", "--rows", "m/rows.csv")
    assert "nothing to change" in watched.shows("Watching template and rows")
    in_place(rows, "first_name\nJENNIFER\n")
    assert "1 error" in watched.shows("Read anew")
    assert watched.ends() == 0


REFUSED = [
    (["--watch"], "name them"),
    (["--watch", "-"], "name them"),
    (["--watch", "m", "--format", "json"], "json cannot"),
    (["--watch", "m", "--format", "html=page.html"], "leave out --output"),
    (["--watch", "m", "--output", "out.txt"], "leave out --output"),
    (["--watch", "m", "--fix"], "leave out --fix"),
    (["--watch", "m", "--write-baseline", "known.json"], "leave out --write-baseline"),
    (["--watch", "nowhere"], "no such file or folder"),
    (["--watch", "m", "--select", "nothing"], "no rule or category"),
]


@pytest.mark.parametrize(("args", "told"), REFUSED)
def test_what_cannot_be_watched_is_refused_at_once(
    args: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(["check", *args]) == 2
    assert told in capsys.readouterr().err
