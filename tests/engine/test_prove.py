"""Proofs: what the examples of a rule show."""

from collections.abc import Iterator
from typing import Any

import pytest
from making import WithFinder, compiled, rule

from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.document import nlp
from outreach_lint.engine.prove import Proof, prove
from outreach_lint.kinds.base import Hit, View


def proofs(source: CatalogRule, *others: CatalogRule) -> list[Proof]:
    return list(prove([source], compiled(source, *others), {}))


def red(**examples: list[Any]) -> CatalogRule:
    return rule("red", "paint/red", examples={"bad": ["a [[red]] boat"], "good": ["a boat"]} | examples)


@pytest.mark.parametrize(
    ("examples", "verdicts"),
    [
        ({}, ["ok", "ok"]),
        ({"bad": ["a red boat"]}, ["wrong", "ok"]),
        ({"bad": ["a [[blue]] boat"]}, ["wrong", "ok"]),
        ({"bad": ["a [[red boat]]"]}, ["wrong", "ok"]),
        ({"bad": ["[[red]] and red"]}, ["wrong", "ok"]),
        ({"bad": ["[[red]] and [[red]]"]}, ["ok", "ok"]),
        ({"good": ["a red boat"]}, ["ok", "wrong"]),
        ({"known_misses": ["a [[crimson]] boat"]}, ["ok", "ok", "ok"]),
        ({"known_misses": ["a [[red]] boat"]}, ["ok", "ok", "found_after_all"]),
        ({"bad": [{"subject": "[[red]]", "body": "[[red]]"}]}, ["ok", "ok"]),
        ({"bad": [{"subject": "red", "body": "[[red]]"}]}, ["wrong", "ok"]),
    ],
)
def test_a_bad_example_must_give_exactly_its_marks_and_a_good_one_nothing(
    examples: dict[str, list[Any]], verdicts: list[str]
) -> None:
    assert [proof.verdict for proof in proofs(red(**examples))] == verdicts


def test_what_was_expected_is_told() -> None:
    assert proofs(red(bad=["a [[blue]] or red boat"]))[0].detail == "expected “blue”, got “red”"
    assert proofs(red(good=["a red boat"]))[1].detail == "expected nothing, got “red”"


def test_a_bad_example_without_a_mark_wants_one_finding_on_the_whole_message() -> None:
    long = {"kind": "measure", "measure": "words", "max": 3}
    source = rule(long, examples={"bad": ["one two three four", "one"], "good": ["one two three"]})
    first, second, good = proofs(source)
    assert (first.verdict, good.verdict) == ("ok", "ok")
    assert second.detail == "expected one finding on the whole message, got nothing"


def test_a_finding_of_another_rule_on_a_good_example_is_collateral_with_its_severity() -> None:
    other = rule("boat", "size/boat", severity="error")
    found = [proof for proof in proofs(red(), other) if proof.verdict == "collateral"]
    assert [(proof.detail, proof.severity, proof.example) for proof in found] == [
        ("size/boat finds “boat”", "error", "good 1")
    ]
    assert {(proof.rule, proof.path) for proof in proofs(red(), other)} == {("paint/red", "rules/paint/red.yaml")}


def test_a_rule_that_crashes_is_no_rule_that_finds_nothing() -> None:
    def find(view: View) -> Iterator[Hit]:
        raise KeyError(str(view))
        yield

    source = red()
    rules = compiled(source)
    broken = WithFinder(rules, source.id, find)
    assert {proof.verdict for proof in prove([source], broken, {})} == {"crashed"}


def test_an_example_whose_needs_are_unmet_is_not_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nlp, "available", lambda: "no model")
    tokens = {"kind": "tokens", "gate": ["red"], "any": [[{"LOWER": "red"}]]}
    found = proofs(rule(tokens, examples={"bad": ["[[red]]"], "good": ["x"]}))
    assert [(proof.verdict, proof.detail) for proof in found] == [("not_run", "no model")] * 2


def test_the_number_of_an_example_counts_from_one() -> None:
    labels = [proof.example for proof in proofs(red(bad=["[[red]]", "[[Red]]"], known_misses=["[[rot]]"]))]
    assert labels == ["bad 1", "bad 2", "good 1", "known miss 1"]
