"""Every check that was asked for is a rule, goes by another name, or is left out with a reason on the page for that."""

from pathlib import Path

import pytest

from outreach_lint.catalog.load import load_pack
from outreach_lint.catalog.locate import builtin_root

LINES = (Path(__file__).parent / "wanted_checks.txt").read_text(encoding="utf-8").splitlines()
WANTED = [line.partition(" = ")[::2] for line in LINES if not line.startswith("#")]
LEFT_OUT = (Path(__file__).parents[2] / "docs" / "rules-left-out.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def names() -> set[str]:
    rules = load_pack(builtin_root()).rules
    return {rule.id for rule in rules} | {alias for rule in rules for alias in rule.rule.aliases}


@pytest.mark.parametrize("check", [name for name, row in WANTED if not row])
def test_a_check_is_a_rule_or_a_former_name_of_one(check: str, names: set[str]) -> None:
    assert check in names


@pytest.mark.parametrize(("check", "row"), [pair for pair in WANTED if pair[1]])
def test_a_check_that_is_no_rule_has_its_reason_on_the_page(check: str, row: str, names: set[str]) -> None:
    assert check not in names
    assert f"| {row} | " in LEFT_OUT


def test_no_check_is_lost_or_told_twice() -> None:
    assert len({name for name, _ in WANTED}) == len(WANTED) == 264
