"""Inputs that are meant to harm: each is refused with its reason or read in bounded time, and nothing of it is run."""

import time
import zipfile
from pathlib import Path

import pytest

from outreach_lint.cli.main import exit_code

SECONDS = 20.0
"""Of processor time; what grows faster than the input would take minutes."""
BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n"
CALL = "!!python/object/apply:os.system ['touch harmed']\n"
LETTER = "Hi Ana,\n\nyou never replied to my last email.\n"
SELECT = "--select=guilt/reader-fault"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    (work / "a.txt").write_text(LETTER, encoding="utf-8")
    return work


@pytest.mark.parametrize("name", ["config.yaml", "sequence.yaml", "letter.md", "rules/house/bad.yaml"])
@pytest.mark.parametrize(
    ("text", "reason"),
    [(BOMB, "aliases"), (f"channel: {CALL}", ""), ("channel: email\nchannel: sms\n", "twice")],
    ids=["bomb", "tag", "twice"],
)
def test_yaml_grows_nothing_runs_nothing_and_says_nothing_twice(
    name: str, text: str, reason: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    steps = "steps:\n  - body: Hi Ana, a note.\n" if name == "sequence.yaml" else ""
    path.write_text(f"---\n{text}---\nHi Ana, a note.\n" if name.endswith(".md") else steps + text, encoding="utf-8")
    calls = {"config.yaml": ("a.txt", f"--config={name}"), "rules/house/bad.yaml": ("rules", "test", name)}
    assert exit_code(calls.get(name, (name,))) == 2
    said = "".join(capsys.readouterr())
    assert Path(name).name in said
    assert reason in said
    assert "Traceback" not in said
    assert not (folder / "harmed").exists()


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("line.txt", b"you never replied " * 5_000, 1),
        ("too-large.txt", b"word " * 2_100_000, 2),
        ("nested.html", b"<b>" * 300_000 + b"Hi Ana, a note.", 0),
        ("nested-too-large.html", b"<b>" * 1_000_000 + b"Hi Ana, a note.", 2),
        ("nested.json", b"[" * 1_000_000, 2),
        ("one-cell.csv", b"body\n" + b"word " * 300_000, 2),
        ("parts.eml", b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 100_000, None),
    ],
)
def test_size_and_depth_are_bounded(
    name: str, data: bytes, code: int | None, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / name).write_bytes(data)
    begun = time.process_time()
    ended = exit_code([name, SELECT, "--format=concise"])
    assert time.process_time() - begun < SECONDS
    assert ended == code if code is not None else ended in (0, 1, 2)
    assert "Traceback" not in "".join(capsys.readouterr())


@pytest.mark.parametrize("name", ["../harmed.txt", "/tmp/harmed-by-archive.txt", "word/../../harmed.txt"])  # noqa: S108  (a name that must not be made)
def test_an_archive_writes_nothing_wherever_its_members_point(name: str, folder: Path) -> None:
    with zipfile.ZipFile(folder / "a.docx", "w") as archive:
        archive.writestr(name, "harm")
    assert exit_code(["a.docx", SELECT]) == 2
    assert sorted(path.name for path in folder.parent.rglob("*")) == ["a.docx", "a.txt", "work"]
    assert not Path("/tmp/harmed-by-archive.txt").exists()  # noqa: S108  (the same)


@pytest.mark.parametrize("where", ["a.txt/report.json", "missing/report.json"])
def test_an_output_that_cannot_be_written_is_told_before_anything_is_lost(
    where: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(["a.txt", SELECT, "--format=json", f"--output={where}"]) == 2
    assert f"{where}: cannot write the output" in capsys.readouterr().err
    assert [path.name for path in folder.iterdir()] == ["a.txt"]


def test_an_output_through_a_link_goes_where_the_link_leads(folder: Path) -> None:
    (folder / "kept.json").write_text("old", encoding="utf-8")
    (folder / "report.json").symlink_to("kept.json")
    assert exit_code(["a.txt", SELECT, "--format=json", "--output=report.json"]) == 1
    assert (folder / "report.json").is_symlink()
    assert (folder / "kept.json").read_text(encoding="utf-8").startswith("{")
