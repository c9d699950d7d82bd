"""Why something is a finding, and where a score comes from, in Markdown."""

from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.fixing.offers import offer_for
from outreach_lint.lsp.diagnostics import shown_findings, span_of
from outreach_lint.lsp.ruler import Ruler
from outreach_lint.lsp.study import Study
from outreach_lint.model import Finding, MessageResult
from outreach_lint.report.sarif_rules import escaped


def hover_of(study: Study, ruler: Ruler, offset: int) -> tuple[str, tuple[int, int]] | None:
    """Return what is to say of the findings at an offset, and the span of the first; None if there are none."""
    found: list[str] = []
    spans: list[tuple[int, int]] = []
    for result in study.state.results.values() if study.state else ():
        for finding in shown_findings(result):
            start, end = span_of(finding, ruler)
            if start <= offset <= end:
                found.append(_of_finding(finding, result, study.rules.get(finding.rule)))
                spans.append((start, end))
    return ("\n\n---\n\n".join(found), spans[0]) if found else None


def score_line(result: MessageResult) -> str:
    """Return the score of a message in one line."""
    count = len(shown_findings(result))
    findings = f"{count} finding{'' if count == 1 else 's'}" if count else "nothing to change"
    understood = " · ".join(str(told).replace("_", " ") for told in (result.message.channel, result.message.stage))
    return f"{result.score.value}/100 {result.score.band} · {findings} · {understood}"


def ledger_of(result: MessageResult) -> str:
    """Return the sum behind a score, a line a term."""
    terms = [
        f"{entry.points:+}  {entry.rule}{f' x {entry.count}' if entry.count > 1 else ''}"
        for entry in result.score.ledger
    ]
    return "\n".join(["100  start", *terms, f"{result.score.value}  {result.score.band}"])


def _of_finding(finding: Finding, result: MessageResult, rule: CatalogRule | None) -> str:
    said = f"{escaped(finding.message)}"
    if rule is None:
        return "\n\n".join(filter(None, (f"**{finding.rule}**", said, escaped(finding.instead))))
    spec = rule.rule
    entry = next((entry for entry in result.score.ledger if entry.rule == finding.rule), None)
    points = f"{entry.points:+} points" if entry else f"{spec.weight} points"
    shared = f" for {entry.count} of them" if entry and entry.count > 1 else ""
    paragraphs = [f"**{escaped(spec.title)}** ({spec.severity}, {points}{shared})", said, escaped(spec.why.strip())]
    if finding.instead:
        paragraphs.append(f"**Better:** {escaped(finding.instead)}")
    offer = offer_for(result.message, finding)
    if offer:
        kind = "safe" if offer.fix.safe else "check it"
        paragraphs.append(f"**Fix ({kind}):** {escaped(offer.fix.text.strip()) or 'delete it'}")
    if spec.evidence:
        year = f"({spec.evidence.year})" if spec.evidence.year else ""
        seen = " ".join(filter(None, (spec.evidence.figure, year, spec.evidence.source)))
        paragraphs.append(f"**Seen:** {escaped(seen)}, grade {spec.evidence.grade}")
    return "\n\n".join([*paragraphs, f"`{finding.rule}`"])
