"""What is written holds to its published schema, to the last key."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from outreach_lint.adopting.baseline import decoded
from outreach_lint.catalog.schemas import published
from outreach_lint.cli.main import exit_code

HERE = Path(__file__).resolve().parents[1]
DRAFT = """Subject: The boat for which you asked

Hi DANA,

Such awful weather! <!-- outreach-lint: ignore[weather] a joke -->
Rain again.
"""
ROWS = "id,email,body\n1,dana@n.example,Hi Dana.\n2,lee@n.example,Hi Lee.\n3,Dana@n.example,Hi Dana.\n"
TEMPLATE = "---\nkind: template\n---\nHi {{first_name}},\n\nthe boat is in.\n"
LONG = """title: Too long
severity: info
weight: 1
scope: [message]
match: {kind: measure, measure: words, max: 2}
message: Long.
why: Long.
examples: {bad: [one two three], good: [one]}
"""


def validator(name: str) -> Draft202012Validator:
    """Return what holds a value to a published schema, and lets no key pass that it does not name."""
    return Draft202012Validator(closed(json.loads(published(name))))


def closed(node: Any) -> Any:  # noqa: ANN401  (whatever a schema holds)
    if isinstance(node, list):
        return [closed(inner) for inner in node]
    if not isinstance(node, dict):
        return node
    built = {key: closed(inner) for key, inner in node.items()}
    return {"additionalProperties": False, **built} if "properties" in node else built


@pytest.fixture
def pinned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder with a few pinned rules."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("outreach_lint.pipeline.builtin_root", lambda: HERE / "data/pack")
    Path("own/house").mkdir(parents=True)
    Path("own/house/long.yaml").write_text(LONG, encoding="utf-8")
    Path("c.yaml").write_text("rules: [own]\nignore: [sky/small-talk]\n", encoding="utf-8")


def run(capsys: pytest.CaptureFixture[str], *args: str, codes: tuple[int, ...] = (0, 1)) -> str:
    assert exit_code([*args]) in codes
    return capsys.readouterr().out


def faults(name: str, value: object) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator(name).iter_errors(value)]


@pytest.mark.usefixtures("pinned")
def test_results_of_every_sort_hold_to_theirs(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text(DRAFT, encoding="utf-8")
    Path("b.jsonl").write_text('{"body": "rain again", "channel": "sms"}\n{"boddy": ""}\n', encoding="utf-8")
    found = json.loads(run(capsys, "a.txt", "b.jsonl", "--config", "c.yaml", "--format", "json"))
    assert faults("results", found) == []
    assert found["failures"]
    assert found["notices"]
    findings = [finding for result in found["results"] for finding in result["findings"]]
    assert {finding["part"] for finding in findings} == {"subject", "body", None}
    assert any(finding["fix"] for finding in findings)


@pytest.mark.usefixtures("pinned")
def test_ignored_findings_and_idle_rules_hold_to_theirs(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text(DRAFT, encoding="utf-8")
    Path("rows.csv").write_text("First Name\nDANA\n\n", encoding="utf-8")
    Path("t.md").write_text(TEMPLATE, encoding="utf-8")
    found = json.loads(run(capsys, "a.txt", "--format", "json"))
    assert faults("results", found) == []
    assert any(finding["suppressed"] for result in found["results"] for finding in result["findings"])
    rows = json.loads(run(capsys, "--template", "t.md", "--rows", "rows.csv", "--format", "json"))
    assert faults("results", rows) == []
    assert any("rows" in finding for result in rows["results"] for finding in result["findings"])


def test_messages_that_are_compared_hold_to_theirs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("rows.csv").write_text(ROWS, encoding="utf-8")
    found = json.loads(run(capsys, "--select", "records,names", "rows.csv", "--format", "json"))
    assert faults("results", found) == []
    assert any("related" in finding for result in found["results"] for finding in result["findings"])
    assert found["not_run"]


@pytest.mark.usefixtures("pinned")
def test_lines_hold_to_theirs(capsys: pytest.CaptureFixture[str]) -> None:
    Path("b.jsonl").write_text('{"body": "rain again"}\n{"boddy": ""}\n{"body": "Hi"}\n', encoding="utf-8")
    lines = [json.loads(line) for line in run(capsys, "b.jsonl", "--format", "jsonl").splitlines()]
    assert [faults("result", line) for line in lines] == [[], [], []]
    assert ["failure" in line for line in lines] == [False, True, False]


@pytest.mark.usefixtures("pinned")
def test_the_list_of_rules_holds_to_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(run(capsys, "rules", "list", "--json"))
    assert len(rows) == 4
    assert faults("rules", rows) == []


@pytest.mark.usefixtures("pinned")
def test_what_is_understood_holds_to_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    data = {
        "body": "Hi {{first_name}}, about Leipzig",
        "prospect": {"first_name": "Dana", "city": "Leipzig", "size": 3},
    }
    Path("a.jsonl").write_text(json.dumps(data) + '\n{"body": "Hi", "sender": {"name": "Tom"}}\n', encoding="utf-8")
    lines = [json.loads(line) for line in run(capsys, "inspect", "--json", "a.jsonl").splitlines()]
    assert [faults("understood", line) for line in lines] == [[], []]
    assert lines[0]["rows"]


@pytest.mark.usefixtures("pinned")
def test_a_baseline_holds_to_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text("Rain again, and\nrain again.\n", encoding="utf-8")
    run(capsys, "a.txt", "--write-baseline", "b.json")
    data = Path("b.json").read_bytes()
    assert faults("baseline", json.loads(data)) == []
    assert decoded(data, "b.json")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ({"schema": 2, "findings": []}, "$.schema"),
        ({"schema": 1}, "$"),
        ({"schema": 1, "findings": [{"path": "a", "rule": "b", "part": "body"}]}, "$.findings[0]"),
        ({"schema": 1, "findings": [{"path": "a", "rule": "b", "part": "body", "fingerprint": 1}]}, "$.findings[0]"),
    ],
)
def test_what_is_no_baseline_is_refused_by_the_schema_as_by_the_reader(text: dict[str, Any], fault: str) -> None:
    assert any(line.startswith(fault) for line in faults("baseline", text))
    with pytest.raises(Exception, match="no baseline of this version"):
        decoded(json.dumps(text).encode(), "b.json")


def test_a_calibration_holds_to_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "sent.csv"
    rows = ["id,step,template,body,replied"]
    lines = ("You never replied to my last email.", "Act now, as only a few places are left.")
    for at in range(200):
        said = " ".join(line for line, told in zip(lines, (at % 2, at // 2 % 2), strict=True) if told)
        rows.append(
            f'm{at},{at % 3 + 1},t{at % 24},"Hi Dana, {said} Boat {at}.",{int(at % 3 == 0 or at % 7 == at % 2)}'
        )
    path.write_text("\n".join([*rows, 'bad,1,t0,"Hi",perhaps']) + "\n", encoding="utf-8")
    out = run(capsys, "calibrate", "--outcomes", str(path), "--select", "guilt,pressure", "--format", "json")
    found = json.loads(out)
    assert faults("calibration", found) == []
    assert found["failures"]
    assert found["ranking"]
    assert any("odds_ratio" in lift for lift in found["rules"])
