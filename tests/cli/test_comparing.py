"""Messages that are compared, on the command line: files, sequences, lists, streams, templates with rows."""

import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from outreach_lint.cli.main import exit_code

SEQUENCE = """\
name: weir
touches: 3
exit_on: unsubscribe
steps:
- day: 0
  subject: The weir
  body: "Hi {{first_name}}, the weir at Hexham opens on 1 May."
- day: 1
  thread: new
  subject: "Re: the weir"
  body: "Hi {{first_name}}, boats pass after nine. The weir at Hexham opens on 1 May."
"""
LIST = "id,email,body\n1,dana@a.example,Hi Dana\n2,lee@b.example,Hi Lee\n3,dana@a.example,Hi Dana\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "s.yaml").write_text(SEQUENCE)
    (tmp_path / "l.csv").write_text(LIST)
    return tmp_path


def shown(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str]:
    code = exit_code([*args, "--no-cache"])
    return code, capsys.readouterr().out


def report(capsys: pytest.CaptureFixture[str], *args: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(shown(capsys, *args, "--format", "json")[1])
    return found


def rules(found: dict[str, Any]) -> list[list[str]]:
    return [[finding["rule"] for finding in result["findings"]] for result in found["results"]]


def test_the_steps_of_a_sequence(capsys: pytest.CaptureFixture[str]) -> None:
    found = report(capsys, "--select", "sequence", "s.yaml")
    first, second = rules(found)
    assert first == ["sequence/no-stop-on-reply", "sequence/touch-count-mismatch"]
    assert sorted(second) == [
        "sequence/gap-under-two-days",
        "sequence/repeated-sentence-in-thread",
        "sequence/reply-prefix-on-new-thread",
    ]
    repeated = next(f for f in found["results"][1]["findings"] if "repeated" in f["rule"])
    assert (repeated["line"], repeated["excerpt"]) == (11, "The weir at Hexham opens on 1 May.")
    assert repeated["related"] == [{"path": "s.yaml", "line": 5, "id": "weir#1"}]


def test_a_list_stops_the_run_and_its_row_has_the_score(capsys: pytest.CaptureFixture[str]) -> None:
    code, out = shown(capsys, "--select", "records", "--format", "concise", "l.csv")
    assert code == 1
    assert out.startswith("l.csv:4:")
    assert out.endswith("See line 2.\n")
    found = report(capsys, "--select", "records", "l.csv")
    assert [result["score"]["value"] for result in found["results"]] == [100, 100, 84]
    assert exit_code(["--select", "records", "--min-score", "85", "--fail-on", "never", "l.csv"]) == 1


def test_what_is_personal_is_redacted_and_places_are_not(capsys: pytest.CaptureFixture[str]) -> None:
    found = report(capsys, "--select", "records", "--redact", "l.csv")
    (finding,) = found["results"][2]["findings"]
    assert finding["related"] == [{"path": "l.csv", "line": 2, "id": "[id]"}]
    assert finding["message"].endswith("See line 2.")


def test_a_repeated_sentence_is_redacted_but_its_step_is_not(capsys: pytest.CaptureFixture[str]) -> None:
    _code, out = shown(
        capsys, "--select", "sequence/repeated-sentence-in-thread", "--redact", "--format", "concise", "s.yaml"
    )
    assert "“[text, 34 characters]” stands in message 1 of this sequence" in out


def test_the_other_message_is_a_related_location(capsys: pytest.CaptureFixture[str]) -> None:
    log = json.loads(shown(capsys, "--select", "records", "--no-redact", "--format", "sarif", "l.csv")[1])
    (result,) = log["runs"][0]["results"]
    (related,) = result["relatedLocations"]
    assert related["physicalLocation"]["region"] == {"startLine": 2}


def test_the_order_of_paths_changes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "m.csv").write_text(LIST.replace("Hi Dana\n2", "Hello Dana\n2"))
    one, two = (report(capsys, *paths) for paths in (("l.csv", "m.csv", "s.yaml"), ("s.yaml", "m.csv", "l.csv")))
    by_place = [{(r["path"], r["line"]): r for r in found["results"]} for found in (one, two)]
    assert by_place[0] == by_place[1]


def test_a_sequence_on_standard_input_is_compared(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SEQUENCE.encode())))
    found = report(capsys, "--select", "sequence", "--stdin-format", "yaml", "-")
    assert [len(names) for names in rules(found)] == [2, 3]


def test_rows_on_standard_input_are_not_and_a_note_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LIST.encode())))
    found = report(capsys, "--select", "records", "--stdin-format", "csv", "-")
    assert rules(found) == [[], [], []]
    assert [notice["reason"] for notice in found["notices"]] == [
        "the messages were not compared with one another, since this can be read only once"
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_read_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(folder / "p.csv")
    if os.fork() == 0:
        (folder / "p.csv").write_text(LIST)
        os._exit(0)
    found = report(capsys, "--select", "records", "p.csv")
    os.wait()
    assert len(found["results"]) == 3
    assert [notice["path"] for notice in found["notices"]] == ["p.csv"]


def test_rows_of_a_template_are_compared(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "t.md").write_text("Hi {{name}}, the weir at Hexham opens on 1 May.\n")
    (folder / "r.csv").write_text("name,email\nDana,dana@a.example\nLee,lee@b.example\nDana,dana@a.example\n")
    found = report(capsys, "--select", "records", "--template", "t.md", "--rows", "r.csv")
    ((finding,),) = [result["findings"] for result in found["results"]]
    assert finding["rule"] == "records/duplicate-recipient"
    assert finding["rows"]["first"] == [{"line": 4, "column": 0, "id": "r.csv:4"}]


def test_a_baseline_knows_them_and_does_not_call_them_gone_when_less_is_read(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(["--select", "records", "--write-baseline", "b.json", "l.csv", "--no-cache"]) == 0
    capsys.readouterr()
    (folder / "l.csv").write_text(LIST.rpartition("3,")[0])
    found = report(capsys, "--select", "records", "--baseline", "b.json", "l.csv")
    assert found["notices"] == []
