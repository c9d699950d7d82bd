"""What is said of a rule wherever it is explained: on a terminal and on its page of the site."""

from collections.abc import Collection

from outreach_lint.catalog.rule import Evidence, Rule

NEEDS = {
    "nlp": "spaCy and its English model",
    "prospect": "a prospect record",
    "prospect.company": "the reader's company",
    "prospect.employees": "the reader's number of employees",
    "prospect.first_name": "the reader's first name",
    "sender.company": "the sender's company",
    "sender.name": "the sender's name",
    "sent.claims": "the day on which the message is sent, where it names the end of an offer",
    "sent.facts": "the day on which the message is sent, where the record's facts have dates",
}
"""What a rule may need, in words."""


def facts_of(rule: Rule) -> list[str]:
    """Return what a rule costs and which messages it is meant for, as short words."""
    points = f"{rule.weight} {'point' if rule.weight == 1 else 'points'}"
    facts = [rule.severity, points, rule.status, *(f"tag {tag}" for tag in rule.tags)]
    return facts + [", ".join(names).replace("_", " ") for names in (rule.channels, rule.stages, rule.kinds) if names]


def evidence_of(evidence: Evidence) -> str:
    """Return what is known of the effect of a fault, and from whom."""
    told = " ".join(filter(None, (evidence.figure, f"({evidence.year})" if evidence.year else "")))
    return f"{told} {evidence.source}, grade {evidence.grade}".strip()


def needs_of(needs: Collection[str]) -> str:
    """Return what a rule cannot do without, in words; empty if there is nothing."""
    return ", ".join(NEEDS[need] for need in sorted(needs))


def ignore_of(name: str) -> str:
    """Return the comment that ignores a rule on one line."""
    return f"<!-- outreach-lint: ignore[{name}] reason -->"
