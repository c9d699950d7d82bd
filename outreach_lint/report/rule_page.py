"""A rule explained on a terminal, from its file alone."""

from collections.abc import Sequence

from outreach_lint.catalog.rule import CatalogRule, Example
from outreach_lint.report.style import Look

_INDENT = "  "


def rule_page(rule: CatalogRule, look: Look) -> str:
    """Return the page of a rule: what it finds, why, a better line, evidence and examples."""
    spec = rule.rule
    facts = [spec.severity, f"{spec.weight} points", spec.status, *(f"tag {tag}" for tag in spec.tags)]
    limits = [", ".join(values).replace("_", " ") for values in (spec.channels, spec.stages, spec.kinds) if values]
    page = f"{look.styled(rule.id, bold=True)}  {look.severity(spec.severity, spec.title)}\n"
    page += look.styled(" · ".join((*facts, *limits)), dim=True) + "\n\n"
    page += look.wrapped("why  ", spec.why, _INDENT)
    page += look.wrapped("try  ", spec.instead, _INDENT) if spec.instead else ""
    if spec.evidence:
        evidence = spec.evidence
        told = " ".join(filter(None, (evidence.figure, f"({evidence.year})" if evidence.year else "")))
        page += look.wrapped("seen ", f"{told} {evidence.source}, grade {evidence.grade}".strip(), _INDENT)
    for title, examples in (("flagged", spec.examples.bad), ("fine", spec.examples.good)):
        page += "\n" + look.styled(title, bold=True) + "\n"
        page += "".join(look.wrapped("· ", _shown(example), _INDENT) for example in examples)
    page += "\n" + look.styled(f"to ignore it once: <!-- outreach-lint: ignore[{rule.id}] reason -->", dim=True) + "\n"
    return page


def rule_list(rules: Sequence[CatalogRule], look: Look) -> str:
    """Return a line for each rule: its id, severity and title."""
    longest = max((len(rule.id) for rule in rules), default=0)
    lines = []
    for rule in rules:
        note = "" if rule.rule.status == "stable" else f" ({rule.rule.status})"
        padded = look.severity(rule.rule.severity, f"{rule.rule.severity:<7}")
        lines.append(f"{rule.id:<{longest}}  {padded}  {rule.rule.title}{note}\n")
    return "".join(lines)


def _shown(example: Example) -> str:
    if isinstance(example, str):
        return example
    told = [f"{example.channel}:" if example.channel else "", f"“{example.subject}”" if example.subject else ""]
    known = example.prospect
    record = " ".join(filter(None, (known.first_name, known.last_name, known.company))) if known else ""
    return " ".join(filter(None, (*told, example.body, f"(to {record})" if record else "")))
