"""Markdown for the summary of a job: the counts, what is most frequent, and the lowest scores."""

from collections.abc import Iterable

from outreach_lint.model import MessageResult
from outreach_lint.report.sarif_rules import escaped
from outreach_lint.report.style import Look, visible
from outreach_lint.report.wording import counted, counting, failed, path_of, said
from outreach_lint.results import Report

_RULES, _MESSAGES, _FINDINGS, _FAILURES = 10, 20, 5, 20


def whole(report: Report, look: Look) -> str:
    """Return the summary; services cut long ones, so each table has a few rows and says how many are left out."""
    pieces = ["## outreach-lint\n", _counts(report, look)]
    if report.failures:
        lines = [f"- {_cell(f'{path_of(f.path)}:{f.line}')}: {_cell(failed(f))}" for f in report.failures]
        pieces.append(_listed("### Failures\n", lines, _FAILURES))
    if report.statistics:
        lines = [f"| {count} | {_cell(rule)} | {_title(report, rule)} |" for rule, count in report.statistics.items()]
        pieces.append(_listed("### Most frequent\n\n| findings | rule | |\n|--:|---|---|", lines, _RULES))
    worst = sorted((r for r in report.results if counting(r)), key=lambda result: result.score.value)
    if worst:
        pieces.append(_listed("### Lowest scores\n", [_message(result) for result in worst], _MESSAGES))
    if report.notices:
        lines = [f"- {_cell(path_of(n.path))}: {_cell(n.reason)}" for n in report.notices]
        pieces.append(_listed("### Notes\n", lines, _FAILURES))
    return "\n".join(pieces)


def _counts(report: Report, look: Look) -> str:
    summary = report.summary
    found = (counted(summary.errors, "error"), counted(summary.warnings, "warning"), counted(summary.infos, "note"))
    text = f"**{counted(summary.messages, 'message')}**: {', '.join(found)}."
    text += f" Lowest score {summary.lowest}." if summary.lowest is not None else ""
    text += f" {counted(summary.below_minimum, 'score')} below the minimum of {look.least}." if look.least else ""
    text += f" {counted(summary.suppressed, 'finding')} ignored on request." if summary.suppressed else ""
    text += f" {counted(len(report.failures), 'failure')}." if report.failures else ""
    return text + "\n"


def _title(report: Report, rule: str) -> str:
    known = report.rules.get(rule)
    return _cell(known.rule.title) if known else ""


def _message(result: MessageResult) -> str:
    message, found = result.message, counting(result)
    head = f"<details><summary>{result.score.value}/100 {_plain(_where(message.origin.path, message.origin.line))}"
    head += f" {_plain(message.id)}</summary>\n\n"
    lines = [f"- {f.line}:{f.column} {f.severity} **{_cell(f.rule)}** {_cell(said(f))}" for f in found]
    return head + _listed("", lines, _FINDINGS) + "\n</details>"


def _where(path: str, line: int) -> str:
    return f"{path_of(path)}:{line}"


def _listed(head: str, lines: Iterable[str], most: int) -> str:
    rows = list(lines)
    more = f"\n\n… and {len(rows) - most:,} more" if rows[most:] else ""
    return f"{head}\n{chr(10).join(rows[:most])}{more}\n".removeprefix("\n")


def _cell(text: str) -> str:
    return escaped(" ".join(visible(text).split()))


def _plain(text: str) -> str:
    return " ".join(visible(text).split()).replace("&", "&amp;").replace("<", "&lt;")
