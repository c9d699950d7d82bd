"""The published schemas of what is read take what the readers take, and refuse what they refuse."""

import io
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from jsonschema import Draft202012Validator

from outreach_lint.catalog.locate import builtin_root
from outreach_lint.catalog.rule import Rule
from outreach_lint.catalog.schemas import published
from outreach_lint.catalog.yaml_file import read_yaml
from outreach_lint.config.settings import Settings
from outreach_lint.errors import OutreachLintError
from outreach_lint.model import Failure
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.json_files import read_json
from outreach_lint.sources.prospect import read_prospect

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(path for path in builtin_root().rglob("*.yaml") if path.parent.name != "_lists")
RULE: dict[str, Any] = {
    "title": "T",
    "severity": "info",
    "weight": 1,
    "match": {"kind": "phrases", "any": ["x"]},
    "message": "m",
    "why": "w",
    "examples": {"bad": ["x"], "good": ["y"]},
}


def takes(name: str, value: object) -> bool:
    return Draft202012Validator(json.loads(published(name))).is_valid(value)


def test_every_built_in_rule_holds_to_the_schema_of_rules() -> None:
    validator = Draft202012Validator(json.loads(published("rule")))
    # What a date is to YAML is a text to JSON.
    rules = {path.name: json.loads(json.dumps(read_yaml(path).data, default=str)) for path in FILES}
    wrong = [(name, error.message) for name, rule in rules.items() for error in validator.iter_errors(rule)]
    assert len(FILES) > 300
    assert wrong == []


@pytest.mark.parametrize(
    ("change", "taken"),
    [
        ({}, True),
        ({"weight": 60, "ceiling": 0, "scope": ["opener"], "aliases": ["a/b"]}, True),
        ({"weight": 61}, False),
        ({"ceiling": 101}, False),
        ({"severity": "fatal"}, False),
        ({"titel": "T"}, False),
        ({"title": ""}, False),
        ({"scope": []}, False),
        ({"match": {"kind": "phrases", "any": ["x"], "regex": "x"}}, False),
        ({"match": {"kind": "guess"}}, False),
        ({"examples": {"bad": [], "good": ["y"]}}, False),
        ({"evidence": {"grade": "F", "source": "s"}}, False),
    ],
)
def test_a_rule_is_taken_or_refused_by_the_schema_as_by_the_loader(change: dict[str, Any], *, taken: bool) -> None:
    assert takes("rule", RULE | change) == taken == loads(RULE | change, Rule)


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("{}", True),
        ("select: [all]\nmin_score: 100\nfail_on: never\n", True),
        ("extends: base.yaml\ntweaks: {a/b: {weight: 3}}\n", True),
        ("limits: {file_size: 200 MB, seconds: 0.5}\n", True),
        ("overrides: [{paths: ['*.md'], channel: sms, skip: true}]\n", True),
        ("columns: {body: Text}\n", True),
        ("min_score: 101\n", False),
        ("selct: [all]\n", False),
        ("select: all\n", False),
        ("limits: {file_size: 2 TB}\n", False),
        ("overrides: [{channel: sms}]\n", False),
        ("columns: {bodi: Text}\n", False),
        ("approved: [{sha256: abc, length: 3, note: x}]\n", False),
    ],
)
def test_a_configuration_is_taken_or_refused_by_the_schema_as_by_the_loader(text: str, *, taken: bool) -> None:
    data = yaml.safe_load(text)
    assert takes("config", data) == taken == loads(data, Settings)


