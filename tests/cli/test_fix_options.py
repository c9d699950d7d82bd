"""The options `--fix`, `--unsafe-fixes` and `--diff` on files."""

import subprocess
from pathlib import Path

import pytest

from outreach_lint.cli.main import exit_code
from outreach_lint.engine.run import MOST

SELECT = "select: [names/recipient-name-all-caps, hygiene/double-space, fields/blank-debris, guilt/reader-fault]\n"
LETTERS = {
    "a.txt": b"Hi JENNIFER,\r\n\r\nthe  boat is in.\r\n",
    "b.csv": b'id,body,first_name\n1,"Hi MCKAY,\n\nthe ""red""  one.",McKay\n2,Hi Jo the  boat,Jo\n',
    "c d.md": b"Dear Mr. HOLLOWAY,\n\nthe boat  is in. You never replied.",
    "e.eml": b"Subject: boats\n\nHi JENNIFER,\n\nthe boat is in.\n",
    "f.txt": b"Hi Jo,\n\nthe boat is in.\n",
}
FIXED = {
    **LETTERS,
    "a.txt": b"Hi Jennifer,\r\n\r\nthe boat is in.\r\n",
    "b.csv": b'id,body,first_name\n1,"Hi McKay,\n\nthe ""red""  one.",McKay\n2,Hi Jo the boat,Jo\n',
    "c d.md": b"Dear Mr. HOLLOWAY,\n\nthe boat is in. You never replied.",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with letters that need mending."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".outreach-lint.yaml").write_text(SELECT, encoding="utf-8")
    for name, data in LETTERS.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.startswith(".")}


def test_fix_mends_the_files_and_reports_what_is_left(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code([".", "--fix", "--format", "concise"]) == 1
    out, err = capsys.readouterr()
    assert held(folder) == FIXED
    assert "5 fixes applied in 3 files" in err
    assert "not fixed: e.eml:1: fixes are not written into mails" in err
    found = [line.split(": ")[1].split()[1] for line in out.splitlines()]
    assert found == ["names/recipient-name-all-caps", "guilt/reader-fault", "names/recipient-name-all-caps"]
    assert exit_code([".", "--fix", "--format", "concise"]) == 1
    assert held(folder) == FIXED
    assert "0 fixes applied in 0 files" in capsys.readouterr().err


def test_a_run_in_which_all_is_mended_passes(folder: Path) -> None:
    assert exit_code(["a.txt"]) == 1
    assert exit_code(["a.txt", "--fix"]) == 0
    assert (folder / "a.txt").read_bytes() == FIXED["a.txt"]


def test_unsafe_fixes_are_applied_when_they_are_asked_for(folder: Path) -> None:
    exit_code(["c d.md", "--fix", "--unsafe-fixes"])
    assert (folder / "c d.md").read_bytes().startswith(b"Dear Mr. Holloway,")


@pytest.mark.parametrize("level", ["0", "1"])
def test_diff_changes_nothing_and_patch_makes_the_same_files(
    level: str, folder: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert exit_code([".", "--diff"]) == 1
    change = capsysbinary.readouterr().out
    assert held(folder) == LETTERS
    if level == "0":
        change = change.replace(b"--- a/", b"--- ").replace(b"+++ b/", b"+++ ")
    subprocess.run(["patch", f"-p{level}", "--silent"], input=change, check=True)  # noqa: S607  (whichever there is)
    assert held(folder) == FIXED
    assert exit_code([".", "--diff"]) == 0
    assert capsysbinary.readouterr().out == b""


def test_git_takes_the_difference_too(folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    exit_code([".", "--diff", "--unsafe-fixes"])
    change = capsysbinary.readouterr().out
    subprocess.run(["git", "apply"], input=change, cwd=folder, check=True)  # noqa: S607  (whichever there is)
    assert held(folder) == {**FIXED, "c d.md": FIXED["c d.md"].replace(b"HOLLOWAY", b"Holloway")}


def test_the_record_of_the_reader_says_how_a_name_is_written(folder: Path) -> None:
    (folder / "reader.json").write_text('{"first_name": "Ada", "last_name": "HolloWay"}', encoding="utf-8")
    exit_code(["c d.md", "--fix", "--prospect", "reader.json"])
    assert (folder / "c d.md").read_bytes().startswith(b"Dear Mr. HolloWay,")


def test_a_file_that_cannot_be_written_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    assert exit_code(["a.txt", "--fix"]) == 2
    assert "a.txt: cannot be written: Permission denied" in capsys.readouterr().err
    assert held(folder) == LETTERS


MISUSED = [
    ["-", "--fix"],
    ["a.txt", "--unsafe-fixes"],
    ["a.txt", "--diff", "--interactive"],
    ["a.txt", "--diff", "--baseline", "x.json"],
    ["a.txt", "--interactive", "--fix"],
    ["--template", "a.txt", "--rows", "b.csv", "--fix"],
    ["nowhere.txt", "--fix"],
]


@pytest.mark.parametrize("args", MISUSED, ids=" ".join)
def test_options_that_do_not_go_together_are_told(args: list[str], folder: Path) -> None:
    assert exit_code(args) == 2
    assert held(folder) == LETTERS


def test_more_places_than_are_listed_are_mended_at_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "many.txt").write_text("Hi Jo,\n\n" + "the boat  is in. " * (MOST + 1), encoding="utf-8")
    exit_code(["many.txt", "--fix"])
    assert (folder / "many.txt").read_text(encoding="utf-8") == "Hi Jo,\n\n" + "the boat is in. " * (MOST + 1)
    assert "1001 fixes applied in 1 file" in capsys.readouterr().err
