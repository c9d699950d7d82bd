"""Proofs of rules that compare messages: an example is a list of them."""

from typing import Any

import pytest
from making import compiled, rule

from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.engine.prove import Proof, prove

REPEATED = {"kind": "batch", "check": "repeated_sentence", "limit": 3}
GAP = {"kind": "batch", "check": "gap", "limit": 2}
GOOD = ["The boat is red.", "The sail is white."]


def proofs(source: CatalogRule, *others: CatalogRule) -> list[Proof]:
    return list(prove([source], compiled(source, *others), {}))


def repeated(*bad: Any, **more: Any) -> CatalogRule:  # noqa: ANN401  (as a YAML file would hold it)
    return rule(REPEATED, "boat/repeated", examples={"bad": list(bad), "good": [GOOD]} | more)


@pytest.mark.parametrize(
    ("example", "detail"),
    [
        (["The boat is red.", "Look! [[The boat is red.]]"], ""),
        (["The boat is red.", "Look! The boat is red."], "message 2: expected nothing, got “The boat is red.”"),
        (["The boat is red.", "[[Look!]] The boat is red."], "message 2: expected “Look!”, got “The boat is red.”"),
        (["[[The boat is red.]]", "Look!"], "message 1: expected “The boat is red.”, got nothing"),
        (["The boat is red.", "Look!"], "no message has a mark or `found: true`"),
    ],
)
def test_a_bad_set_gives_exactly_its_marks(example: list[str], detail: str) -> None:
    first, good = proofs(repeated(example))
    assert (first.verdict, first.detail) == (("wrong", detail) if detail else ("ok", ""))
    assert good.verdict == "ok"


def test_a_finding_on_a_whole_message_is_told_by_found() -> None:
    days = [{"body": "The boat is red.", "day": 1}, {"body": "The sail is white.", "day": 2}]
    marked = [days[0], {**days[1], "found": True}]
    good = [[{**days[0], "day": 0}, days[1]]]
    assert [p.verdict for p in proofs(rule(GAP, examples={"bad": [marked], "good": good}))] == ["ok", "ok"]
    assert [p.verdict for p in proofs(rule(GAP, examples={"bad": [days], "good": good}))] == ["wrong", "ok"]


def test_a_known_miss_that_is_found_is_told() -> None:
    found = repeated(["The boat is red.", "[[The boat is red.]]"], known_misses=[["A b c d.", "[[A b c d.]]"]])
    assert [proof.verdict for proof in proofs(found)] == ["ok", "ok", "found_after_all"]


def test_good_sets_run_through_all_other_rules_alone_and_together() -> None:
    gap = rule(GAP, "boat/gap", examples={"bad": [GOOD], "good": [GOOD]})
    others = (rule("white", "paint/white", severity="error"), gap)
    good = [[{"body": "The boat is red.", "day": 1}, {"body": "The sail is white.", "day": 2}]]
    source = repeated(["The boat is red.", "[[The boat is red.]]"], good=good)
    found = [proof for proof in proofs(source, *others) if proof.verdict == "collateral"]
    assert [(proof.severity, proof.detail) for proof in found] == [
        ("error", "paint/white finds “white” in message 2"),
        ("warning", "boat/gap finds the whole message in message 2"),
    ]
    assert {(proof.rule, proof.path) for proof in found} == {("boat/repeated", "rules/boat/repeated.yaml")}


def test_a_promise_stands_where_its_longest_phrase_does() -> None:
    promise = {"kind": "batch", "check": "promise_broken", "any": ["last note", "last note to you"]}
    bad = ["This is my [[last note to you]].", "The sail is white."]
    found = proofs(rule(promise, "boat/promise", examples={"bad": [bad], "good": [GOOD]}))
    assert [(proof.verdict, proof.detail) for proof in found] == [("ok", "")] * 2


def test_a_check_that_crashes_is_no_check_that_finds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError

    monkeypatch.setattr("outreach_lint.batch.checks.CHECKS", {"repeated_sentence": broken})
    found = proofs(repeated(["The boat is red.", "[[The boat is red.]]"]))
    assert [proof.verdict for proof in found] == ["crashed", "crashed"]
