"""JUnit's XML: each file a suite, each message a test that fails if it would stop the run."""

from outreach_lint.model import Failure, MessageResult
from outreach_lint.report.style import Look
from outreach_lint.report.wording import attributes, content, counted, counting, failed, path_of, said
from outreach_lint.results import Report, reaches


class _Suite:
    """The tests of one file as they are added."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.cases: list[str] = []
        self.failures = self.errors = 0


def whole(report: Report, look: Look) -> str:
    """Return the document: a test for each message, and one in error for each input that could not be read."""
    suites: dict[str, _Suite] = {}
    for result in report.results:
        _add(suites.setdefault(result.message.origin.path, _Suite(path_of(result.message.origin.path))), result, look)
    for problem in report.failures:
        if problem.rule is None:  # Those of rules stand with their messages.
            suite = suites.setdefault(problem.path, _Suite(path_of(problem.path)))
            suite.errors += 1
            suite.cases.append(_case(suite.path, problem.line, f"{suite.path}:{problem.line}", [_error(problem)]))
    rows = suites.values()
    totals = (
        ("name", "outreach-lint"),
        ("tests", sum(len(suite.cases) for suite in rows)),
        ("failures", sum(suite.failures for suite in rows)),
        ("errors", sum(suite.errors for suite in rows)),
    )
    notes = "".join(f"{path_of(n.path)}:{n.line}: {n.reason}\n" for n in report.notices)
    inside = "".join(map(_written, rows)) + _notes(notes)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<testsuites{attributes(totals)}>\n{inside}</testsuites>\n'


def _add(suite: _Suite, result: MessageResult, look: Look) -> None:
    message, score = result.message, result.score
    found = counting(result)
    stopping = [finding for finding in found if reaches(finding, look.fail_on)]
    low = score.value < look.least
    lines = "".join(f"{suite.path}:{f.line}:{f.column}: {f.severity} {f.rule} {said(f)}\n" for f in found)
    parts: list[str] = []
    if stopping or low:
        suite.failures += 1
        under = f", below the minimum of {look.least}" if low else ""
        told = f"{counted(len(stopping), 'finding')} from {look.fail_on} on, score {score.value}/100{under}"
        facts = (("type", stopping[0].rule if stopping else "min-score"), ("message", told))
        parts.append(f"   <failure{attributes(facts)}>{content(lines)}</failure>\n")
    if result.failures:
        suite.errors += 1
        parts += map(_error, result.failures[:1])
    if lines and not (stopping or low):
        parts.append(f"   <system-out>{content(lines)}</system-out>\n")
    suite.cases.append(_case(suite.path, message.origin.line, message.id, parts))


def _case(path: str, line: int, name: str, parts: list[str]) -> str:
    facts = attributes((("name", name), ("classname", path), ("file", path), ("line", line or None)))
    return f"  <testcase{facts}>\n{''.join(parts)}  </testcase>\n" if parts else f"  <testcase{facts}/>\n"


def _error(problem: Failure) -> str:
    return f"   <error{attributes((('type', problem.rule or 'failure'), ('message', failed(problem))))}/>\n"


def _written(suite: _Suite) -> str:
    counts = (("tests", len(suite.cases)), ("failures", suite.failures), ("errors", suite.errors), ("skipped", 0))
    return f" <testsuite{attributes((('name', suite.path), *counts))}>\n{''.join(suite.cases)} </testsuite>\n"


def _notes(notes: str) -> str:
    """Return a suite of no tests that carries what should be known of the inputs."""
    if not notes:
        return ""
    facts = (("name", "notes"), ("tests", 0), ("failures", 0), ("errors", 0), ("skipped", 0))
    return f" <testsuite{attributes(facts)}>\n  <system-out>{content(notes)}</system-out>\n </testsuite>\n"
