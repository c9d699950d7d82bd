"""One finding a line, as compilers print them: path:line:column: severity rule message."""

from collections.abc import Mapping

from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.model import Failure, MessageResult
from outreach_lint.report.style import Look, harmless
from outreach_lint.results import Report


def each(outcome: MessageResult | Failure, rules: Mapping[str, CatalogRule], look: Look) -> str:
    """Return the lines for one message or failure."""
    del rules, look
    return failure(outcome) if isinstance(outcome, Failure) else result(outcome)


def whole(report: Report, look: Look) -> str:
    """Return what closes the report: the counts by rule, if they are wanted."""
    return "".join(f"{count:>7}  {rule}\n" for rule, count in report.statistics.items()) if look.statistics else ""


def result(outcome: MessageResult) -> str:
    """Return a line for each finding that counts, and for each rule that failed."""
    path = harmless(outcome.message.origin.path)
    found = "".join(
        f"{path}:{f.line}:{f.column}: {f.severity} {f.rule} {harmless(' '.join(f.message.split()))}\n"
        for f in outcome.findings
        if not f.suppressed
    )
    return found + "".join(map(failure, outcome.failures))


def failure(problem: Failure) -> str:
    """Return the line for an input or a rule that failed."""
    named = f" {problem.rule}" if problem.rule else ""
    return f"{harmless(problem.path)}:{problem.line}:1: failure{named} {harmless(problem.reason)}\n"
