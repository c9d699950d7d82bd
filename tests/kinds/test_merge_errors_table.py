"""Broken fields, wrong names and shouted names in whole messages and single lines, and what only looks like them."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from outreach_lint import lint

TABLES = Path(__file__).parent / "tables"
MESSAGES = [json.loads(line) for line in (TABLES / "names_and_fields.jsonl").read_text(encoding="utf-8").splitlines()]
LINES = yaml.safe_load((TABLES / "merge_lines.yaml").read_text(encoding="utf-8"))
TAGS = ("merge_error", "all_caps_name")
READER = {
    "first_name": "Sunita",
    "last_name": "Pillai",
    "company": "Backwater Resorts",
    "title": "Chief Engineer",
    "industry": "hospitality",
}
GREETINGS = ("Hi", "Dear", "Hello")


def tagged(message: dict[str, Any]) -> dict[str, list[tuple[Any, ...]]]:
    findings = lint(message).findings
    return {tag: [(f.part, f.start, f.end) for f in findings if tag in f.tags] for tag in TAGS}


def in_a_draft(line: str) -> dict[str, Any]:
    subject, bar, body = line.removeprefix("S:").partition("|") if line.startswith("S:") else ("", "", line)
    if bar or not body.startswith(GREETINGS):
        body = f"Hi Sunita,\n\n{body}"
    return {"id": "1", "body": body, "subject": subject or None, "prospect": READER}


def shouting(line: str) -> dict[str, Any]:
    body = f"Hi Sunita,\n\nHope the rain has stopped. {line} It is a long line that we wrote.\n\nJon"
    return {"id": "1", "body": body, "prospect": READER}


@pytest.mark.parametrize("row", MESSAGES, ids=[row["id"] for row in MESSAGES])
def test_a_message_has_the_faults_that_a_reader_sees_where_they_are(row: dict[str, Any]) -> None:
    labels = row["labels"]
    found = tagged({key: value for key, value in row.items() if key != "labels"})
    assert {tag for tag in TAGS if found[tag]} == set(labels)
    for tag, spans in labels.items():
        for span in spans:
            part = "body" if span in row["body"] else "subject"
            start = row[part].find(span)
            assert any(p == part and s < start + len(span) and start < e for p, s, e in found[tag])


@pytest.mark.parametrize("line", LINES["merge"])
def test_a_line_with_a_value_that_is_missing_or_anothers_is_found(line: str) -> None:
    assert tagged(in_a_draft(line))["merge_error"]


@pytest.mark.parametrize("line", LINES["fine"])
def test_a_line_that_only_looks_so_is_left_alone(line: str) -> None:
    assert tagged(in_a_draft(line))["merge_error"] == []


@pytest.mark.parametrize("line", LINES["shouted"])
def test_a_shouted_name_is_found_wherever_it_stands(line: str) -> None:
    assert tagged(shouting(line))["all_caps_name"]


@pytest.mark.parametrize("line", LINES["unshouted"])
def test_stress_and_acronyms_are_no_names(line: str) -> None:
    assert tagged(shouting(line))["all_caps_name"] == []