def loads(data: object, kind: type[Any]) -> bool:
    try:
        msgspec.convert(data, kind)
    except msgspec.ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    ("message", "taken"),
    [
        ({"body": "Hi"}, True),
        ({"body": "Hi", "id": 7, "step": 0, "sequence": 3, "other tool": [1]}, True),
        ({"body_html": "<p>Hi</p>"}, True),
        ({"htmlBody": "<p>Hi</p>", "body": ""}, True),
        ({"body": "Hi", "channel": "", "kind": None, "stage": "reply", "subject": None}, True),
        ({"body": "Hi", "sent": True, "day": "Monday", "thread": "abc"}, True),
        (
            {"body": "Hi", "prospect": {"employees": 3, "recent": ["a", {"text": "b"}], "x": 1}},
            True,
        ),
        ({"body": "Hi", "prospect": {"recent": [{"text": "b", "date": "2026-03"}, None]}}, True),
        ({"body": "Hi", "sender": {"name": None, "team": {}}}, True),
        ({}, False),
        ({"body": " \n"}, False),
        ({"body": 7}, False),
        ({"body": "Hi", "id": 7.5}, False),
        ({"body": "Hi", "id": True}, False),
        ({"body": "Hi", "step": -1}, False),
        ({"body": "Hi", "step": "1"}, False),
        ({"body": "Hi", "subject": 7}, False),
        ({"body": "Hi", "channel": "fax"}, False),
        ({"body": "Hi", "kind": "letter"}, False),
        ({"body": "Hi", "prospect": "Dana"}, False),
        ({"body": "Hi", "prospect": {"employees": "3"}}, False),
        ({"body": "Hi", "prospect": {"recent": "a"}}, False),
        ({"body": "Hi", "prospect": {"recent": [{"text": "b", "when": "2026"}]}}, False),
        ({"body": "Hi", "prospect": {"recent": [{"text": "b", "date": "March"}]}}, False),
        ({"body": "Hi", "sender": ["Tom"]}, False),
        ({"steps": [{"body": "Hi"}]}, False),
        ("Hi", False),
    ],
)
def test_a_message_is_taken_or_refused_by_the_schema_as_by_the_reader(message: object, *, taken: bool) -> None:
    assert takes("message", message) == taken
    if not (isinstance(message, dict) and "steps" in message):
        assert is_read(message) == taken


def is_read(value: object) -> bool:
    try:
        found = list(read_json(io.BytesIO(json.dumps(value).encode()), "a.json", Defaults()))
    except OutreachLintError:
        return False
    return not any(isinstance(outcome, Failure) for outcome in found)


@pytest.mark.parametrize(
    ("change", "taken"),
    [
        ({}, True),
        ({"name": 3, "touches": 2, "exit_on": "reply", "channel": "sms", "prospect": {"company": "N"}}, True),
        ({"exit_on": ["reply", "bounce"], "steps": [{"body": "Hi", "day": 0}, {"body": "Hi", "thread": "same"}]}, True),
        ({"steps": []}, False),
        ({"steps": {"body": "Hi"}}, False),
        ({"steps": ["Hi"]}, False),
        ({"steps": [{"subject": "Hi"}]}, False),
        ({"steps": [{"body": "Hi", "day": "Monday"}]}, False),
        ({"steps": [{"body": "Hi", "thread": "old"}]}, False),
        ({"touches": "two"}, False),
        ({"exit_on": 3}, False),
        ({"channel": "fax"}, False),
    ],
)
def test_a_sequence_is_taken_or_refused_by_the_schema_as_by_the_reader(change: dict[str, Any], *, taken: bool) -> None:
    sequence = {"steps": [{"body": "Hi"}], **change}
    assert takes("sequence", sequence) == taken == is_read(sequence)


@pytest.mark.parametrize(
    ("record", "taken"),
    [
        ({"first_name": "Dana", "employees": 40, "recent": ["a"], "seat": {"row": 1}}, True),
        ({"first_name": ["Dana"]}, False),
        ({"employees": -1}, False),
        (["Dana"], False),
    ],
)
def test_a_record_is_taken_or_refused_by_the_schema_as_by_the_reader(
    record: object, tmp_path: Path, *, taken: bool
) -> None:
    path = tmp_path / "dana.json"
    path.write_text(json.dumps(record), encoding="utf-8")
    try:
        read_prospect(path)
        is_taken = True
    except OutreachLintError:
        is_taken = False
    assert takes("prospect", record) == taken == is_taken


@pytest.mark.parametrize(
    ("name", "path"),
    [("sequence", "examples/sequence.yaml"), ("prospect", "examples/dana.yaml"), ("config", "tests/data/pinned.yaml")],
)
def test_the_examples_hold_to_their_schemas(name: str, path: str) -> None:
    assert takes(name, yaml.safe_load((ROOT / path).read_text(encoding="utf-8")))


def test_the_messages_among_the_examples_hold_to_theirs() -> None:
    lines = (ROOT / "examples/messages.jsonl").read_text(encoding="utf-8").splitlines()
    assert lines
    assert all(takes("message", json.loads(line)) for line in lines)
