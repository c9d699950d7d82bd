"""Runs the examples of rules that compare messages: each is several of them, of which some have marks."""

from collections.abc import Iterator, Mapping, Sequence

from outreach_lint.catalog.examples import ParsedExample
from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.document.document import Document
from outreach_lint.engine.compare import Comparing
from outreach_lint.engine.compiled import RuleSet
from outreach_lint.engine.faults import findings_of
from outreach_lint.engine.prove import Proof, difference, shown
from outreach_lint.engine.run import run_rules
from outreach_lint.kinds.resources import Resources
from outreach_lint.model import Finding


def proofs_of(
    rule: CatalogRule,
    named: tuple[str, str],
    messages: Sequence[ParsedExample],
    ruleset: RuleSet,
    lists: Mapping[str, Sequence[str]],
) -> Iterator[Proof]:
    """Yield the proof of an example, `named` by its list and its label, and one for each finding of another rule."""
    name, label = named

    def rules_of(names: Sequence[str]) -> RuleSet:
        counted = [other for other in ruleset.sources if other.id in names or other.category in names]
        return RuleSet(counted, Resources(lists), ruleset.openings)

    comparing = Comparing(ruleset, rules_of)
    for parsed in messages:
        comparing.add(comparing.met(parsed.message))
    faulty = comparing.faulty()
    crash = next((failure for failure in faulty.failures if failure.rule == rule.id), None)
    if crash:
        yield Proof(rule.id, rule.path, label, "crashed", crash.reason)
        return
    found = [
        findings_of(ruleset, Document(parsed.message), faulty.of(number)) for number, parsed in enumerate(messages)
    ]
    differing = _differing(rule, messages, found, expected=name != "good")
    if name == "known miss":
        yield Proof(rule.id, rule.path, label, "ok" if differing else "found_after_all")
        return
    yield Proof(rule.id, rule.path, label, "wrong" if differing else "ok", differing)
    for parsed, more in zip(messages, found, strict=True) if name == "good" else ():
        for finding in (*run_rules(ruleset, Document(parsed.message)).findings, *more):
            if finding.rule != rule.id:
                told = f"{finding.rule} finds {shown(finding)} in {parsed.message.id}"
                yield Proof(rule.id, rule.path, label, "collateral", told, finding.severity)


def _differing(
    rule: CatalogRule, messages: Sequence[ParsedExample], found: Sequence[Sequence[Finding]], *, expected: bool
) -> str:
    """Return in what the findings differ from the marks, message by message."""
    told: list[str] = []
    for parsed, findings in zip(messages, found, strict=True):
        own = [finding for finding in findings if finding.rule == rule.id]
        differing = difference(parsed, own, expected=parsed.found and not parsed.marks)
        if differing:
            told.append(f"{parsed.message.id}: {differing}")
    if expected and not told and not any(parsed.found or parsed.marks for parsed in messages):
        told.append("no message has a mark or `found: true`")
    return "; ".join(told)
