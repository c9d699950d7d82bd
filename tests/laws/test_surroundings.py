"""What a run does in hostile surroundings: it says the same, or says what is wrong, and leaves nothing half-done."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from unittest import mock

import pytest

from outreach_lint.catalog.entries import folder as cache_folder
from outreach_lint.cli.main import exit_code
from outreach_lint.sources import read as reading

ESCAPES = "\x1b[31m\x9b2J\u202e\u2066::error::x ##vso[task.complete]"
"""What steers a terminal, the direction of a text, and the services that run jobs."""
DRAFT = "Hi JENNIFER,\n\nyou never replied to my last three emails.\n\nBest,\nJo\n"
RAW = ("\x1b", "\x9b", "\u202e", "\u2066", "##vso[")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    (work / "a.txt").write_text(DRAFT, encoding="utf-8")
    return work


def run(
    *args: str, env: Mapping[str, str] | None = None, without: Sequence[str] = (), stdin: bytes | None = None
) -> "subprocess.CompletedProcess[bytes]":
    """Run the command in a process of its own."""
    around = {name: value for name, value in os.environ.items() if name not in without} | dict(env or {})
    command = [sys.executable, "-m", "outreach_lint", *args]
    return subprocess.run(command, env=around, input=stdin or b"", capture_output=True, check=False)


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"},
        {"LC_ALL": "tr_TR.UTF-8", "TZ": "America/Anchorage", "PYTHONHASHSEED": "2"},
        {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0", "LANG": "de_DE.ISO-8859-1", "PYTHONHASHSEED": "3"},
    ],
)
def test_locale_clock_and_seed_change_no_byte(env: dict[str, str], folder: Path) -> None:
    (folder / "b.jsonl").write_text(json.dumps({"id": "é", "body": DRAFT + "Ça va? 👍🏽"}) + "\n", encoding="utf-8")
    plain = run("a.txt", "b.jsonl", "--format=json", env={"PYTHONHASHSEED": "0"})
    assert plain.returncode == 1
    assert run("a.txt", "b.jsonl", "--format=json", env=env).stdout == plain.stdout


def test_the_order_of_files_changes_no_result(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("b.md", "c.html"):
        (folder / name).write_text(f"{name} {DRAFT}", encoding="utf-8")
    told = []
    for names in (["a.txt", "b.md", "c.html"], ["c.html", "a.txt", "b.md"]):
        exit_code([*names, "--format=json"])
        told.append({result["path"]: result for result in json.loads(capsys.readouterr().out)["results"]})
    assert told[0] == told[1]


@pytest.mark.parametrize("ends", ["\r\n", "\n"])
def test_line_ends_of_a_file_change_no_place(ends: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.txt").write_bytes(DRAFT.replace("\n", ends).encode())
    exit_code(["a.txt", "--format=concise"])
    assert "a.txt:3:1: error guilt/reader-fault" in capsys.readouterr().out


@pytest.mark.parametrize("args", [("a.txt", "--format=json"), ("a.txt",), ("rules", "list"), ("inspect", "a.txt")])
def test_a_reader_that_goes_away_is_no_crash(args: tuple[str, ...], folder: Path) -> None:
    assert folder.is_dir()
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "outreach_lint", *args]
    with os.fdopen(write, "wb") as pipe:
        done = subprocess.run(command, stdout=pipe, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, check=False)
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("args", [("a.txt",), ("a.txt", "--format=html"), ("rules", "list"), ("inspect", "a.txt")])
def test_a_full_disk_is_told(args: tuple[str, ...], folder: Path) -> None:
    assert folder.is_dir()
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "outreach_lint", *args]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, check=False)
    assert (done.returncode, b"Traceback" in done.stderr) == (2, False), done.stderr
    assert b"No space left" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_report_to_a_full_disk_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert folder.is_dir()
    assert exit_code(["a.txt", "--output=/dev/full"]) == 2
    assert "/dev/full: cannot write the output: No space left" in capsys.readouterr().err


def test_a_home_that_cannot_be_written_changes_nothing(folder: Path) -> None:
    (folder / "plain").write_text("", encoding="utf-8")
    away = ("XDG_CACHE_HOME", "OUTREACH_LINT_CACHE")
    done = run("a.txt", "--select=guilt", env={"HOME": str(folder / "plain")}, without=away)
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout == run("a.txt", "--select=guilt").stdout


def test_without_a_home_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CACHE_HOME", "OUTREACH_LINT_CACHE"):
        monkeypatch.delenv(name, raising=False)
    with mock.patch("pathlib.Path.home", side_effect=RuntimeError):
        assert cache_folder() is None


def test_a_file_that_vanishes_is_told_and_the_others_are_linted(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "b.txt").write_text(DRAFT, encoding="utf-8")
    plain = reading.read_path

    def vanishing(path: Path, *rest: object) -> object:
        path.unlink() if path.name == "a.txt" else None
        return plain(path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("outreach_lint.linting.read_path", vanishing)
    assert exit_code(["a.txt", "b.txt", "--format=concise"]) == 1
    told = capsys.readouterr().out
    assert "a.txt:1:1: failure cannot be read: No such file or directory" in told
    assert "b.txt:3:1: error guilt/reader-fault" in told


def test_names_steer_no_terminal(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    odd = f"odd {ESCAPES}".replace("/", "")
    (folder / f"{odd}.txt").write_text(DRAFT, encoding="utf-8")
    (folder / f"{odd}.jsonl").write_text(json.dumps({ESCAPES: 1}) + "\n", encoding="utf-8")
    (folder / f"{odd}.yaml").write_text(f"first_name: [x]\n# {odd[:3]}\n", encoding="utf-8")
    calls = (
        (f"{odd}.txt", f"{odd}.jsonl"),
        (f"{odd}.txt", f"{odd}.jsonl", "--format=json"),
        (f"{odd}.txt", f"{odd}.jsonl", "--format=concise"),
        ("inspect", f"{odd}.txt", f"{odd}.jsonl"),
        ("inspect", "--json", f"{odd}.txt"),
        (f"{odd} not there",),
        ("a.txt", "--prospect", f"{odd}.yaml"),
        ("a.txt", "--format", odd),
        ("a.txt", "--select", odd),
        ("a.txt", "--output", f"nowhere/{odd}"),
        ("rules", "show", odd),
        (f"{odd}.txt", "--fix"),
    )
    for call in calls:
        assert exit_code(list(call)) in (0, 1, 2)
        told = capsys.readouterr()
        assert [raw for raw in RAW if raw in told.out + told.err] == [], call


def test_words_steer_no_terminal(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    body = f"Hi JENNIFER,\n\n{ESCAPES} you never replied. <!-- outreach-lint: ignore[{ESCAPES}] x -->"
    (folder / "a.jsonl").write_text(
        json.dumps({"id": ESCAPES, "subject": ESCAPES, "body": body}) + "\n", encoding="utf-8"
    )
    (folder / "p.yaml").write_text(f"first_name: \u202e\nemployees: '{ESCAPES[-20:]}\u202e'\n", encoding="utf-8")
    for call in (
        ("a.jsonl", "--ledger"),
        ("a.jsonl", "--format=jsonl"),
        ("inspect", "a.jsonl"),
        ("a.txt", "--prospect=p.yaml"),
    ):
        exit_code(list(call))
        told = capsys.readouterr()
        assert [raw for raw in RAW if raw in told.out + told.err] == [], call
        assert "\n::" not in told.out


def test_a_patch_steers_no_terminal_and_stays_exact_in_a_pipe(folder: Path) -> None:
    (folder / "b.txt").write_text(f"Hi JENNIFER,\n\nthe  boat {ESCAPES}\n", encoding="utf-8")
    (folder / "p.yaml").write_text("first_name: Jennifer\n", encoding="utf-8")
    piped = run("b.txt", "--prospect=p.yaml", "--diff")
    assert ESCAPES.encode() in piped.stdout
    parent, child = os.openpty()
    command = [sys.executable, "-m", "outreach_lint", "b.txt", "--prospect=p.yaml", "--diff"]
    subprocess.run(command, stdout=child, stderr=child, stdin=subprocess.DEVNULL, check=False)
    os.close(child)
    shown = os.read(parent, 65536).decode()
    os.close(parent)
    assert "+Hi Jennifer," in shown
    assert [raw for raw in RAW if raw in shown] == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", b'{"id": "x", "body": "Hi \\ud800 \\udfff, you never replied to my last three emails."}'),
        ("a.jsonl", b'{"id": "\\udc80", "subject": "\\u0000", "body": "you never \\u0000 replied \\ud800"}\n'),
        ("a.csv", b"id,body\n1,you never \xed\xa0\x80 replied\n"),
        ("a.eml", b"Subject: =?utf-8?B?AO2ggA==?=\n\nyou never replied to my last three emails\0\n"),
        ("a.html", b"<p>you never &#0; &#xd800; replied to my last three emails</p>"),
        ("a.md", b'---\nsubject: "\\ud800\\0"\n---\nyou never replied to my last three emails'),
    ],
)  # fmt: skip
def test_halves_of_characters_and_nul_break_no_format(
    name: str, data: bytes, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from outreach_lint.report.formats import FORMATS

    (folder / name).write_bytes(data)
    for form in FORMATS:
        assert exit_code([name, f"--format={form}"]) in (0, 1, 2)
        told = capsys.readouterr()
        assert "Traceback" not in told.err
        (told.out + told.err).encode()
        assert "\0" not in told.out + told.err


EXTENDED = ("../nowhere.yaml", "/dev/null/x", ".", '"a\\0b"')
PACKS = ("[os]", '["../\\0"]', "[/etc]")


def test_extends_and_rules_read_what_they_name_and_run_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = folder.parent / "shared.yaml"
    outside.write_text("min_score: 100\n", encoding="utf-8")
    (folder / ".outreach-lint.yaml").write_text("extends: ../shared.yaml\nselect: [guilt]\n", encoding="utf-8")
    assert exit_code(["a.txt", "--fail-on=never"]) == 1
    for bad in (*(f"extends: {name}" for name in EXTENDED), *(f"rules: {pack}" for pack in PACKS)):
        (folder / ".outreach-lint.yaml").write_text(bad + "\n", encoding="utf-8")
        assert exit_code(["a.txt"]) == 2, bad
        told = capsys.readouterr().err
        assert "outreach-lint: " in told, bad


def test_links_lead_round_in_no_circle_and_out_of_no_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    assert exit_code([".", "--format=concise"]) == 1
    told = capsys.readouterr().out
    assert told.count("guilt/reader-fault") == 1


def test_an_output_over_an_input_is_its_own_file_whole(folder: Path) -> None:
    (folder / "deep").mkdir()
    (folder / "deep/out.json").symlink_to(folder / "real.json")
    assert exit_code(["a.txt", "--format=json", "--output=deep/../deep/out.json"]) == 1
    assert json.loads((folder / "real.json").read_text(encoding="utf-8"))["summary"]["messages"] == 1
    assert (folder / "a.txt").read_text(encoding="utf-8") == DRAFT


def test_a_crash_tells_no_word_of_a_message(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert folder.is_dir()
    with mock.patch("outreach_lint.pipeline.run_rules", side_effect=ValueError(DRAFT)):
        assert exit_code(["a.txt"]) == 2
    told = capsys.readouterr()
    assert "it could not be linted: ValueError" in told.out
    assert "JENNIFER" not in told.out + told.err
