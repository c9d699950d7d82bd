"""`--resume`: wherever a run is broken off, nothing is lost or doubled, and only the same run goes on."""

import json
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest
from campaigns import SELECT, write_all, write_table

from outreach_lint.cli import resume
from outreach_lint.cli.main import exit_code
from outreach_lint.cli.resume_state import State
from outreach_lint.model import Message, MessageResult
from outreach_lint.pipeline import Linter

RUN = ("a.csv", "b.jsonl", "--select", SELECT, "--statistics")
TEXT, JSONL = "--format=concise=out.txt", "--format=jsonl=out.jsonl"
RESUMED = (*RUN, TEXT, JSONL, "--resume", "run.state")


class Cut(BaseException):
    """Ends a run as a power cut does: nobody tidies up."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_all(tmp_path, 60)
    return tmp_path


def reports(folder: Path) -> tuple[bytes, bytes]:
    return (folder / "out.txt").read_bytes(), (folder / "out.jsonl").read_bytes()


@pytest.fixture
def whole(folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, tuple[bytes, bytes]]:
    """Return the exit code, the last words and the reports of a run that nothing stops."""
    code = exit_code(RESUMED)
    done = code, capsys.readouterr().err, reports(folder)
    assert sorted(path.name for path in folder.iterdir() if path.name.startswith(("out", "run"))) == [
        "out.jsonl",
        "out.txt",
    ]
    for name in ("out.txt", "out.jsonl"):
        (folder / name).unlink()
    return done


def break_off(patch: pytest.MonkeyPatch, after: int, problem: type[BaseException]) -> None:
    """Let the run end when it has linted so many messages."""
    lint, left = Linter.lint, iter(range(after))

    def counted(self: Linter, message: Message) -> MessageResult:
        if next(left, None) is None:
            raise problem
        return lint(self, message)

    patch.setattr(Linter, "lint", counted)


@pytest.mark.parametrize("every", [0.0, 1000.0])
@pytest.mark.parametrize("problem", [KeyboardInterrupt, Cut])
def test_a_run_that_is_broken_off_again_and_again_tells_the_same(
    folder: Path,
    whole: tuple[int, str, tuple[bytes, bytes]],
    problem: type[BaseException],
    every: float,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for after in (0, 1, 20, 2, 31):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(resume, "_EVERY", every)
            break_off(patch, after, problem)
            if problem is Cut:
                with pytest.raises(Cut):
                    exit_code(RESUMED)
            else:
                assert exit_code(RESUMED) == 130
        assert not (folder / "out.jsonl").exists()
    state = msgspec.json.decode((folder / "run.state").read_bytes(), type=State)
    assert state.done == (54 if problem is KeyboardInterrupt or not every else state.done)
    capsys.readouterr()
    assert (exit_code(RESUMED), capsys.readouterr().err, reports(folder)) == whole
    assert not list(folder.glob("run.state*"))
    assert not list(folder.glob("out*.part"))


def test_what_was_lost_before_the_break_is_told_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def run(after: int) -> tuple[int, str]:
        with pytest.MonkeyPatch.context() as patch:
            break_off(patch, after, KeyboardInterrupt)
            lint = Linter.lint

            def breaking(self: Linter, message: Message) -> MessageResult:
                result = lint(self, message)
                if message.id in {"r3", "r50"}:
                    raise MemoryError
                return result

            patch.setattr(Linter, "lint", breaking)
            return exit_code(RESUMED), capsys.readouterr().err

    once, first = run(10_000), reports(folder)
    assert once[1].count("MemoryError") == first[0].count(b"MemoryError") == 2
    assert run(40)[0] == 130
    assert run(10_000) == once
    assert reports(folder) == first


def test_the_state_holds_no_word_of_a_message(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    break_off(monkeypatch, 50, KeyboardInterrupt)
    assert exit_code(RESUMED) == 130
    state = (folder / "run.state").read_text(encoding="utf-8")
    for word in ("crane", "Ana", "n.example", "replied"):
        assert word not in state


def change_input(folder: Path) -> tuple[str, ...]:
    with (folder / "b.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"body": "One more."}\n')
    return RESUMED


def change_settings(folder: Path) -> tuple[str, ...]:
    with (folder / ".outreach-lint.yaml").open("a", encoding="utf-8") as file:
        file.write("names: [EXAMPLE]\n")
    return RESUMED


def change_report(folder: Path) -> tuple[str, ...]:
    part = folder / "out.jsonl.part"
    part.write_bytes(part.read_bytes().replace(b"a.csv", b"b.csv", 1))
    return RESUMED


def lose_report(folder: Path) -> tuple[str, ...]:
    (folder / "out.txt.part").unlink()
    return RESUMED


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (change_input, "another input: b.jsonl has changed since"),
        (change_settings, "other rules, settings or another release"),
        (change_report, "out.jsonl.part: the beginning of the report has changed since"),
        (lose_report, "out.txt.part: the beginning of the report has changed since"),
        (lambda _folder: (*RESUMED, "--ledger"), "other options than now: --ledger"),
        (lambda _folder: (*RESUMED, "--select", "names"), "other options than now: --select"),
        (lambda _folder: (*RESUMED, "c.mbox"), "other options than now: paths"),
    ],
)
def test_another_run_does_not_go_on(
    folder: Path, change: object, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        break_off(patch, 30, KeyboardInterrupt)
        assert exit_code(RESUMED) == 130
    assert "30 messages done; the same command goes on from there" in capsys.readouterr().err
    assert callable(change)
    arguments = change(folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "out.txt.part"}
    assert exit_code(arguments) == 2
    assert reason in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "out.txt.part"} == before


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("-", JSONL), "not for standard input"),
        ((*RUN, "--format", "jsonl"), "a file for each report"),
        (RUN, "a file for each report"),
        ((*RUN, "--format=json=out.json"), "written as results come: text, concise, jsonl, github, azure"),
        ((*RUN, JSONL, "--fix"), "does not go with options"),
        ((*RUN, JSONL, "--watch"), "leave out --resume"),
        (("--template", "t.md", "--rows", "a.csv", JSONL), "nor for --template"),
    ],
)
def test_what_cannot_go_on_is_refused(
    folder: Path, arguments: tuple[str, ...], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code([*arguments, "--resume", "run.state"]) == 2
    assert reason in " ".join(capsys.readouterr().err.split())
    assert not (folder / "run.state").exists()


def test_a_file_that_is_no_state_is_left_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / "b.jsonl").read_bytes()
    assert exit_code([*RUN, JSONL, "--resume", "b.jsonl"]) == 2
    assert "b.jsonl: this is no state of an interrupted run" in capsys.readouterr().err
    assert (folder / "b.jsonl").read_bytes() == before


def test_a_run_that_was_ended_while_it_put_its_reports_in_place_does_so(
    folder: Path, whole: tuple[int, str, tuple[bytes, bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(resume, "put_in_place", lambda _path: (_ for _ in ()).throw(Cut))
        with pytest.raises(Cut):
            exit_code(RESUMED)
    (folder / "out.txt.part").rename(folder / "out.txt")
    assert exit_code(RESUMED) == whole[0]
    assert reports(folder) == whole[2]
    assert not (folder / "run.state").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a file that is open is locked by Windows itself")
def test_two_runs_do_not_write_one_report(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import fcntl

    with (folder / "out.jsonl.part").open("a+b") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        assert exit_code(RESUMED) == 2
    assert "out.jsonl.part: another run is writing this" in capsys.readouterr().err


def test_a_killed_run_of_several_processes_goes_on(folder: Path) -> None:
    write_table(folder / "long.csv", 600)
    command = [sys.executable, "-m", "outreach_lint", "check", "long.csv", "--select", SELECT, JSONL]
    subprocess.run(command, check=False, capture_output=True)
    once = (folder / "out.jsonl").read_bytes()
    (folder / "out.jsonl").unlink()
    resumed = [*command, "--resume", "run.state"]
    ran = subprocess.Popen([*resumed, "--jobs", "2"], stderr=subprocess.DEVNULL)
    state, until = folder / "run.state", time.monotonic() + 60
    while time.monotonic() < until and ran.poll() is None:
        if state.exists() and json.loads(state.read_bytes())["done"]:
            break
        time.sleep(0.02)
    ran.kill()
    ran.wait()
    assert 0 < json.loads(state.read_bytes())["done"] < 600
    subprocess.run([*resumed, "--jobs", "1"], check=False, capture_output=True)
    assert (folder / "out.jsonl").read_bytes() == once
