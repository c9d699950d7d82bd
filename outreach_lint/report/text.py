"""Text for people: each message with its score, its faults in place, why, and a better line."""

from collections.abc import Mapping
from pathlib import PurePath

from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.model import SEVERITIES, Failure, Finding, LedgerEntry, MessageResult, Notice, Origin
from outreach_lint.report.excerpt import excerpt
from outreach_lint.report.style import Look, harmless
from outreach_lint.results import Report

_INDENT = "    "
_GOOD, _FAIR = 85, 65
_MANY = 50
"""Messages from which on a terminal is no good place to read of all."""
_REMEDIES = {"no prospect record": "no prospect record (give one with --prospect)"}


def each(outcome: MessageResult | Failure, rules: Mapping[str, CatalogRule], look: Look) -> str:
    """Return the block for one message or failure."""
    return failure(outcome, look) if isinstance(outcome, Failure) else result(outcome, rules, look)


def whole(report: Report, look: Look) -> str:
    """Return what closes the report."""
    told = "".join(notice(told, look) for told in report.notices)
    return (statistics(report, look) if look.statistics else "") + told + foot(report, look) + _much(report, look)


def _much(report: Report, look: Look) -> str:
    """Return where many messages are read with less trouble."""
    if report.summary.messages < _MANY:
        return ""
    told = "So much is easier to go through as a page, --format html=report.html, or counted, --statistics."
    return look.styled(look.wrapped("", told, "").rstrip("\n"), dim=True) + "\n"


def result(outcome: MessageResult, rules: Mapping[str, CatalogRule], look: Look) -> str:
    """Return the block for one message."""
    message = outcome.message
    where = message.origin.path if message.origin.path != "-" else "standard input"
    name = harmless(where if message.origin.line == 1 else f"{where}:{message.origin.line}")
    name += f"  {harmless(message.id)}" if message.id not in _implied(message.origin) else ""
    facts = " · ".join(filter(None, (message.channel, message.kind, message.stage))).replace("_", " ")
    score = outcome.score
    colour = "green" if score.value >= _GOOD else "yellow" if score.value >= _FAIR else "red"
    head = f"{look.styled(name, bold=True)}  {look.styled(facts, dim=True)}\n"
    head += f"{look.styled(f'{score.value}/100', fg=colour, bold=True)}  {score.band}"
    head += look.severity("error", f", below the minimum of {look.least}") if score.value < look.least else ""
    head += look.styled("  (partial)", dim=True) if score.partial else ""
    counting = (finding for finding in outcome.findings if not finding.suppressed)
    shown = sorted(counting, key=lambda finding: SEVERITIES.index(finding.severity))
    blocks = [_finding(outcome, finding, rules, look) for finding in shown]
    ledger = _ledger(score.ledger, score.value, look) if look.ledger else ""
    failed = "".join(failure(problem, look) for problem in outcome.failures)
    return head + "\n\n" + "".join(block + "\n" for block in blocks) + ledger + (f"{failed}\n" if failed else "")


def _implied(origin: Origin) -> set[str]:
    """Return the ids that say no more than the place of a message."""
    path = PurePath(origin.path)
    return {origin.path, path.stem, path.name, f"{path.name}:{origin.line}", "-", "stdin"}


def _finding(outcome: MessageResult, finding: Finding, rules: Mapping[str, CatalogRule], look: Look) -> str:
    rule = rules.get(finding.rule)
    place = f"{finding.line}:{finding.column}" if finding.part else "whole message"
    title = harmless(rule.rule.title if rule else finding.message)
    text = f"  {look.severity(finding.severity)}  {look.styled(title, bold=True)}\n"
    text += _INDENT + look.styled(f"{place}  {finding.rule}", dim=True) + "\n"
    lines = excerpt(outcome.message, finding, look.width - len(_INDENT) - 2)
    if lines:
        text += f"{_INDENT}  {lines[0]}\n{_INDENT}  {look.severity(finding.severity, lines[1])}\n"
    if rule:
        text += look.wrapped("why  ", harmless(finding.message), _INDENT)
    if look.explain and rule:
        text += look.wrapped("     ", harmless(rule.rule.why), _INDENT)
    if finding.instead:
        text += look.wrapped("try  ", harmless(finding.instead), _INDENT)
    if finding.fix:
        kind = "safe fix" if finding.fix.safe else "fix to check"
        text += look.wrapped("fix  ", f"“{harmless(finding.fix.text)}” ({kind})", _INDENT)
    return text


def _ledger(entries: tuple[LedgerEntry, ...], value: int, look: Look) -> str:
    lines = [f"{100:>6}  start"]
    for entry in entries:
        times = f" x {entry.count}" if entry.count > 1 else ""
        lines.append(f"{entry.points:>+6}  {entry.rule}{times}")
    lines.append(f"{value:>6}  score")
    return "".join(f"  {look.styled(line, dim=True)}\n" for line in lines) + "\n"


def failure(problem: Failure, look: Look) -> str:
    """Return the line for an input or a rule that failed."""
    place = harmless(f"{problem.path}:{problem.line}" if problem.line else problem.path)
    named = f" [{problem.rule}]" if problem.rule else ""
    return f"{look.severity('error', 'failed')}  {place}{named}: {harmless(problem.reason)}\n"


def notice(told: Notice, look: Look) -> str:
    """Return the line for what should be known of an input."""
    place = harmless(f"{told.path}:{told.line}" if told.line else told.path)
    return f"{look.severity('info', 'note')}  {place}: {harmless(told.reason)}\n"


def foot(report: Report, look: Look) -> str:
    """Return the closing lines: what was found, what ran, what did not and why."""
    summary = report.summary
    found = ", ".join(
        _counted(count, noun)
        for count, noun in ((summary.errors, "error"), (summary.warnings, "warning"), (summary.infos, "note"))
        if count
    )
    text = f"{_counted(summary.messages, 'message')}: {found or 'nothing to change'}."
    text = text if summary.messages else "No message could be read."
    text += f" {_counted(summary.below_minimum, 'score')} below the minimum of {look.least}." if look.least else ""
    text += f" Lowest score {summary.lowest}." if summary.messages > 1 else ""
    text += f" {_counted(summary.suppressed, 'finding')} ignored on request." if summary.suppressed else ""
    text += f" {_counted(len(report.failures), 'failure')}." if report.failures else ""
    lines = look.wrapped("", text, "")
    ran = f"{_counted(summary.rules, 'rule')} loaded."
    reasons: dict[str, set[str]] = {}
    for skipped in report.not_run:
        reasons.setdefault(skipped.reason, set()).add(skipped.rule)
    for reason, names in sorted(reasons.items()):
        ran += f" {_counted(len(names), 'rule')} not run: {_REMEDIES.get(reason, reason)}."
    ran += (
        f" {_counted(summary.files_skipped, 'file')} skipped: excluded, or not a known format."
        if summary.files_skipped
        else ""
    )
    return lines + look.styled(look.wrapped("", ran, "").rstrip("\n"), dim=True) + "\n"


def statistics(report: Report, look: Look) -> str:
    """Return the number of findings of each rule, the most frequent first."""
    rows = "".join(f"{count:>7}  {rule}\n" for rule, count in report.statistics.items())
    return (look.styled("findings by rule", bold=True) + "\n" + rows + "\n") if rows else ""


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" + ("" if count == 1 else "s")
