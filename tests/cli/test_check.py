"""The command `check`: exit codes, options, formats and broken inputs."""

import io
import json
import os
import sys
from pathlib import Path

import pytest

from outreach_lint.cli.main import exit_code
from outreach_lint.report.formats import FORMATS

HERE = Path(__file__).resolve().parents[1]
PINNED = "select: [weather, names, length]\n"
WARNED = "Such awful weather!\n"
SHOUTED = "Hi JENNIFER,\n\nthe boat is in.\n"
FINE = "Hi Jennifer,\n\nthe boat is in.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a few drafts, and with a few pinned rules in place of the built-in ones."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("outreach_lint.pipeline.builtin_root", lambda: HERE / "data/pack")
    (tmp_path / ".outreach-lint.yaml").write_text(PINNED, encoding="utf-8")
    for name, text in (("warned.txt", WARNED), ("shouted.txt", SHOUTED), ("fine.txt", FINE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def piped(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


EXITS = [
    (["fine.txt"], 0),
    (["warned.txt"], 0),
    (["shouted.txt"], 1),
    (["."], 1),
    (["fine.txt", "warned.txt"], 0),
    (["warned.txt", "--fail-on", "warning"], 1),
    (["warned.txt", "--fail-on", "info"], 1),
    (["shouted.txt", "--fail-on", "never"], 0),
    (["warned.txt", "--min-score", "94"], 0),
    (["warned.txt", "--min-score", "95"], 1),
    (["shouted.txt", "--fail-on", "never", "--min-score", "80"], 1),
    (["shouted.txt", "--ignore", "names"], 0),
    (["shouted.txt", "--ignore", "weather,names/shouted"], 0),
    (["shouted.txt", "--select", "weather/small-talk"], 0),
    (["shouted.txt", "--select", "tag:all_caps_name"], 1),
    (["warned.txt", "--select", "sky/small-talk", "--fail-on", "warning"], 1),
    (["check", "fine.txt"], 0),
    (["nowhere.txt"], 2),
    (["fine.txt", "--select", "nothing"], 2),
    (["fine.txt", "--ignore", "nothing"], 2),
    (["fine.txt", "--prospect", "nowhere.yaml"], 2),
    (["fine.txt", "--config", "nowhere.yaml"], 2),
    (["fine.txt", "--format", "nothing"], 2),
    (["fine.txt", "--min-score", "101"], 2),
    (["fine.txt", "--channel", "pigeon"], 2),
    (["fine.txt", "--nothing"], 2),
    (["--help"], 0),
    (["--version"], 0),
    (["check", "--help"], 0),
]


@pytest.mark.parametrize(("args", "code"), EXITS, ids=lambda value: " ".join(value) if isinstance(value, list) else "")
def test_the_exit_code_says_what_happened(args: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(args) == code
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err
    assert bool(captured.err) == (code == 2)


def test_the_configuration_sets_what_the_options_do_not(folder: Path) -> None:
    (folder / ".outreach-lint.yaml").write_text(PINNED + "fail_on: warning\nmin_score: 0\n", encoding="utf-8")
    assert exit_code(["warned.txt"]) == 1
    assert exit_code(["warned.txt", "--fail-on", "error"]) == 0


def test_an_override_relaxes_a_folder_and_is_no_error_for_rules_that_are_off(folder: Path) -> None:
    text = PINNED + "overrides: [{paths: [shouted.txt], ignore: [names/shouted, length/long-subject]}]\n"
    (folder / ".outreach-lint.yaml").write_text(text, encoding="utf-8")
    assert exit_code(["."]) == 0
    assert exit_code([".", "--select", "names/shouted"]) == 0


def test_an_override_of_a_rule_that_nobody_knows_is_told_before_anything_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = PINNED + "overrides: [{paths: [zzz], ignore: [names/shouter]}]\n"
    (folder / ".outreach-lint.yaml").write_text(text, encoding="utf-8")
    assert exit_code(["fine.txt"]) == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("name", [name for name in FORMATS if not FORMATS[name]().row])
def test_every_format_writes_the_finding_and_nothing_on_standard_error(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(["shouted.txt", "--format", name]) == 1
    out, err = capsys.readouterr()
    assert "names/shouted" in out
    assert err == ""


def test_json_is_json_and_jsonl_is_json_in_every_line(capsys: pytest.CaptureFixture[str]) -> None:
    exit_code([".", "--format", "json"])
    whole = json.loads(capsys.readouterr().out)
    exit_code([".", "--format", "jsonl"])
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines == whole["results"]
    assert [result["path"] for result in lines] == ["fine.txt", "shouted.txt", "warned.txt"]
    assert set(whole) >= {"schema", "tool", "results", "failures", "not_run", "summary"}


def test_standard_input_is_read_for_a_dash(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    piped(monkeypatch, SHOUTED.encode())
    assert exit_code(["-"]) == 1
    assert "standard input" in capsys.readouterr().out
    piped(monkeypatch, b'{"body": "Such awful weather!", "channel": "sms"}')
    assert exit_code([]) == 0
    assert "sms" in capsys.readouterr().out


def test_input_that_holds_nothing_at_all_cannot_be_checked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    piped(monkeypatch, b"")
    assert exit_code(["-", "--format", "json"]) == 2
    assert "empty message" in capsys.readouterr().err


def test_a_broken_input_is_told_and_the_rest_is_linted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "broken.txt").write_bytes(b"\xff\xfe\xff")
    (folder / "rows.jsonl").write_text('{"body": "Such awful weather!"}\n{"body": 5}\nnonsense\n', encoding="utf-8")
    assert exit_code(["broken.txt", "rows.jsonl", "fine.txt", "--format", "json"]) == 1
    out, err = capsys.readouterr()
    report = json.loads(out)
    assert [(problem["path"], problem["line"]) for problem in report["failures"]] == [
        ("broken.txt", 1),
        ("rows.jsonl", 2),
        ("rows.jsonl", 3),
    ]
    assert len(report["results"]) == 2
    assert err.count("failed") == 3


def test_nothing_but_broken_input_is_exit_code_2(folder: Path) -> None:
    (folder / "broken.txt").write_bytes(b"\xff\xfe\xff")
    assert exit_code(["broken.txt"]) == 2


def test_output_takes_its_place_whole(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = folder / "report.json"
    assert exit_code(["shouted.txt", "--format", "json", "--output", "report.json"]) == 1
    assert json.loads(target.read_text(encoding="utf-8"))["summary"]["errors"] == 1
    assert target.stat().st_mode & 0o777 == 0o644
    assert "1 error" in capsys.readouterr().err
    assert [path.name for path in folder.glob(".report*")] == []


def test_output_stays_as_it_was_if_the_run_breaks(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "report.txt").write_text("before", encoding="utf-8")

    def broken(*_: object) -> str:
        raise ZeroDivisionError

    monkeypatch.setattr("outreach_lint.results.Tally.report", broken)
    with pytest.raises(ZeroDivisionError):
        exit_code(["fine.txt", "--output", "report.txt"])
    assert (folder / "report.txt").read_text(encoding="utf-8") == "before"
    assert [path.name for path in folder.glob(".report*")] == []


def test_output_keeps_the_rights_of_a_file_and_follows_a_link(folder: Path) -> None:
    (folder / "real.txt").write_text("", encoding="utf-8")
    (folder / "real.txt").chmod(0o640)
    (folder / "link.txt").symlink_to("real.txt")
    assert exit_code(["fine.txt", "--output", "link.txt"]) == 0
    assert (folder / "link.txt").is_symlink()
    assert "100/100" in (folder / "real.txt").read_text(encoding="utf-8")
    assert (folder / "real.txt").stat().st_mode & 0o777 == 0o640


def test_output_to_a_device_leaves_the_device(folder: Path) -> None:
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert exit_code(["fine.txt", "--output", str(pipe)]) == 0
    assert b"100/100" in os.read(reader, 10_000)
    os.close(reader)
    assert pipe.is_fifo()


@pytest.mark.parametrize("target", ["no/such/folder.txt", "."])
def test_output_that_cannot_be_written_is_told(target: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["fine.txt", "--output", target]) == 2
    assert "cannot write the output" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("variables", "args", "coloured"),
    [
        ({}, [], False),
        ({"FORCE_COLOR": "1"}, [], True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, [], False),
        ({"FORCE_COLOR": "1"}, ["--no-color"], False),
    ],
)
def test_colour_is_as_wished(
    variables: dict[str, str],
    args: list[str],
    coloured: bool,  # noqa: FBT001  (pytest passes arguments by name)
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    exit_code(["shouted.txt", *args])
    assert ("\x1b[" in capsys.readouterr().out) == coloured


def test_statistics_and_ledger_are_shown_on_request(capsys: pytest.CaptureFixture[str]) -> None:
    exit_code(["warned.txt"])
    plain = capsys.readouterr().out
    exit_code(["warned.txt", "--statistics", "--ledger"])
    told = capsys.readouterr().out
    assert "1  weather/small-talk" in told
    assert "-6  weather/small-talk" in told
    assert "start" not in plain
    exit_code(["warned.txt", "--statistics", "--format", "concise"])
    assert capsys.readouterr().out.endswith("1  weather/small-talk\n")


def test_a_prospect_and_a_channel_hold_for_all_messages(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "ana.yaml").write_text("first_name: JENNIFER\n", encoding="utf-8")
    exit_code(["fine.txt", "--channel", "sms", "--kind", "template", "--stage", "reply", "--format", "json"])
    (result,) = json.loads(capsys.readouterr().out)["results"]
    assert (result["channel"], result["kind"], result["stage"]) == ("sms", "template", "reply")
    assert exit_code(["fine.txt", "--prospect", "ana.yaml"]) == 0


def test_a_rule_that_does_not_load_is_told_with_its_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "own/paint").mkdir(parents=True)
    (folder / "own/paint/red.yaml").write_text("title: Red\nserverity: error\n", encoding="utf-8")
    (folder / ".outreach-lint.yaml").write_text("rules: [own]\n", encoding="utf-8")
    assert exit_code(["fine.txt"]) == 2
    err = capsys.readouterr().err
    assert "red.yaml:2:1: unknown key “serverity”" in err
    assert "\n    serverity: error\n    ^" in err
