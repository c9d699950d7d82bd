"""Findings of several rules on the same words."""

import pytest
from making import compiled, rule, run

from outreach_lint.engine.overlaps import distinct
from outreach_lint.scoring import Price

TEXT = "Per my last email, the gate is open."


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        (("guilt/one", ["disrespect"]), ("respect/two", ["disrespect"]), ["respect/two"]),
        (("guilt/one", ["disrespect"]), ("respect/two", ["pressure"]), ["guilt/one", "respect/two"]),
        (("guilt/one", []), ("guilt/two", ["disrespect"]), ["guilt/two"]),
        (("guilt/one", []), ("respect/two", []), ["guilt/one", "respect/two"]),
        (("guilt/one", []), ("respect/two", ["disrespect"]), ["guilt/one", "respect/two"]),
    ],
)
def test_findings_of_one_tag_count_once_and_so_do_those_without_one_in_their_category(
    first: tuple[str, list[str]], second: tuple[str, list[str]], kept: list[str]
) -> None:
    rules = compiled(
        rule("my last email", first[0], tags=first[1]), rule("per my last email", second[0], tags=second[1])
    )
    prices = {first[0]: Price(5), second[0]: Price(9)}
    assert sorted(found.rule for found in distinct(run(rules, TEXT).findings, prices)) == kept


def test_apart_in_the_text_both_count() -> None:
    rules = compiled(
        rule("last email", "guilt/one", tags=["disrespect"]), rule("gate", "respect/two", tags=["disrespect"])
    )
    found = run(rules, TEXT).findings
    assert distinct(found, {}) == found


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        # the graver, though it weighs less and is shorter
        (("email", "error", 1), ("my last email", "warning", 9), "guilt/one"),
        # the heavier, though it is shorter
        (("email", "warning", 9), ("my last email", "warning", 1), "guilt/one"),
        # the longer of two that weigh the same
        (("email", "warning", 5), ("my last email", "warning", 5), "guilt/two"),
        # the first by name, if all else is the same
        (("last email", "warning", 5), ("last email", "warning", 5), "guilt/one"),
    ],
)
def test_of_two_that_say_the_same_the_graver_stands_then_the_heavier_then_the_longer(
    first: tuple[str, str, int], second: tuple[str, str, int], kept: str
) -> None:
    sources = {"guilt/one": first, "guilt/two": second}
    rules = compiled(*(rule(phrase, name, severity=grave) for name, (phrase, grave, _) in sources.items()))
    prices = {name: Price(weight) for name, (*_, weight) in sources.items()}
    assert [found.rule for found in distinct(run(rules, TEXT).findings, prices)] == [kept]


def test_a_rule_without_a_price_is_lighter_than_any_with_one() -> None:
    rules = compiled(rule("my last email", "guilt/one"), rule("email", "guilt/two"))
    assert [found.rule for found in distinct(run(rules, TEXT).findings, {"guilt/two": Price(1)})] == ["guilt/two"]


@pytest.mark.parametrize(("one", "other"), [("my last", "email,"), ("last email", "the gate")])
def test_stretches_that_only_touch_or_lie_apart_do_not_repeat_each_other(one: str, other: str) -> None:
    rules = compiled(
        rule({"kind": "pattern", "any": [one + " ?"]}, "guilt/one"),
        rule({"kind": "pattern", "any": [other]}, "guilt/two"),
    )
    assert len(distinct(run(rules, TEXT).findings, {})) == 2


def test_the_same_place_of_another_part_and_the_whole_message_are_no_overlap() -> None:
    rules = compiled(
        rule("email", "guilt/one", scope=["subject"]),
        rule("email", "guilt/two", scope=["body"]),
        rule({"kind": "measure", "measure": "words", "max": 1}, "guilt/three"),
        rule({"kind": "measure", "measure": "words", "max": 2}, "guilt/four"),
    )
    found = run(rules, {"subject": "email me", "body": "email me now"}).findings
    assert len(distinct(found, {})) == len(found) == 4


def test_two_findings_of_one_rule_are_two() -> None:
    found = run(compiled(rule("email", "guilt/one")), "email, email").findings
    assert len(distinct(found, {})) == 2


def test_a_stretch_from_the_first_character_on_is_as_long_as_any_other() -> None:
    found = run(compiled(rule("red hen", "guilt/one"), rule("hen fox", "guilt/two")), "red hen fox").findings
    assert len(found) == 2
    assert [finding.rule for finding in distinct(found, {})] == ["guilt/one"]
