"""GitLab's Code Quality report: a list that is compared between branches by fingerprint."""

from typing import Any

import msgspec

from outreach_lint.model import Failure, Finding
from outreach_lint.report.fingerprint import digest, fingerprints
from outreach_lint.report.style import Look
from outreach_lint.report.wording import failed, json_of, path_of, said
from outreach_lint.results import Report

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def whole(report: Report, look: Look) -> str:
    """Return the list: findings that count, then failures; it has no place for notices."""
    del look
    entries = [
        _finding(result.message.origin.path, finding, fingerprint)
        for result, marks in zip(report.results, fingerprints(report.results), strict=True)
        for finding, fingerprint in zip(result.findings, marks, strict=True)
        if not finding.suppressed
    ]
    entries += [_failure(problem, number) for number, problem in enumerate(report.failures)]
    return json_of(msgspec.json.format(msgspec.json.encode(entries), indent=1)) + "\n"


def _finding(path: str, finding: Finding, fingerprint: str) -> dict[str, Any]:
    return {
        "description": said(finding),
        "check_name": finding.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": path_of(path), "lines": {"begin": finding.line, "end": finding.end_line}},
    }


def _failure(problem: Failure, number: int) -> dict[str, Any]:
    name = problem.rule or "failure"
    return {
        "description": f"Failed: {failed(problem)}",
        "check_name": name,
        "fingerprint": digest(problem.path, name, problem.reason, str(number)),
        "severity": "critical",
        "location": {"path": path_of(problem.path), "lines": {"begin": max(problem.line, 1)}},
    }
