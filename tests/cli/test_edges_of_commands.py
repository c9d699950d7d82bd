"""What commands do with inputs that are broken, empty, or piped in."""

import io
import json
import sys
from pathlib import Path

import pytest

from outreach_lint.cli.main import exit_code

HERE = Path(__file__).resolve().parents[1]
RULE = """title: Blue boats
severity: warning
weight: 3
match: {kind: phrases, any: [blue boat]}
message: “{match}” is blue.
why: Boats are grey.
examples:
  bad: ["the [[blue boat]]"]
  good: ["the grey boat"]
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder with a few pinned rules."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("outreach_lint.pipeline.builtin_root", lambda: HERE / "data/pack")
    return tmp_path


def piped(monkeypatch: pytest.MonkeyPatch, text: str, *, terminal: bool = False) -> None:
    stream = io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8")
    monkeypatch.setattr(stream, "isatty", lambda: terminal, raising=False)
    monkeypatch.setattr(sys, "stdin", stream)


def told(args: list[str], capsys: pytest.CaptureFixture[str], code: int = 0) -> str:
    assert exit_code(args) == code
    captured = capsys.readouterr()
    return captured.out + captured.err


@pytest.mark.parametrize("args", [(), ("-",)])
def test_inspect_takes_what_is_piped_in(
    args: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    piped(monkeypatch, "Subject: Boats\n\nHi Dana,\n\nthe boat is in.\n")
    assert "3:4    name greeted" in told(["inspect", *args], capsys)


def test_inspect_without_anything_says_what_to_give(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    piped(monkeypatch, "", terminal=True)
    assert "nothing to look at: name files or folders" in told(["inspect"], capsys, 2)


def test_inspect_passes_over_what_is_only_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.csv").write_bytes("id,body\n1,Hi caf\xe9\n".encode("latin-1"))
    said = told(["inspect", "--json", "a.csv"], capsys)
    assert [json.loads(line)["id"] for line in said.splitlines()] == ["1"]


def test_all_examples_are_tried_where_no_path_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(["rules", "test", "--quiet-collateral"], capsys).startswith("4 rules: ")


def test_a_shared_list_stands_for_all_rules_of_its_pack(capsys: pytest.CaptureFixture[str]) -> None:
    said = told(["rules", "test", str(HERE / "data/pack/_lists/mood.yaml"), "--quiet-collateral"], capsys)
    assert said.startswith("4 rules: ")


def test_a_file_of_a_pack_that_no_configuration_names_is_tried_alone(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "own/house").mkdir(parents=True)
    (folder / "own/house/blue.yaml").write_text(RULE, encoding="utf-8")
    (folder / "own/house/other.yaml").write_text(RULE, encoding="utf-8")
    assert "1 rule: 2 examples as expected, 0 failed" in told(["rules", "test", "own/house/blue.yaml"], capsys)


def test_a_known_miss_that_is_found_fails(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "own/house").mkdir(parents=True)
    (folder / "own/house/blue.yaml").write_text(f'{RULE}  known_misses: ["my [[blue boat]]"]\n', encoding="utf-8")
    said = told(["rules", "test", "own", "--quiet-collateral"], capsys, 1)
    assert "own/house/blue.yaml: known miss 1: is found now; move it to `bad`" in said


def test_scores_below_the_minimum_are_told_beside_a_report_for_machines(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.txt").write_text("Hi,\n\nrain again.\n", encoding="utf-8")
    assert exit_code(["a.txt", "--min-score", "100", "--fail-on", "never", "--format", "jsonl"]) == 1
    assert "1 of 1 scores below 100, lowest " in capsys.readouterr().err


def test_a_broken_message_stops_no_baseline(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.jsonl").write_text('{"boddy": 1}\n{"body": "rain again"}\n', encoding="utf-8")
    for option in ("--write-baseline", "--baseline"):
        said = told(["a.jsonl", option, "base.json", "--format", "concise"], capsys, 1)
        assert "a.jsonl:1:1: failure" in said
        assert "weather/small-talk" not in said.replace("[suppressed", "")


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("limits: {seconds: fast}\n", 1, "a number"),
        ("overrides:\n  - paths: {a: b}\n", 2, "a list"),
        ("overrides:\n  - paths: ['*']\n    stage: last\n", 3, "“last”"),
        ("fail_on: fatal\n", 1, "“fatal”"),
        ("columns: {bodi: Text}\n", 1, "bodi"),
        ("tweaks:\n  weather/small-talk: {severity: grave}\n", 1, "“grave”"),
        ("sender: Dana\n", 1, "expected here"),
        ("today: soon\n", 1, "date"),
    ],
)
def test_a_wrong_value_of_a_configuration_is_told_with_its_line(
    text: str, line: int, reason: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.txt").write_text("Hi,\n\nrain again.\n", encoding="utf-8")
    (folder / ".outreach-lint.yaml").write_text(text, encoding="utf-8")
    said = told(["a.txt"], capsys, 2)
    assert f".outreach-lint.yaml:{line}" in said
    assert reason in said


@pytest.mark.parametrize(
    ("match", "reason"),
    [
        ("{kind: combine}", "needs at least one member in `all` or `any`"),
        ("{kind: combine, any: [{phrase: x}, {pattern: '('}]}", "combine"),
        ("{kind: phrase, any: [x]}", "phrase"),
        ("{kind: measure, measure: words, max: many}", "number"),
    ],
)
def test_a_match_that_cannot_be_compiled_is_told_at_its_file(
    match: str, reason: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "own/house").mkdir(parents=True)
    text = RULE.replace("{kind: phrases, any: [blue boat]}", match)
    (folder / "own/house/blue.yaml").write_text(text, encoding="utf-8")
    said = told(["rules", "test", "own"], capsys, 2)
    assert "own/house/blue.yaml:4" in said
    assert reason in said
