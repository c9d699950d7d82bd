"""Logging commands of Azure Pipelines, which knows errors and warnings; the rest are lines of the log."""

from collections.abc import Mapping

from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.model import Failure, Finding, MessageResult
from outreach_lint.report.style import Look, visible
from outreach_lint.report.wording import counting, failed, path_of, said
from outreach_lint.results import Report

Facts = Mapping[str, str | int]


def each(outcome: MessageResult | Failure, rules: Mapping[str, CatalogRule], look: Look) -> str:
    """Return a line for each finding that counts, or for a failure."""
    del rules, look
    if isinstance(outcome, Failure):
        return _failure(outcome)
    path = outcome.message.origin.path
    return "".join(_finding(path, f) for f in counting(outcome)) + "".join(map(_failure, outcome.failures))


def whole(report: Report, look: Look) -> str:
    """Return a line of the log for each notice."""
    del look
    return "".join(_line(n.path, n.line, 0, f"note {visible(n.reason)}") for n in report.notices)


def _finding(path: str, finding: Finding) -> str:
    if finding.severity == "info":
        return _line(path, finding.line, finding.column, f"info {finding.rule} {said(finding)}")
    place: Facts = {"sourcepath": path_of(path), "linenumber": finding.line, "columnnumber": finding.column}
    return _issue({"type": finding.severity, **place, "code": finding.rule}, said(finding))


def _failure(problem: Failure) -> str:
    place: Facts = {"sourcepath": path_of(problem.path), "linenumber": problem.line}
    return _issue({"type": "error", **place, "code": "failure"}, failed(problem))


def _issue(facts: Facts, text: str) -> str:
    told = "".join(f"{key}={_property(str(value))};" for key, value in facts.items() if value)
    return f"##vso[task.logissue {told}]{_data(text)}\n"


def _line(path: str, line: int, column: int, text: str) -> str:
    place = ":".join((path_of(path), *(str(number) for number in (line, column) if number)))
    # A path could begin with a command of its own, or hold one: the service looks for them anywhere in a line.
    return _data(f"{place}: {text}").replace("##", "# #") + "\n"


def _data(text: str) -> str:
    return text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(";", "%3B").replace("]", "%5D")
