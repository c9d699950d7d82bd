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
