"""SARIF: valid by the official schema, and with all that code hosts show."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from reporting import BROKEN, IGNORED, WARNED, run

SCHEMA = json.loads((Path(__file__).parent / "schemas/sarif-2.1.0.json").read_text(encoding="utf-8"))


def log(folder: Path, inputs: dict[str, str]) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(run(folder, inputs).files["sarif"])
    jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).validate(read)
    return read["runs"][0]


def test_a_run_is_valid_and_leads_to_the_characters(tmp_path: Path) -> None:
    built = log(tmp_path, {"a b.txt": WARNED})
    (found,) = built["results"]
    place = found["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "a%20b.txt", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 3, "startColumn": 6, "endLine": 3, "endColumn": 19}
    assert found["level"] == "warning"
    assert built["columnKind"] == "unicodeCodePoints"
    assert built["invocations"][0]["executionSuccessful"] is True


def test_rules_explain_themselves_and_make_no_claim_of_security(tmp_path: Path) -> None:
    built = log(tmp_path, {"a.txt": WARNED})
    (rule,) = built["tool"]["driver"]["rules"]
    assert built["results"][0]["ruleIndex"] == 0
    assert rule["id"] == built["results"][0]["ruleId"] == "weather/small-talk"
    assert "Nobody opens a letter to read about the sky." in rule["help"]["text"]
    assert rule["help"]["markdown"].startswith("# Mentions the weather")
    assert "security-severity" not in json.dumps(built)


def test_ignored_findings_are_kept_with_their_reason(tmp_path: Path) -> None:
    found = log(tmp_path, {"a.txt": IGNORED})["results"]
    told = {result["suppressions"][0]["justification"] for result in found}
    assert (len(found), told) == (2, {"a joke we share"})
    assert {result["suppressions"][0]["kind"] for result in found} == {"inSource"}


def test_what_cannot_be_read_is_a_notification_and_no_success(tmp_path: Path) -> None:
    invocation = log(tmp_path, {"a.jsonl": BROKEN})["invocations"][0]
    told = [note for note in invocation["toolExecutionNotifications"] if note["level"] == "error"]
    assert invocation["executionSuccessful"] is False
    assert "boddy" in told[0]["message"]["text"]
    assert told[0]["locations"][0]["physicalLocation"]["region"] == {"startLine": 2}


def marks(folder: Path, text: str) -> list[str]:
    return [found["partialFingerprints"]["outreachLint/v1"] for found in log(folder, {"a.txt": text})["results"]]


@pytest.mark.parametrize(
    "moved",
    [
        "A new first line.\n\n" + WARNED,
        WARNED + "\nA new last line.\n",
        WARNED.replace("\n", "\r\n"),
        WARNED.replace("Such awful", "Such  AWFUL"),
    ],
)
def test_a_fingerprint_survives_what_does_not_touch_its_words(moved: str, tmp_path: Path) -> None:
    assert marks(tmp_path, moved) == marks(tmp_path, WARNED)


def test_findings_that_read_the_same_are_told_apart(tmp_path: Path) -> None:
    first, second = marks(tmp_path, "awful weather\n\nawful weather\n")
    assert first != second
    assert marks(tmp_path, "awful weather\n")[0] == first
    assert marks(tmp_path, "lovely weather\n")[0] != first
