"""Formats of services, read back as the service reads them, with texts that try to break out."""

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from junitparser import JUnitXml
from reporting import BROKEN, IGNORED, WARNED, Ran, run

HOSTILE = "a,b::c;d]%e.txt"
"""The name of a file that holds every sign with a meaning in a command."""
COMMANDS = "::error::x\n##vso[task.complete result=Failed;]\n<x a='\"'>&amp; awful weather]]>\x01\x1b[31m %0A"


@pytest.fixture
def ran(tmp_path: Path) -> Ran:
    return run(tmp_path, {HOSTILE: COMMANDS, "b.jsonl": BROKEN, "c.txt": IGNORED, "d.txt": WARNED})


def unescaped(text: str, codes: dict[str, str]) -> str:
    for code, sign in codes.items():
        text = text.replace(code, sign)
    return text


GITHUB = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}
AZURE = {"%3B": ";", "%0D": "\r", "%0A": "\n", "%5D": "]", "%AZP25": "%"}


def test_github_reads_one_annotation_a_line(ran: Ran) -> None:
    read = []
    for line in ran.files["github"].splitlines():
        command, facts, text = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line).groups()  # type: ignore[union-attr]
        pairs = dict(fact.split("=", 1) for fact in facts.split(","))
        read.append((command, {key: unescaped(value, GITHUB) for key, value in pairs.items()}, unescaped(text, GITHUB)))
    assert ("warning", HOSTILE) in [(command, facts["file"]) for command, facts, _text in read]
    assert [text for command, facts, text in read if command == "error" and facts["file"] == "b.jsonl"][-1] == (
        "unknown key “boddy”: did you mean “body”? (column 2)"
    )
    assert "c.txt" not in [facts["file"] for _command, facts, _text in read]
    (place,) = [facts for _command, facts, _text in read if facts["file"] == "d.txt"]
    assert (place["line"], place["col"], place["endColumn"]) == ("3", "6", "18")


def test_azure_reads_one_issue_a_line_and_no_other_command(ran: Ran) -> None:
    issues = []
    for line in ran.files["azure"].splitlines():
        facts, _text = re.fullmatch(r"##vso\[task\.logissue ([^\]]*)\](.*)", line).groups()  # type: ignore[union-attr]
        pairs = dict(fact.split("=", 1) for fact in facts.rstrip(";").split(";"))
        issues.append({key: unescaped(value, AZURE) for key, value in pairs.items()})
    assert HOSTILE in [issue["sourcepath"] for issue in issues]
    assert {issue["type"] for issue in issues} == {"error", "warning"}


def test_gitlab_finds_what_it_needs_and_no_fingerprint_twice(ran: Ran) -> None:
    entries = json.loads(ran.files["gitlab"])
    assert {key for entry in entries for key in entry} == {
        "description",
        "check_name",
        "fingerprint",
        "severity",
        "location",
    }
    assert len({entry["fingerprint"] for entry in entries}) == len(entries) > 3
    assert {entry["severity"] for entry in entries} <= {"info", "minor", "major", "critical", "blocker"}
    assert [entry["location"] for entry in entries if entry["severity"] == "critical"] == [
        {"path": "b.jsonl", "lines": {"begin": 2}}
    ]


def test_checkstyle_is_xml_with_every_file_once(ran: Ran) -> None:
    root = ET.fromstring(ran.files["checkstyle"])  # noqa: S314  (our own output)
    files = [file.attrib["name"] for file in root]
    assert files == sorted(set(files))
    assert HOSTILE in files
    assert [error.attrib["source"] for error in root.iter("error")].count("outreach-lint.failure") == 1


def test_junit_counts_what_stops_the_run(tmp_path: Path) -> None:
    ran = run(tmp_path, {"b.jsonl": BROKEN, "d.txt": WARNED}, "--fail-on", "error")
    (broken, warned) = JUnitXml.fromstring(ran.files["junit"].encode())
    assert (broken.tests, broken.failures, broken.errors) == (2, 1, 1)
    assert (warned.tests, warned.failures, warned.errors) == (1, 0, 0)
    (case,) = warned
    assert "weather/small-talk" in case.system_out
    stricter = run(tmp_path, {"d.txt": WARNED}, "--fail-on", "warning", "--min-score", "99")
    (strict,) = JUnitXml.fromstring(stricter.files["junit"].encode())
    assert (strict.failures, "below the minimum of 99" in stricter.files["junit"]) == (1, True)


def test_xml_and_html_hold_no_character_that_they_do_not_know(ran: Ran) -> None:
    for name in ("junit", "checkstyle", "html"):
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", ran.files[name]), name


def test_markdown_shows_hostile_text_as_it_is(tmp_path: Path) -> None:
    ran = run(tmp_path, {"a.jsonl": json.dumps({"id": "<img src=x>|`*", "body": "awful weather"})})
    assert "&lt;img src=x>" in ran.files["markdown"]
    assert "<img" not in ran.files["markdown"]
