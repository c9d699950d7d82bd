"""The proof of each built-in rule as a test of its own, for runs with mutants only: the suite has all in one."""

import pytest

from outreach_lint import load_rules
from outreach_lint.catalog.examples import parse_example
from outreach_lint.catalog.load import load_pack
from outreach_lint.catalog.locate import builtin_root
from outreach_lint.catalog.rule import PLACEHOLDER, CatalogRule
from outreach_lint.document.document import Document
from outreach_lint.engine.compiled import RuleSet
from outreach_lint.engine.prove import prove
from outreach_lint.engine.run import run_rules
from outreach_lint.kinds.resources import Resources

PACK = load_pack(builtin_root())
BY_FAMILY = {"rising_pressure", "mixed_handle"}
"""Checks that count what other rules find."""


def test_warm() -> None:
    """Let the catalogue be kept before the first mutant, so that tests with all rules do not read it again."""
    assert load_rules().rules.sources


@pytest.mark.parametrize("rule", PACK.rules, ids=[rule.id for rule in PACK.rules])
def test_a_rule_finds_its_bad_examples_and_passes_over_its_good_ones(rule: CatalogRule) -> None:
    if getattr(rule.rule.match, "check", "") in BY_FAMILY:
        pytest.skip("needs the rules that it counts")
    rules = RuleSet([rule], Resources(PACK.lists))
    assert [proof for proof in prove([rule], rules, PACK.lists) if proof.verdict not in {"ok", "not_run"}] == []
    promised = {f"{{{name}}}" for name in PLACEHOLDER.findall(rule.rule.message)}
    for bad in rule.rule.examples.bad:
        if not isinstance(bad, tuple):
            findings = run_rules(rules, Document(parse_example(rule.rule, bad).message)).findings
            assert not any(fact in finding.message for finding in findings for fact in promised)
