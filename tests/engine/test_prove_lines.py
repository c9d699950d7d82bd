"""Which lines of a rule no bad example holds."""

from typing import Any

import pytest
from making import rule

from outreach_lint import Linter
from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.engine.prove_lines import Lines, lines_of

LEAST = 0.77
"""The share of the lines of the built-in rules that a bad example holds; new rules and examples raise it."""


def phrases(*lines: str, **keys: object) -> dict[str, Any]:
    return {"kind": "phrases", "any": list(lines), **keys}


def told(match: dict[str, Any], *bad: object, **keys: object) -> Lines:
    source = rule(match, examples={"bad": list(bad), "good": ["x"]}, **keys)
    (lines,) = lines_of([source], {"colours": ["red", "blue"]})
    return lines


COMBINED = {"kind": "combine", "all": [phrases("red", "green"), phrases("boat", "ship")]}


@pytest.mark.parametrize(
    ("match", "bad", "idle"),
    [
        (phrases("red", "blue"), ["a [[red]] boat"], ["blue"]),
        (phrases("red", "blue"), ["a [[red]] boat", "a [[blue]] one"], []),
        (phrases("red (boat)?", "red"), ["a [[red boat]]"], []),
        (phrases("{colours}", "green"), ["a [[red]] boat"], ["green"]),
        (phrases("red", "blue", unless=["not"]), ["[[red]]. It is not blue."], ["blue"]),
        ({"kind": "pattern", "any": ["re+d", r"b\w+ue"]}, ["a [[reed]]"], [r"b\w+ue"]),
        (COMBINED, ["a [[red boat]]"], ["green", "ship"]),
        (COMBINED, ["a [[red boat]]", "one [[green ship]]"], []),
        ({"kind": "combine", "any": [phrases("red"), phrases("blue")]}, ["a [[red]] boat"], ["blue"]),
    ],
)
def test_a_line_is_idle_if_it_alone_would_find_nothing_in_any_bad_example(
    match: dict[str, Any], bad: list[str], idle: list[str]
) -> None:
    assert list(told(match, *bad).idle) == idle


def test_only_what_the_rule_may_look_at_counts() -> None:
    example = {"subject": "[[red]]", "body": "blue"}
    assert told(phrases("red", "blue"), example, scope=["subject"]).idle == ("blue",)


def test_the_lines_of_every_member_are_counted() -> None:
    lines = told(COMBINED, "a [[red boat]]")
    assert (lines.rule, lines.path, lines.count) == ("test/rule", "rules/test/rule.yaml", 4)


def test_a_rule_without_lines_is_left_out() -> None:
    measure: CatalogRule = rule({"kind": "measure", "measure": "words", "max": 3})
    assert list(lines_of([measure], {})) == []


def test_no_fewer_lines_of_the_built_in_rules_are_held_by_bad_examples_than_were(linter: Linter) -> None:
    lines = list(lines_of(linter.catalogue.rules, linter.catalogue.lists))
    count = sum(own.count for own in lines)
    assert count > 1000
    assert 1 - sum(len(own.idle) for own in lines) / count >= LEAST
