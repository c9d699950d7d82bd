"""From some texts on, rules that surely find nothing are not run, and none that finds something is passed over."""

from typing import NoReturn

import pytest
from making import compiled, message, rule, run

from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.engine.compiled import RuleSet
from outreach_lint.kinds.blocks import OFTEN
from outreach_lint.kinds.search import Search
from outreach_lint.model import PARTS


def pattern(regex: str, name: str = "a/rule", **keys: object) -> CatalogRule:
    return rule({"kind": "pattern", "any": [regex], "words": regex != FAR}, name, **keys)


def candidates(rules: RuleSet, text: str | dict[str, str]) -> list[str]:
    given = message(text)
    texts = {part: given.part(part) for part in PARTS if given.part(part)}
    return [rules.sources[index].id for index in rules.candidates(given, texts)]


def warm(*rules: CatalogRule) -> RuleSet:
    """Return rules that have seen as many texts as it takes for paragraphs to be remembered."""
    found = compiled(*rules)
    for number in range(OFTEN + 1):
        candidates(found, {"subject": f"boat {number}", "body": f"lake {number}"})
    return found


NEAR, FAR = r"red [0-9]+", r"red\s+[0-9]+"
"""What lies within a line, and what may hang on more."""


@pytest.mark.parametrize(
    ("regex", "text", "runs"),
    [
        (NEAR, "a red boat", False),
        (NEAR, "a red 12", True),
        (NEAR, "a boat, 12", False),
        (NEAR, "one line\n\na red boat\n\nand red 7", True),
        (FAR, "a red boat", False),
        (FAR, "a red\n12", True),
        (FAR, "a boat, 12", False),
    ],
)
def test_a_rule_runs_where_its_expression_is_found(regex: str, text: str, *, runs: bool) -> None:
    rules = warm(pattern(regex))
    for _time in range(2):
        assert candidates(rules, text) == ["a/rule"] * runs
        assert len(run(rules, text).findings) == runs


def test_what_hangs_on_a_whole_part_is_looked_for_in_the_parts_of_the_rule_only() -> None:
    rules = warm(pattern(FAR, "a/subject", scope=["subject"]), pattern(FAR, "b/body", scope=["body"]))
    assert candidates(rules, {"subject": "a red boat", "body": "a red 12"}) == ["b/body"]
    assert candidates(rules, {"subject": "a red 12", "body": "a red boat"}) == ["a/subject"]
    assert candidates(rules, {"body": "a red boat and red\n12"}) == ["b/body"]


@pytest.mark.parametrize("part", ["subject", "preheader", "body"])
def test_what_hangs_on_a_whole_part_is_looked_for_in_all_parts_of_a_message(part: str) -> None:
    rules = warm(pattern(FAR, "a/rule", scope=["message"]))
    parts = {"subject": "a boat", "preheader": "a quay", "body": "a lake"}
    assert candidates(rules, {**parts, part: "a red\n12"}) == ["a/rule"]
    assert candidates(rules, {**parts, part: "a red boat"}) == []


def test_of_searches_that_must_all_find_something_the_surest_is_asked() -> None:
    members = [{"kind": "pattern", "any": [FAR], "words": False}, {"kind": "pattern", "any": [r"blue [0-9]+"]}]
    rules = warm(rule({"kind": "combine", "all": members, "within": "message"}, "a/rule"))
    assert candidates(rules, "a red 12 and a blue boat") == []
    assert candidates(rules, "a red 12 and a blue 7") == ["a/rule"]


def test_a_rule_without_such_a_search_is_run() -> None:
    rules = warm(rule({"kind": "measure", "measure": "words", "max": 1}, "size/long"))
    assert candidates(rules, "a red boat") == ["size/long"]


def test_a_rule_that_breaks_is_run_so_that_its_failure_is_told() -> None:
    rules = warm(pattern(NEAR, "a/broken"), pattern(NEAR, "b/whole"))

    def broken(_index: int) -> NoReturn:
        raise ZeroDivisionError

    rules._sieve._compiled = broken  # noqa: SLF001  (what it asks is what breaks)
    assert candidates(rules, "a red boat, a red 12") == ["a/broken", "b/whole"]


def test_a_search_that_breaks_leaves_its_rule_to_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = compiled(rule("red", "a/red"), rule("red", "b/red"))
    for _ in range(20):
        run(rules, "a red boat")
    with monkeypatch.context() as broken:
        broken.setattr(Search, "within", lambda _search, _block: 1 / 0)
        outcome = run(rules, "another red boat")
    assert [problem.rule for problem in outcome.failures] == ["a/red", "b/red"]
    assert [finding.rule for finding in run(rules, "a third red boat").findings] == ["a/red", "b/red"]
