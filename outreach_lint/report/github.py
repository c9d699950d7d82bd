"""Annotations of GitHub Actions: workflow commands on standard output."""

from collections.abc import Mapping

from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.model import Failure, Finding, MessageResult
from outreach_lint.report.style import Look, visible
from outreach_lint.report.wording import counting, failed, path_of, said
from outreach_lint.results import Report

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
_TITLE = "outreach-lint"


def each(outcome: MessageResult | Failure, rules: Mapping[str, CatalogRule], look: Look) -> str:
    """Return a command for each finding that counts, or for a failure."""
    del rules, look
    if isinstance(outcome, Failure):
        return _failure(outcome)
    path = outcome.message.origin.path
    return "".join(_finding(path, f) for f in counting(outcome)) + "".join(map(_failure, outcome.failures))


def whole(report: Report, look: Look) -> str:
    """Return a command for each notice."""
    del look
    return "".join(_command("notice", n.path, [("line", n.line)], _TITLE, visible(n.reason)) for n in report.notices)


def _finding(path: str, finding: Finding) -> str:
    # GitHub refuses columns where the last line is not the first.
    columns = [("col", finding.column), ("endColumn", finding.end_column - 1)]
    one_line = finding.part is not None and finding.end_line == finding.line and finding.end_column > finding.column
    place = [("line", finding.line), ("endLine", finding.end_line), *(columns if one_line else [])]
    return _command(_COMMANDS[finding.severity], path, place, finding.rule, said(finding))


def _failure(problem: Failure) -> str:
    return _command("error", problem.path, [("line", problem.line)], f"{_TITLE} failed", failed(problem))


def _command(name: str, path: str, place: list[tuple[str, int]], title: str, text: str) -> str:
    facts = [("file", path_of(path)), *((key, str(number)) for key, number in place if number), ("title", title)]
    return f"::{name} {','.join(f'{key}={_property(value)}' for key, value in facts)}::{_data(text)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
