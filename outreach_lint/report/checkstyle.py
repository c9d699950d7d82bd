"""Checkstyle's XML, which many services and editors read."""

from outreach_lint.model import Failure, Finding
from outreach_lint.report.style import Look
from outreach_lint.report.wording import attributes, counting, failed, path_of, said
from outreach_lint.results import Report

_VERSION = "8.0"
_SOURCE = "outreach-lint"


def whole(report: Report, look: Look) -> str:
    """Return the document: findings that count and failures, by file."""
    del look
    files: dict[str, list[str]] = {}
    for result in report.results:
        lines = files.setdefault(path_of(result.message.origin.path), [])
        lines += [_finding(finding) for finding in counting(result)]
    for problem in report.failures:
        files.setdefault(path_of(problem.path), []).append(_failure(problem))
    for told in report.notices:
        facts = (("line", max(told.line, 1)), ("severity", "info"), ("message", told.reason), ("source", _SOURCE))
        files.setdefault(path_of(told.path), []).append(f"  <error{attributes(facts)}/>\n")
    inside = "".join(
        f" <file{attributes([('name', name)])}>\n{''.join(lines)} </file>\n" for name, lines in files.items()
    )
    return f'<?xml version="1.0" encoding="utf-8"?>\n<checkstyle version="{_VERSION}">\n{inside}</checkstyle>\n'


def _finding(finding: Finding) -> str:
    facts = (
        ("line", finding.line),
        ("column", finding.column if finding.part else None),
        ("severity", finding.severity),
        ("message", said(finding)),
        ("source", f"{_SOURCE}.{finding.rule}"),
    )
    return f"  <error{attributes(facts)}/>\n"


def _failure(problem: Failure) -> str:
    line, source = max(problem.line, 1), f"{_SOURCE}.failure"
    facts = (("line", line), ("severity", "error"), ("message", failed(problem)), ("source", source))
    return f"  <error{attributes(facts)}/>\n"
