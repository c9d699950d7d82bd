"""Runs the examples of rules: each must give exactly what its marks say, and good ones must offend no other rule."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, TypeGuard

import msgspec

from outreach_lint.catalog.examples import Mark, ParsedExample, parse_example, parse_set
from outreach_lint.catalog.rule import CatalogRule, Example, ExampleMessage
from outreach_lint.document.document import Document
from outreach_lint.engine.compiled import RuleSet
from outreach_lint.engine.needs import unmet
from outreach_lint.engine.run import Outcome, run_rules
from outreach_lint.kinds.resources import Resources
from outreach_lint.model import Finding

Verdict = Literal["ok", "wrong", "crashed", "collateral", "found_after_all", "not_run"]


class Proof(msgspec.Struct, frozen=True):
    """What one example of a rule showed."""

    rule: str
    path: str
    example: str
    """its list and number, such as “bad 2”"""
    verdict: Verdict
    detail: str = ""
    severity: str = ""
    """of the other rule, for collateral"""


def prove(rules: Iterable[CatalogRule], ruleset: RuleSet, lists: Mapping[str, Sequence[str]]) -> Iterator[Proof]:
    """Yield a proof for every example of the rules, and one for each finding of another rule on a good example."""
    needs = {rule.id: needed for rule, needed in ruleset.needy}
    for rule in rules:
        examples = rule.rule.examples
        for name, listed in (("bad", examples.bad), ("good", examples.good), ("known miss", examples.known_misses)):
            for number, example in enumerate(listed, 1):
                label = f"{name} {number}"
                if isinstance(example, tuple):
                    from outreach_lint.engine.prove_sets import proofs_of

                    yield from proofs_of(rule, (name, label), parse_set(rule.rule, example), ruleset, lists)
                    continue
                parsed = parse_example(rule.rule, example)
                reason = unmet(needs.get(rule.id, frozenset()), parsed.message)
                if reason:
                    yield Proof(rule.id, rule.path, label, "not_run", reason)
                    continue
                fitting = _declaring(rule, example.fields, lists) if _declares(example) else ruleset
                yield from _judged(rule, name, label, parsed, run_rules(fitting, Document(parsed.message)))


def _declares(example: Example) -> TypeGuard[ExampleMessage]:
    return isinstance(example, ExampleMessage) and bool(example.fields)


def _declaring(rule: CatalogRule, fields: Sequence[str], lists: Mapping[str, Sequence[str]]) -> RuleSet:
    """Return the rule alone, for a sending tool that knows these merge fields."""
    return RuleSet([rule], Resources(lists, fields))


def _judged(rule: CatalogRule, name: str, label: str, parsed: ParsedExample, outcome: Outcome) -> Iterator[Proof]:
    crash = next((failure for failure in outcome.failures if failure.rule == rule.id), None)
    if crash:
        yield Proof(rule.id, rule.path, label, "crashed", crash.reason)
        return
    own = [finding for finding in outcome.findings if finding.rule == rule.id]
    differing = difference(parsed, own, expected=name != "good")
    if name == "known miss":
        yield Proof(rule.id, rule.path, label, "ok" if differing else "found_after_all")
        return
    yield Proof(rule.id, rule.path, label, "wrong" if differing else "ok", differing)
    if name == "good":
        for finding in outcome.findings:
            if finding.rule != rule.id:
                told = f"{finding.rule} finds {shown(finding)}"
                yield Proof(rule.id, rule.path, label, "collateral", told, finding.severity)


def difference(parsed: ParsedExample, own: list[Finding], *, expected: bool) -> str:
    """Return in what the findings differ from the marks; `expected` ones without a mark are on the whole message."""
    if expected and not parsed.marks:
        fits = len(own) == 1 and own[0].part is None
        return "" if fits else f"expected one finding on the whole message, got {_list(own)}"
    got = sorted(
        Mark(finding.part, finding.start, finding.end)
        for finding in own
        if finding.part is not None and finding.start is not None and finding.end is not None
    )
    if len(got) == len(own) and tuple(got) == parsed.marks:
        return ""
    wanted = [parsed.message.part(mark.part)[mark.start : mark.end] for mark in parsed.marks]
    return f"expected {', '.join(f'“{text}”' for text in wanted) or 'nothing'}, got {_list(own)}"


def _list(findings: list[Finding]) -> str:
    return ", ".join(shown(finding) for finding in findings) or "nothing"


def shown(finding: Finding) -> str:
    """Return what a finding stands on."""
    return f"“{finding.excerpt}”" if finding.part else "the whole message"
