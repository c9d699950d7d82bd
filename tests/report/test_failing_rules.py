"""A rule that crashes is told in every report, beside what the other rules found."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from outreach_lint import Linter, load_rules
from outreach_lint.cli.main import exit_code
from outreach_lint.comparing import compared
from outreach_lint.model import Failure, Message, MessageResult
from outreach_lint.report.formats import FORMATS

PACK = Path(__file__).resolve().parents[1] / "data/pack"
REASON = "length/long-subject: "


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with messages and a few pinned rules, of which the one that measures crashes."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("outreach_lint.pipeline.builtin_root", lambda: PACK)
    monkeypatch.setattr("outreach_lint.document.document.Document.beyond", _crash)
    (tmp_path / "a.txt").write_text("Subject: Boats on the lake\n\nHi Dana,\n\nrain again.\n", encoding="utf-8")
    (tmp_path / "t.md").write_text("---\nsubject: Boats\nkind: template\n---\nHi {{first_name}}\n", encoding="utf-8")
    (tmp_path / "r.csv").write_text("First Name\nDana\nLee\nPriya\n", encoding="utf-8")
    return tmp_path


def _crash(*_: object) -> object:
    raise KeyError


def told(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    assert exit_code([*args, "--no-cache"]) == 1
    return capsys.readouterr().out


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"parquet"}))
def test_every_format_tells_the_crash_and_what_the_others_found(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["a.txt", "--format", name, "--no-cache"]) == 1
    captured = capsys.readouterr()
    said = captured.out + captured.err
    assert "length/long-subject" in said
    assert "crashed" in said or "KeyError" in said
    assert "weather/small-talk" in said


def test_the_test_of_such_a_message_is_in_error(capsys: pytest.CaptureFixture[str]) -> None:
    suites = ET.fromstring(told(capsys, "a.txt", "--format", "junit", "--fail-on", "never"))  # noqa: S314  (our own)
    assert (suites.get("tests"), suites.get("errors"), suites.get("failures")) == ("1", "1", "0")
    error = suites.find("testsuite/testcase/error")
    assert error is not None
    assert REASON in (error.get("message") or error.text or "")


def test_a_crash_in_every_row_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(told(capsys, "--template", "t.md", "--rows", "r.csv", "--format", "json"))
    assert [failure["rule"] for failure in found["failures"]] == ["length/long-subject"]
    assert "3 rows rendered" in found["notices"][-1]["reason"]


def test_a_rule_that_compares_and_crashes_at_the_first_look_takes_no_other_with_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.undo()
    linter = load_rules(select=["sequence", "records/duplicate-recipient"])
    monkeypatch.setattr("outreach_lint.engine.compare._noted", _crash)
    found = list(_compared(linter))
    failed = {outcome.rule for outcome in found if isinstance(outcome, Failure)}
    assert failed
    assert "sequence/repeated-sentence-in-thread" in failed
    assert len([outcome for outcome in found if isinstance(outcome, MessageResult)]) == 2


def _compared(linter: Linter) -> list[object]:
    reader = {"prospect": {"email": "dana@n.example"}, "sequence": "q3"}
    rows = [_message({"id": str(step), "step": step, "body": f"Hi Dana, boat {step}.", **reader}) for step in (1, 1)]
    return list(compared(linter, map(linter.lint, rows), lambda: ((row, frozenset()) for row in rows)))


def _message(data: dict[str, object]) -> Message:
    import msgspec

    return msgspec.convert(data, Message)
