"""`--jobs`: the same bytes in every format, and an end without remains however the run ends."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from campaigns import SELECT, write_all, write_table

from outreach_lint.cli.main import exit_code
from outreach_lint.model import Message, MessageResult
from outreach_lint.pipeline import Linter
from outreach_lint.report.formats import FORMATS
from outreach_lint.spreading import spread

COMMAND = (sys.executable, "-m", "outreach_lint", "check", "--select", SELECT)
PATIENCE = 60


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, and start processes even for a few messages."""
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    monkeypatch.setattr(spread, "_FEWEST", 2)
    for kept in Path(os.environ["OUTREACH_LINT_CACHE"]).glob("results-*"):
        kept.unlink()
    return work


def told(folder: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str, dict[str, bytes]]:
    """Return the exit code, what was printed, and the bytes of a report in every format."""
    reports = {name: folder.parent / f"report.{name}" for name in FORMATS}
    formats = [f"--format={name}={path}" for name, path in reports.items()]
    code = exit_code([*arguments, "--select", SELECT, *formats])
    printed = capsys.readouterr()
    return code, printed.out, printed.err, {name: path.read_bytes() for name, path in reports.items()}


@pytest.mark.parametrize("arguments", [("a.csv",), (".",), ("b.jsonl", "c.mbox", "--no-redact")])
def test_every_format_has_the_same_bytes(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    write_all(folder)
    one = told(folder, capsys, *arguments, "--no-cache")
    assert told(folder, capsys, *arguments, "--jobs", "3") == one
    # A second time some of it comes from what was kept.
    assert told(folder, capsys, *arguments, "--jobs", "2") == one
    assert told(folder, capsys, *arguments) == one
    assert b"guilt/reader-fault" in one[3]["jsonl"]
    assert b"records/duplicate-recipient" in one[3]["jsonl"] or "b.jsonl" in arguments


def test_a_campaign_of_rows_has_the_same_bytes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_table(folder / "rows.csv", 60)
    (folder / "t.md").write_text("Hi {{First Name}},\n\nYou never replied to {{email}}.\n", encoding="utf-8")
    campaign = ("--template", "t.md", "--rows", "rows.csv")
    one = told(folder, capsys, *campaign)
    assert told(folder, capsys, *campaign, "--jobs", "2") == one
    assert b"guilt/reader-fault" in one[3]["jsonl"]


def test_limits_hold_in_every_process(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_all(folder)
    (folder / ".outreach-lint.yaml").write_text("limits: {message_characters: 112, seconds: 3600}\n", encoding="utf-8")
    one = told(folder, capsys, ".", "--no-cache")
    assert told(folder, capsys, ".", "--jobs", "2", "--no-cache") == one
    assert b"more than 112 (limits.message_characters)" in one[3]["concise"]
    assert b"guilt/reader-fault" in one[3]["jsonl"]


def test_records_are_joined_and_told_of_alike(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_table(folder / "a.csv", 60)
    (folder / "people.csv").write_text("email,company\nAna0@n.example,Nord\nZoe@n.example,West\n", encoding="utf-8")
    arguments = ("a.csv", "--prospects", "people.csv")
    one = told(folder, capsys, *arguments)
    assert told(folder, capsys, *arguments, "--jobs", "2") == one
    assert "no record in" in one[1]


def test_a_lost_message_moves_no_finding_to_another(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_table(folder / "a.csv", 40)

    def found() -> dict[str, list[str]]:
        exit_code(["a.csv", "--select", SELECT, "--format", "jsonl"])
        results = map(json.loads, capsys.readouterr().out.splitlines())
        return {r["id"]: [f["rule"] for f in r["findings"]] for r in results if "id" in r}

    one, lint = found(), Linter.lint

    def breaking(self: Linter, message: Message) -> MessageResult:
        if message.id == "r2":
            raise MemoryError
        return lint(self, message)

    monkeypatch.setattr(Linter, "lint", breaking)
    two = found()
    assert one.keys() - two.keys() == {"r2"}
    assert all(one[name] == two[name] for name in two)
    assert len({"records/duplicate-recipient" in rules for rules in two.values()}) == 2


@pytest.mark.parametrize("value", ["0", "-1", "two", "1.5", "1000", "²"])
def test_what_is_no_number_of_processes_is_refused(value: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["--jobs", value, "a.txt"]) == 2
    assert "is no number of processes: 1 to 256, or auto" in capsys.readouterr().err


def begun(folder: Path, *options: str) -> subprocess.Popen[str]:
    """Start a long run in a process group of its own, and wait for its first results."""
    write_table(folder / "long.csv", 3_000)
    command = (*COMMAND, "long.csv", "--format", "jsonl", *options)
    # Output is held back as in real pipes, so that what is held must be written out whole.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "encoding": "utf-8", "env": kept}
    process = subprocess.Popen(command, start_new_session=True, text=True, **pipes)
    assert process.stdout
    assert process.stdout.readline()
    return process


def children(process: subprocess.Popen[str]) -> list[int]:
    listed = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    return [int(pid) for pid in listed.read_text(encoding="ascii").split()]


def are_gone(pids: list[int]) -> bool:
    """Tell whether processes end soon."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if not any(Path(f"/proc/{pid}/cmdline").exists() and Path(f"/proc/{pid}/cmdline").read_bytes() for pid in pids):
            return True
        time.sleep(0.05)
    return False


@pytest.mark.skipif(sys.platform == "win32", reason="a console of Windows sends Ctrl-C in another way")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_all_at_once_and_leaves_whole_lines(folder: Path, jobs: str) -> None:
    process = begun(folder, "--jobs", jobs)
    started = children(process) if Path("/proc").exists() else []
    assert process.stdout
    assert process.stderr
    os.killpg(process.pid, signal.SIGINT)
    rest = process.stdout.read()
    assert process.wait(PATIENCE) == 130
    assert rest.endswith("\n")
    assert all(json.loads(line)["path"] == "long.csv" for line in rest.splitlines())
    assert len(rest.splitlines()) < 2_900
    assert process.stderr.read().strip() == "outreach-lint: interrupted"
    assert are_gone(started)


@pytest.mark.skipif(not Path("/proc").exists(), reason="children are listed by Linux")
def test_when_the_run_is_killed_its_processes_end(folder: Path) -> None:
    process = begun(folder, "--jobs", "2")
    started = children(process)
    assert len(started) >= 2
    process.kill()
    process.communicate()
    assert are_gone(started)
