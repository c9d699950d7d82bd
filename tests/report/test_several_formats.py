"""Several reports of one run: each in its place, whole or not at all, and the same on every run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from reporting import BROKEN, IGNORED, WARNED, run

from outreach_lint.cli.main import exit_code
from outreach_lint.report.formats import FORMATS

INPUTS = {"a.jsonl": BROKEN, "b.txt": IGNORED, "c.txt": WARNED}


def test_every_format_tells_of_the_finding_and_of_what_could_not_be_read(tmp_path: Path) -> None:
    ran = run(tmp_path, INPUTS)
    assert ran.code == 1
    assert [name for name, text in ran.files.items() if "weather/small-talk" not in text] == []
    assert [name for name, text in ran.files.items() if "boddy" not in text and name != "text"] == []
    assert "1 failure" in ran.out


def test_standard_output_gets_the_one_without_a_file_or_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                                             capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(WARNED, encoding="utf-8")
    exit_code(["a.txt", "--select", "tone", "--format", "json=a.json"])
    assert "1 message: nothing to change." in capsys.readouterr().out
    exit_code(["a.txt", "--select", "tone", "--format", "json=a.json", "--format", "jsonl"])
    assert capsys.readouterr().out.startswith('{"id":"a"')
    exit_code(["a.txt", "--select", "tone", "--format", "json=a.json", "--format", "jsonl", "--output", "b.jsonl"])
    out, err = capsys.readouterr()
    assert (out, "1 message: nothing to change." in err) == ("", True)
    assert Path("b.jsonl").read_text(encoding="utf-8").startswith('{"id":"a"')


@pytest.mark.parametrize(
    ("formats", "reason"),
    [
        (("json", "sarif"), "two reports cannot go to standard output"),
        (("json=x", "sarif=./x"), "two reports cannot go to"),
        (("sarf",), "did you mean “sarif”?"),
        (("json=",), "name a file after the “=”"),
        (("json=nowhere/x",), "nowhere/x: cannot write the output: No such file or folder"),
    ],
)
def test_what_cannot_be_is_told_before_anything_is_written(
    formats: tuple[str, ...], reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(WARNED, encoding="utf-8")
    assert exit_code(["a.txt", *(f"--format={name}" for name in formats)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert reason.replace("folder", "directory") in err
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_run_that_breaks_off_leaves_the_old_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(WARNED, encoding="utf-8")
    for name in ("x", "y"):
        Path(name).write_text("old", encoding="utf-8")
    monkeypatch.setattr("outreach_lint.report.sarif.whole", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        exit_code(["a.txt", "--select", "tone", "--format=jsonl=x", "--format=sarif=y"])
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {
        "a.txt": WARNED,
        "x": "old",
        "y": "old",
    }


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_file_whose_name_is_no_text_is_in_every_report(tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / os.fsdecode(b"\xff.txt")).write_text(WARNED, encoding="utf-8")
    ran = run(tmp_path, {}, paths=("drafts",))
    assert ran.code == 0
    assert [name for name, text in ran.files.items() if "weather/small-talk" not in text] == []


def test_the_bytes_are_the_same_whatever_the_seed_of_hashes(tmp_path: Path) -> None:
    written = []
    for name, text in INPUTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    for seed in ("1", "77"):
        asked = [f"--format={name}=out.{name}" for name in FORMATS]
        command = [sys.executable, "-m", "outreach_lint", *INPUTS, *asked]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)
        assert done.returncode == 1, done.stderr
        written.append({name: (tmp_path / f"out.{name}").read_bytes() for name in FORMATS} | {"": done.stdout})
    assert [name for name in written[0] if written[0][name] != written[1][name]] == []


def test_a_format_is_imported_only_when_it_is_asked_for(tmp_path: Path) -> None:
    code = (
        "import sys; from outreach_lint.cli.main import exit_code; exit_code(['a.txt']);"
        "print([name for name in sys.modules if name.startswith('outreach_lint.report.')])"
    )
    (tmp_path / "a.txt").write_text(WARNED, encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    loaded = done.stdout.splitlines()[-1]
    assert "report.text" in loaded
    assert not [name for name in ("sarif", "junit", "html", "redact", "gitlab", "as_json") if f".{name}" in loaded]
