"""SARIF 2.1.0, which code hosts and editors show beside the lines."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from outreach_lint.model import Failure, Finding, MessageResult, Suppression
from outreach_lint.report.fingerprint import fingerprints
from outreach_lint.report.sarif_rules import LEVELS, rule_of
from outreach_lint.report.style import Look, visible
from outreach_lint.report.wording import failed, json_of, said, uri_of
from outreach_lint.results import VERSION, Report

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"


def whole(report: Report, look: Look) -> str:
    """Return one log with one run."""
    del look
    names = sorted({finding.rule for result in report.results for finding in result.findings})
    places = {name: index for index, name in enumerate(names)}
    driver = {
        "name": "outreach-lint",
        "version": VERSION,
        "semanticVersion": VERSION,
        "rules": [rule_of(name, report.rules.get(name)) for name in names],
        "notifications": [
            {"id": "failure", "shortDescription": {"text": "An input or a rule that failed"}},
            {"id": "notice", "shortDescription": {"text": "What should be known of an input"}},
            {"id": "not-run", "shortDescription": {"text": "A rule that could not be applied"}},
        ],
    }
    invocation = {
        "executionSuccessful": not report.failures,
        "toolExecutionNotifications": [*map(_failure, report.failures), *_notices(report)],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation],
        "results": list(_results(report.results, places)),
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json_of(msgspec.json.format(msgspec.json.encode(log), indent=1)) + "\n"


def _results(results: Sequence[MessageResult], places: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    for result, marks in zip(results, fingerprints(results), strict=True):
        for finding, mark in zip(result.findings, marks, strict=True):
            yield _result(result, finding, mark, places[finding.rule])


def _result(result: MessageResult, finding: Finding, mark: str, index: int) -> dict[str, Any]:
    message = result.message
    location = _location(message.origin.path, _region(finding)) | {
        "logicalLocations": [{"name": visible(message.id), "kind": "message"}]
    }
    facts = {"channel": message.channel, "kind": message.kind, "stage": message.stage, "score": result.score.value}
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": {"text": said(finding)},
        "locations": [location],
        **_related(finding),
        "partialFingerprints": {"outreachLint/v1": mark},
        "properties": {**facts, "part": finding.part, "tags": list(finding.tags)},
        **({"suppressions": [_suppression(finding.suppressed)]} if finding.suppressed else {}),
    }


def _related(finding: Finding) -> dict[str, Any]:
    """Return where the messages stand that the finding compares with, if it does."""
    if not isinstance(finding.related, tuple) or not finding.related:
        return {}
    told = enumerate(finding.related, 1)
    return {"relatedLocations": [{"id": n, **_location(r.path, {"startLine": max(r.line, 1)})} for n, r in told]}


def _region(finding: Finding) -> dict[str, int]:
    if finding.part is None:
        return {"startLine": max(finding.line, 1)}
    return {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
    }


def _suppression(told: Suppression) -> dict[str, Any]:
    kind = "inSource" if told.by == "inline" else "external"
    return {"kind": kind, "status": "accepted", "justification": visible(told.reason)}


def _location(path: str, region: Mapping[str, int]) -> dict[str, Any]:
    uri = uri_of(path)
    artifact = {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": _ROOT}
    return {"physicalLocation": {"artifactLocation": artifact, "region": dict(region)}}


def _failure(problem: Failure) -> dict[str, Any]:
    return _notification("failure", "error", failed(problem), problem.path, problem.line)


def _notices(report: Report) -> Iterator[dict[str, Any]]:
    for told in report.notices:
        yield _notification("notice", "note", visible(told.reason), told.path, told.line)
    for skipped, count in sorted(report.not_run.items()):
        text = f"{skipped.rule} did not run on {count} of {report.summary.messages} messages: {skipped.reason}"
        yield {"descriptor": {"id": "not-run"}, "level": "none", "message": {"text": text}}


def _notification(name: str, level: str, text: str, path: str, line: int) -> dict[str, Any]:
    place = [_location(path, {"startLine": max(line, 1)})]
    return {"descriptor": {"id": name}, "level": level, "message": {"text": text}, "locations": place}
