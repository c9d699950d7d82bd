"""Campaigns and exports on the command line: --template with --rows, --prospects, and what goes with neither."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from outreach_lint.cli.main import exit_code

HERE = Path(__file__).resolve().parents[1]
TEMPLATE = "---\nsubject: Boats\n---\nHi {{first_name}},\n\nSuch awful weather! The boat is in {{city}}.\n"
ROWS = (
    'First Name,City,Email\nDana,Leipzig,d@n.example\nJENNIFER,"Oslo ""North""",j@f.example\nJo,Bergen,jo@f.example\n'
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a template and its rows, and with a few pinned rules in place of the built-in ones."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("outreach_lint.pipeline.builtin_root", lambda: HERE / "data/pack")
    for name, text in (
        (".outreach-lint.yaml", "select: [weather, names, length]\n"),
        ("t.md", TEMPLATE),
        ("r.csv", ROWS),
        ("fine.txt", "Hi Jennifer,\n\nthe boat is in.\n"),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def report(capsys: pytest.CaptureFixture[str], *args: str) -> dict[str, Any]:
    exit_code([*args, "--format", "json"])
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def campaign(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    return report(capsys, "--template", "t.md", "--rows", "r.csv")


def test_a_fault_of_the_template_is_told_once_with_its_rows(capsys: pytest.CaptureFixture[str]) -> None:
    (result,) = campaign(capsys)["results"]
    assert (result["path"], result["kind"]) == ("t.md", "template")
    (found,) = [finding for finding in result["findings"] if finding["rule"].startswith("weather/")]
    assert (found["line"], found["column"], found["excerpt"]) == (6, 6, "awful weather")
    assert found["message"].endswith("In all 3 rows of r.csv.")
    assert found["rows"]["count"] == 3
    assert found["rows"]["first"][0] == {"line": 2, "column": 0, "id": "r.csv:2"}


def test_a_fault_of_a_value_is_placed_in_the_template_and_in_its_row(capsys: pytest.CaptureFixture[str]) -> None:
    (result,) = campaign(capsys)["results"]
    (found,) = [finding for finding in result["findings"] if finding["rule"].startswith("names/")]
    assert (found["line"], found["column"], found["excerpt"]) == (4, 4, "{{first_name}}")
    assert "JENNIFER" in found["message"]
    assert found["message"].endswith("In 1 of 3 rows of r.csv, at 3:1.")
    assert found["rows"]["first"] == [{"line": 3, "column": 1, "id": "r.csv:3"}]
    assert found["fix"] is None


def test_offsets_are_those_of_the_template(capsys: pytest.CaptureFixture[str]) -> None:
    body = TEMPLATE.partition("\n---\n")[2]
    (result,) = campaign(capsys)["results"]
    assert result["findings"]
    for finding in result["findings"]:
        if finding["part"] == "body":
            assert body[finding["start"] : finding["end"]] == finding["excerpt"]


def test_the_score_is_that_of_the_lowest_row(capsys: pytest.CaptureFixture[str]) -> None:
    told = campaign(capsys)
    assert any(
        "3 rows rendered: scores" in notice["reason"] and "r.csv:3" in notice["reason"] for notice in told["notices"]
    )
    (result,) = told["results"]
    Path("worst.txt").write_text("Subject: Boats\n\nHi JENNIFER,\n\nSuch awful weather! The boat is in Oslo.\n")
    Path("jennifer.yaml").write_text("first_name: JENNIFER\n")
    (worst,) = report(capsys, "worst.txt", "--prospect", "jennifer.yaml")["results"]
    assert result["score"]["value"] == worst["score"]["value"] == told["summary"]["lowest"]


def test_a_finding_without_rows_has_no_such_key(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (folder / "bad.txt").write_text("Hi JENNIFER,\n\nthe boat is in.\n")
    (result,) = report(capsys, "bad.txt")["results"]
    assert "rows" not in result["findings"][0]


EXITS = [
    (["--template", "t.md", "--rows", "r.csv"], 1),
    (["--template", "t.md", "--rows", "r.csv", "--select", "weather"], 0),
    (["--template", "t.md", "--rows", "r.csv", "--select", "weather", "--fail-on", "warning"], 1),
    (["--template", "t.md", "--rows", "r.csv", "--select", "weather", "--min-score", "100"], 1),
    (["--template", "t.md"], 2),
    (["--rows", "r.csv"], 2),
    (["--template", "t.md", "--rows", "r.csv", "fine.txt"], 2),
    (["--template", "nowhere.md", "--rows", "r.csv"], 2),
    (["--template", "t.md", "--rows", "nowhere.csv"], 2),
    (["--template", "t.md", "--rows", "t.md"], 2),
    (["fine.txt", "--prospects", "r.csv"], 0),
    (["fine.txt", "--prospects", "nowhere.csv"], 2),
    (["fine.txt", "--prospects", "fine.txt"], 2),
]


@pytest.mark.parametrize(("args", "code"), EXITS, ids=lambda value: " ".join(value) if isinstance(value, list) else "")
def test_the_exit_code_says_what_happened(args: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(args) == code
    assert "Traceback" not in capsys.readouterr().err


def test_a_row_that_cannot_be_read_fails_and_the_others_go_on(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (folder / "r.csv").write_text(ROWS + "Al,Oslo,x@y.example,beyond\nBo,Oslo,b@y.example\n")
    told = campaign(capsys)
    assert [(failure["path"], failure["line"]) for failure in told["failures"]] == [("r.csv", 5)]
    assert any("4 rows rendered" in notice["reason"] for notice in told["notices"])


def test_prospects_are_put_to_the_messages_and_strangers_are_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [{"body": "Hi DANA", "prospect": {"email": "d@n.example"}}, {"id": "m2", "body": "Hi"}]
    data = "\n".join(json.dumps(line) for line in lines).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
    told = report(capsys, "-", "--prospects", "r.csv")
    assert [finding["rule"].partition("/")[0] for finding in told["results"][0]["findings"]] == ["names"]
    assert told["notices"] == [
        {"path": "r.csv", "line": 0, "reason": "no record in r.csv for the reader of 1 message: m2"}
    ]


def test_text_shows_notices_and_other_formats_tell_them_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    args = ["--template", "t.md", "--rows", "r.csv"]
    exit_code(args)
    shown = capsys.readouterr()
    assert "note  r.csv:3: 3 rows rendered" in shown.out
    assert shown.err == ""
    exit_code([*args, "--format", "concise"])
    shown = capsys.readouterr()
    assert "rendered" not in shown.out
    assert "note  r.csv:3: 3 rows rendered" in shown.err


def test_columns_come_from_the_configuration(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (folder / "de.csv").write_text("Rufname\nJENNIFER\n")
    (folder / ".outreach-lint.yaml").write_text("select: [names]\ncolumns: {first_name: Rufname}\n")
    (result,) = report(capsys, "--template", "t.md", "--rows", "de.csv")["results"]
    assert [finding["excerpt"] for finding in result["findings"]] == ["{{first_name}}"]
    (folder / ".outreach-lint.yaml").write_text("columns: {frist_name: Rufname}\n")
    assert exit_code(["fine.txt"]) == 2
    assert ".outreach-lint.yaml:1" in capsys.readouterr().err


def test_settings_for_a_path_are_those_of_the_template(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (folder / ".outreach-lint.yaml").write_text("select: [weather]\noverrides: [{paths: [t.md], ignore: [weather]}]\n")
    (result,) = campaign(capsys)["results"]
    assert result["findings"] == []


@pytest.mark.parametrize(("rows", "told"), [(49, False), (50, True)])
def test_many_messages_are_sent_to_a_page(
    rows: int, tmp_path: Path, capsys: pytest.CaptureFixture[str], *, told: bool
) -> None:
    path = tmp_path / "letters.csv"
    path.write_text("id,body\n" + "".join(f"{row},Hi JENNIFER\n" for row in range(rows)), encoding="utf-8")
    exit_code(["check", str(path), "--select", "names"])
    assert ("--format html=report.html" in capsys.readouterr().out) == told
    exit_code(["check", str(path), "--select", "names", "--format", "concise"])
    assert "html=report.html" not in "".join(capsys.readouterr())
