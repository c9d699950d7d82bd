"""Findings and faults as an editor shows them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from lsprotocol import types
from pygls.uris import from_fs_path

from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.document.late import late
from outreach_lint.errors import Place
from outreach_lint.lsp.faults import Fault
from outreach_lint.lsp.ruler import Ruler
from outreach_lint.lsp.study import Study
from outreach_lint.model import Failure, Finding, MessageResult, Notice, Severity

SOURCE: Final = "outreach-lint"
_SEVERITIES: Final[Mapping[Severity, types.DiagnosticSeverity]] = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
_MOST_SHOWN = 1000
"""Marks in one text: more would slow an editor down, and tell nothing more."""
_IDLE = "lint/unused-ignore"
_COLUMN = late(r" \(column (\d+)\)$")


def diagnostics_of(study: Study, ruler: Ruler) -> list[types.Diagnostic]:
    """Return all that an editor is to show of a text, from its top to its end."""
    found = [_of_fault(fault, ruler) for fault in study.faults]
    state = study.state
    for number, outcome in enumerate(state.outcomes if state else ()):
        if isinstance(outcome, Failure | Notice):
            found.append(_of_outcome(outcome, ruler))
        elif state and number in state.results:
            found += _of_result(state.results[number], study.rules, ruler)
    found.sort(key=lambda shown: (shown.range.start.line, shown.range.start.character, shown.code or ""))
    if len(found) > _MOST_SHOWN:
        reason = f"{len(found)} findings, of which the first {_MOST_SHOWN} are shown: run outreach-lint on the file"
        found[_MOST_SHOWN:] = [_of_fault(Fault(1, 0, reason, "info"), ruler)]
    return found


def shown_findings(result: MessageResult) -> list[Finding]:
    """Return the findings of a message that are not suppressed."""
    return [finding for finding in result.findings if not finding.suppressed]


def span_of(finding: Finding, ruler: Ruler) -> tuple[int, int]:
    """Return the offsets between which a finding is shown: of one on the whole message, its first line."""
    start, end = ruler.offset(finding.line, finding.column), ruler.offset(finding.end_line, finding.end_column)
    if finding.part is None or end <= start:
        shown = ruler.line_range(finding.line)
        return ruler.offset_at(shown.start), ruler.offset_at(shown.end)
    return start, end


def page_of(rule: CatalogRule | None) -> str | None:
    """Return the address of what explains a rule: its file, which every installation has."""
    return from_fs_path(str(Path(rule.path).resolve())) if rule else None


def _of_result(result: MessageResult, rules: Mapping[str, CatalogRule], ruler: Ruler) -> list[types.Diagnostic]:
    found = [_of_finding(finding, rules.get(finding.rule), ruler) for finding in shown_findings(result)]
    return found + [_of_outcome(failure, ruler) for failure in result.failures]


def _of_finding(finding: Finding, rule: CatalogRule | None, ruler: Ruler) -> types.Diagnostic:
    page = page_of(rule)
    related = [_location(Place(other.path, other.line), other.id) for other in finding.related or ()]
    return types.Diagnostic(
        range=ruler.range(*span_of(finding, ruler)),
        message=f"{finding.message}\n{finding.instead}".strip(),
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        code_description=types.CodeDescription(page) if page else None,
        source=SOURCE,
        tags=[types.DiagnosticTag.Unnecessary] if finding.rule == _IDLE else None,
        related_information=related or None,
    )


def _of_outcome(outcome: Failure | Notice, ruler: Ruler) -> types.Diagnostic:
    column = _COLUMN.search(outcome.reason) if isinstance(outcome, Failure) else None
    rule = outcome.rule if isinstance(outcome, Failure) else None
    failed = types.DiagnosticSeverity.Error if isinstance(outcome, Failure) else types.DiagnosticSeverity.Information
    return types.Diagnostic(
        range=ruler.line_range(outcome.line, int(column[1]) if column else 0),
        message=_COLUMN.sub("", outcome.reason) if column else outcome.reason,
        severity=failed,
        code=rule,
        source=SOURCE,
    )


def _of_fault(fault: Fault, ruler: Ruler) -> types.Diagnostic:
    related = [_location(*fault.elsewhere)] if fault.elsewhere else None
    return types.Diagnostic(
        range=ruler.line_range(fault.line, fault.column),
        message=fault.reason,
        severity=_SEVERITIES[fault.severity],
        source=SOURCE,
        related_information=related,
    )


def _location(place: Place, told: str) -> types.DiagnosticRelatedInformation:
    """Return another place; that of a line, since the columns of a text that is not open cannot be told."""
    line = max(place.line, 1) - 1
    uri = from_fs_path(str(Path(place.path).resolve())) or place.path
    spot = types.Range(types.Position(line, 0), types.Position(line, 0))
    return types.DiagnosticRelatedInformation(types.Location(uri, spot), told)
