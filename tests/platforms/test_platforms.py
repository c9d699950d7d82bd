"""What other systems than this one do otherwise, as far as it can be tried here: code pages, drives, files in use."""

import ntpath
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path, PureWindowsPath
from types import ModuleType

import pytest

from outreach_lint.catalog.entries import folder as cache_folder
from outreach_lint.cli import output
from outreach_lint.cli.main import exit_code
from outreach_lint.config.globs import matches
from outreach_lint.config.load import Config
from outreach_lint.engine.ignores import NO_LIMITS
from outreach_lint.report import wording
from outreach_lint.sources.discover import discover
from outreach_lint.spreading.crew import Crew
from outreach_lint.spreading.recipe import Recipe

DRAFT = "Hi Jennifer,\n\nyou never replied to my last email — “twice”.\n"
DESCRIPTORS = Path("/proc/self/fd")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a message and a spreadsheet."""
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    (work / "a.txt").write_text(DRAFT, encoding="utf-8")
    (work / "b.jsonl").write_text('{"body": "Hi JENNIFER, the boat is in.", "prospect": {"first_name": "Jennifer"}}\n')
    return work


@pytest.mark.parametrize("page", ["cp437", "cp1252"])
@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("a.txt",), "“twice”"),
        (("a.txt", "--format", "json"), "“you never replied"),
        (("inspect", "a.txt"), "“twice”"),
        (("inspect", "--json", "a.txt"), "“twice”"),
        (("rules", "list"), "“"),
        (("rules", "show", "guilt/attempt-count"), "·"),
        (("none—at all.txt",), "none—at all.txt: no such file"),
    ],
)
def test_output_is_utf8_whatever_the_code_page(args: tuple[str, ...], told: str, page: str) -> None:
    around = {**os.environ, "PYTHONIOENCODING": page, "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "outreach_lint", *args]
    done = subprocess.run(command, env=around, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert told in (done.stdout + done.stderr).decode("utf-8")


def test_terminals_of_windows_are_told_to_understand_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[str] = []
    helper = ModuleType("colorama")
    monkeypatch.setattr(helper, "just_fix_windows_console", lambda: called.append("fixed"), raising=False)
    monkeypatch.setitem(sys.modules, "colorama", helper)
    output.prepare_streams()
    assert called == []
    monkeypatch.setattr(sys, "platform", "win32")
    output.prepare_streams()
    assert called == ["fixed"]


@pytest.mark.parametrize(
    ("path", "shown", "uri"),
    [
        ("letters\\spring 1.md", "letters/spring 1.md", "letters/spring%201.md"),
        ("C:\\Users\\Dana\\a.md", "C:/Users/Dana/a.md", "file:///C:/Users/Dana/a.md"),
        ("\\\\server\\share\\a b.md", "//server/share/a b.md", "file://server/share/a%20b.md"),
        ("..\\a.md", "../a.md", "../a.md"),
    ],
)
def test_reports_write_paths_of_windows_with_slashes(
    path: str, shown: str, uri: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wording, "PurePath", PureWindowsPath)
    assert wording.path_of(path) == shown
    assert wording.uri_of(path) == uri


@pytest.mark.parametrize(
    ("pattern", "path", "found"),
    [
        ("letters/*.md", "letters\\a.md", True),
        ("letters/*.md", "letters\\spring\\a.md", False),
        ("letters/**", "letters\\spring\\a.md", True),
        ("*.md", "C:\\letters\\a.md", True),
    ],
)
def test_patterns_with_slashes_match_paths_of_windows(pattern: str, path: str, *, found: bool) -> None:
    assert matches(PureWindowsPath(path).as_posix(), pattern) == found


def test_a_file_on_another_drive_than_its_baseline_stands_there_by_its_whole_path(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ValueError, match="path is on mount"):
        ntpath.relpath("D:\\a.txt", "C:\\team")

    def apart(path: Path, start: Path) -> str:
        return ntpath.relpath(f"D:{path}", f"C:{start}")

    monkeypatch.setattr("outreach_lint.cli.baseline.os.path.relpath", apart)
    assert exit_code(["a.txt", "--write-baseline", "base.json"]) == 0
    assert f'"path":"{(folder / "a.txt").resolve().as_posix()}"' in (folder / "base.json").read_text(encoding="utf-8")
    assert exit_code(["a.txt", "--baseline", "base.json"]) == 0


def test_a_file_that_is_named_in_two_cases_is_one_where_the_system_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("A.TXT").write_text(DRAFT, encoding="utf-8")
    named = [Path("a.txt"), Path("A.TXT")]
    assert len(discover(named).files) == 2
    monkeypatch.setattr(os.path, "normcase", ntpath.normcase)
    assert discover(named).files == (Path("a.txt"),)


@pytest.mark.parametrize("name", ["UP.TXT", "UP.JSONL", "UP.Csv", "UP.EML"])
def test_an_ending_in_capitals_is_known(name: str, folder: Path) -> None:
    (folder / name).write_text("id,body\n1,Hi\n", encoding="utf-8")
    assert Path(name) in discover([Path()]).files


class Sibling:
    """A pipe that is no `Connection`, as those of Windows are none."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def fileno(self) -> int:
        return self._pipe.fileno()

    def recv(self) -> object:
        return self._pipe.recv()

    def close(self) -> None:
        self._pipe.close()


