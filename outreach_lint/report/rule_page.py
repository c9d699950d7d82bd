"""A rule explained on a terminal, from its file alone."""

from collections.abc import Collection, Sequence

from outreach_lint.catalog.rule import CatalogRule, Example, ExampleMessage
from outreach_lint.report.example_html import html_line
from outreach_lint.report.rule_words import evidence_of, facts_of, ignore_of, needs_of
from outreach_lint.report.style import Look

_INDENT = "  "
_COMPARED = ("sequence", "step", "day", "sent", "thread")


def rule_page(rule: CatalogRule, look: Look, needs: Collection[str] = ()) -> str:
    """Return the page of a rule: what it finds, why, a better line, what it needs, evidence and examples."""
    spec = rule.rule
    page = f"{look.styled(rule.id, bold=True)}  {look.severity(spec.severity, spec.title)}\n"
    page += look.styled(" · ".join(facts_of(spec)), dim=True) + "\n\n"
    page += look.wrapped("why  ", spec.why, _INDENT)
    page += look.wrapped("try  ", spec.instead, _INDENT) if spec.instead else ""
    page += look.wrapped("need ", needs_of(needs), _INDENT) if needs else ""
    page += look.wrapped("seen ", evidence_of(spec.evidence), _INDENT) if spec.evidence else ""
    for title, examples in (("flagged", spec.examples.bad), ("fine", spec.examples.good)):
        page += "\n" + look.styled(title, bold=True) + "\n"
        page += "".join(look.wrapped("· ", _shown(example), _INDENT) for example in examples)
    page += "\n" + look.styled(f"to ignore it once: {ignore_of(rule.id)}", dim=True) + "\n"
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
    if isinstance(example, tuple):
        return "\n".join(f"({number}) {_of_several(item)}" for number, item in enumerate(example, 1))
    told = [f"{example.channel}:" if example.channel else "", f"“{example.subject}”" if example.subject else ""]
    known = example.prospect
    record = " ".join(filter(None, (known.first_name, known.last_name, known.company))) if known else ""
    return " ".join(filter(None, (*told, example.body, html_line(example), f"(to {record})" if record else "")))


def _of_several(example: str | ExampleMessage) -> str:
    """Return a message of a set in one line, with what the others are compared with."""
    text = " ".join(_shown(example).split())
    if isinstance(example, str):
        return text
    named = [f"{name} {value}" for name in _COMPARED if (value := getattr(example, name)) is not None]
    if plan := example.plan:
        named += [f"of {plan.announced} announced"] if plan.announced is not None else []
        named += [f"exit on {', '.join(plan.exits) or 'nothing'}"] if plan.exits is not None else []
    named += [f"to {example.prospect.email.strip()}"] if example.prospect and example.prospect.email else []
    named += [f"from {example.sender.name}"] if example.sender and example.sender.name else []
    told = f"{', '.join(named)}: {text}" if named else text
    return f"{told}  ← this one" if example.found else told