class Started(Crew):
    """A crew that ends with a `with`."""

    def close(self) -> None:
        self.end()


def test_processes_are_heard_through_pipes_of_any_class() -> None:
    with closing(Started(Recipe(1, Config(), ("guilt/attempt-count",), (), NO_LIMITS))) as crew:
        (worker,) = crew._workers  # noqa: SLF001  (the pipe of another system is put in its place)
        worker.outbox = Sibling(worker.outbox)  # type: ignore[assignment]
        assert list(crew.hear(60)) == []
        assert crew.is_free


@pytest.fixture
def moved(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Refuse to move a file that is open, or onto one, as Windows does; return the names of what was moved."""
    names: list[str] = []
    plain = Path.replace

    def refusing(self: Path, target: Path) -> Path:
        opened = {str(link.readlink()) for link in DESCRIPTORS.iterdir() if os.path.lexists(link)}
        assert not opened & {str(self.resolve()), str(Path(target).resolve())}
        names.append(Path(target).name)
        return plain(self, target)

    monkeypatch.setattr(Path, "replace", refusing)
    yield names
    assert names


@pytest.mark.skipif(not DESCRIPTORS.exists(), reason="no list of open files here")
@pytest.mark.parametrize(
    ("args", "name"),
    [
        (("a.txt", "--output", "o.txt"), "o.txt"),
        (("a.txt", "--format", "json=o.json", "--format", "html=o.html"), "o.html"),
        (("b.jsonl", "--fix"), "b.jsonl"),
        (("a.txt", "--write-baseline", "base.json"), "base.json"),
        (("a.txt", "b.jsonl", "--format", "jsonl", "--output", "o.jsonl", "--resume", "state"), "o.jsonl"),
    ],
)
def test_no_file_is_open_when_it_is_moved_or_replaced(args: tuple[str, ...], name: str, moved: list[str]) -> None:
    for _again in range(2):
        exit_code(list(args))
    assert name in moved


def test_a_catalogue_that_another_process_reads_is_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OUTREACH_LINT_CACHE", str(tmp_path / "kept"))

    def refused(_self: Path, _target: Path) -> Path:
        raise PermissionError(13, "The process cannot access the file because it is being used by another process")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refused)
        assert exit_code(["a.txt"]) == 1
    assert "guilt/" in capsys.readouterr().out
    kept = cache_folder()
    assert kept is not None
    assert list(kept.iterdir()) == []
