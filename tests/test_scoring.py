"""The laws of the score, over findings that Hypothesis makes up."""

from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_lint.model import DIMENSIONS, Finding, Score, Suppression
from outreach_lint.scoring import CATEGORY_CAP, CREDITS, Price, dimension_of, points, score

RULES = [f"{category}/{name}" for category in ("guilt", "guilt-trip", "tone", "names") for name in "abc"]
PRICES = st.fixed_dictionaries(
    {
        name: st.builds(
            Price,
            weight=st.integers(0, 60),
            ceiling=st.none() | st.integers(0, 100),
            dimension=st.sampled_from(DIMENSIONS),
        )
        for name in RULES
    }
)
CREDIT = st.lists(st.sampled_from(sorted(CREDITS)), max_size=4)


def finding(rule: str, *, suppressed: bool = False) -> Finding:
    reason = Suppression("inline", "why") if suppressed else None
    return Finding(rule, (), "warning", "m", "i", "body", 0, 1, "x", 1, 1, 1, 2, suppressed=reason)


FINDINGS = st.lists(
    st.builds(finding, st.sampled_from([*RULES, "lint/unpriced"]), suppressed=st.booleans()), max_size=30
)


def scored(findings: Sequence[Finding], prices: dict[str, Price], credits_: Sequence[str] = ()) -> Score:
    return score(findings, prices, credits_, partial=False)


@given(FINDINGS, PRICES, CREDIT)
def test_the_ledger_adds_up_to_the_score_exactly(
    findings: list[Finding], prices: dict[str, Price], credits_: list[str]
) -> None:
    result = scored(findings, prices, credits_)
    assert 100 + sum(entry.points for entry in result.ledger) == result.value


@given(FINDINGS, PRICES, CREDIT)
def test_every_figure_is_between_0_and_100(
    findings: list[Finding], prices: dict[str, Price], credits_: list[str]
) -> None:
    result = scored(findings, prices, credits_)
    assert all(0 <= value <= 100 for value in (result.value, *result.dimensions.values()))
    assert list(result.dimensions) == list(DIMENSIONS)


@given(FINDINGS, PRICES, CREDIT, st.sampled_from(RULES))
def test_another_finding_never_raises_the_score_or_a_dimension(
    findings: list[Finding], prices: dict[str, Price], credits_: list[str], rule: str
) -> None:
    before, after = scored(findings, prices, credits_), scored([*findings, finding(rule)], prices, credits_)
    assert after.value <= before.value
    assert all(after.dimensions[name] <= before.dimensions[name] for name in DIMENSIONS)


@given(FINDINGS, PRICES, CREDIT, st.randoms(use_true_random=False))
def test_the_order_of_findings_rules_and_credits_changes_nothing(
    findings: list[Finding], prices: dict[str, Price], credits_: list[str], random: object
) -> None:
    mixed, names, gains = list(findings), list(prices), list(credits_)
    for items in (mixed, names, gains):
        random.shuffle(items)  # type: ignore[attr-defined]
    assert scored(mixed, {name: prices[name] for name in names}, gains) == scored(findings, prices, credits_)


@given(FINDINGS, PRICES, CREDIT)
def test_suppressed_and_unpriced_findings_cost_nothing(
    findings: list[Finding], prices: dict[str, Price], credits_: list[str]
) -> None:
    counting = [found for found in findings if not found.suppressed and found.rule in prices]
    assert scored(findings, prices, credits_) == scored(counting, prices, credits_)


@given(FINDINGS, PRICES, CREDIT)
def test_no_score_is_above_the_lowest_ceiling_of_its_findings(
    findings: list[Finding], prices: dict[str, Price], credits_: list[str]
) -> None:
    counted = (prices[found.rule].ceiling for found in findings if not found.suppressed and found.rule in prices)
    ceilings = [ceiling for ceiling in counted if ceiling is not None]
    assert scored(findings, prices, credits_).value <= min(ceilings, default=100)


@given(FINDINGS, PRICES)
def test_a_category_costs_at_most_its_cap(findings: list[Finding], prices: dict[str, Price]) -> None:
    free = {name: msgspec.structs.replace(price, ceiling=None) for name, price in prices.items()}
    for category in ("guilt", "guilt-trip", "tone"):
        own = [found for found in findings if found.rule.startswith(f"{category}/")]
        assert scored(own, free).value >= 100 - CATEGORY_CAP


@pytest.mark.parametrize(
    ("lost", "gained"), [(0, []), (1, []), (2, [1]), (5, [2]), (6, [2, 1]), (11, [2, 3]), (12, [2, 4]), (30, [2, 4])]
)
def test_credits_together_give_back_half_of_what_is_lost_at_most(lost: int, gained: list[int]) -> None:
    found = scored([finding("tone/a")], {"tone/a": Price(lost)}, sorted(CREDITS))
    assert [entry.points for entry in found.ledger if entry.rule in CREDITS] == gained
    assert found.value == 100 - lost + sum(gained)


@given(FINDINGS, PRICES, CREDIT)
def test_a_credit_never_lowers_a_score_nor_lifts_it_above_100(
    findings: list[Finding], prices: dict[str, Price], credits_: list[str]
) -> None:
    assert scored(findings, prices).value <= scored(findings, prices, credits_).value <= 100
    assert scored([], prices, credits_).ledger == ()


@pytest.mark.parametrize(
    ("weight", "count", "expected"),
    [(10, 0, 0), (10, 1, 10), (10, 2, 15), (10, 3, 20), (10, 99, 20), (5, 2, 7), (1, 9, 1), (0, 3, 0)],
)
def test_the_first_finding_costs_all_and_each_further_one_half(weight: int, count: int, expected: int) -> None:
    assert points(weight, count) == expected


@pytest.mark.parametrize(
    ("value", "band"),
    [
        (100, "ready to send"),
        (85, "ready to send"),
        (84, "needs a second look"),
        (64, "rewrite before sending"),
        (40, "rewrite before sending"),
        (39, "do not send"),
    ],
)
def test_the_band_follows_from_the_value(value: int, band: str) -> None:
    assert scored([finding("tone/a")], {"tone/a": Price(0, ceiling=value)}).band == band


def test_the_ledger_names_every_term() -> None:
    prices = {"guilt/a": Price(40), "guilt/b": Price(20), "names/a": Price(10, ceiling=30), "tone/a": Price(0)}
    found = [finding(rule) for rule in ("names/a", "guilt/b", "guilt/a", "guilt/a")]
    result = scored(found, prices, ["credit/one-question"])
    assert [(entry.rule, entry.points, entry.count) for entry in result.ledger] == [
        ("guilt/a", -60, 2),
        ("guilt/b", -20, 1),
        ("names/a", -10, 1),
        ("cap/guilt", 35, 1),
        ("credit/one-question", 2, 1),
        ("ceiling/names/a", -17, 1),
    ]


def test_no_score_falls_below_the_floor() -> None:
    prices = {f"{category}/a": Price(60) for category in ("guilt", "tone", "names")}
    result = scored([finding(rule) for rule in prices], prices)
    assert (result.value, result.ledger[-1].rule, result.ledger[-1].points) == (0, "floor", 35)


@pytest.mark.parametrize(
    ("weights", "gains", "expected"),
    [
        ({"tone/a": 50, "guilt/a": 45, "names/a": 10}, [], [("cap/tone", 5, 1)]),
        ({"tone/a": 45}, [], []),
        ({"tone/a": 46}, [], [("cap/tone", 1, 1)]),
        ({"tone/a": 45, "guilt/a": 45, "names/a": 10}, [], []),
        ({"tone/a": 45, "guilt/a": 45, "names/a": 11}, [], [("floor", 1, 1)]),
        ({"tone/a": 1}, ["credit/one-question"], []),
        ({"tone/a": 3}, ["credit/one-question"], [("credit/one-question", 1, 1)]),
        ({"tone/a": 4}, ["credit/one-question"], [("credit/one-question", 2, 1)]),
        ({"tone/a": 0}, ["credit/one-question"], []),
        ({"tone/a": 8}, [*CREDITS], [("credit/one-question", 2, 1), ("credit/prospect-fact", 2, 1)]),
    ],
)
def test_caps_the_floor_and_credits_are_in_the_ledger_from_the_first_point_on(
    weights: dict[str, int], gains: list[str], expected: list[tuple[str, int, int]]
) -> None:
    result = scored([finding(rule) for rule in weights], {rule: Price(w) for rule, w in weights.items()}, gains)
    assert [(entry.rule, entry.points, entry.count) for entry in result.ledger if entry.rule not in weights] == expected


@pytest.mark.parametrize(("errors", "value"), [(0, 100), (1, 84), (2, 64), (3, 39), (4, 39)])
def test_each_broken_rule_of_severity_error_costs_a_band_down_to_the_third(errors: int, value: int) -> None:
    prices = {rule: Price(0, error=True) for rule in RULES[:errors]} | {"tone/z": Price(0)}
    result = scored([finding(rule) for rule in prices for _ in "ab"], prices)
    assert result.value == value
    assert [(entry.rule, entry.points) for entry in result.ledger if entry.points] == (
        [("ceiling/errors", value - 100)] if errors else []
    )


def test_a_rule_s_own_ceiling_counts_where_it_is_below_that_of_errors() -> None:
    prices = {"tone/a": Price(0, ceiling=50, error=True), "tone/b": Price(0, ceiling=70)}
    assert [entry.rule for entry in scored([finding(rule) for rule in prices], prices).ledger][-1] == "ceiling/tone/a"


def test_a_dimension_loses_the_points_of_its_rules_without_caps_down_to_0() -> None:
    prices = {
        "tone/a": Price(60),
        "names/a": Price(7, dimension="correctness"),
        "guilt/a": Price(3, ceiling=1, dimension="respect"),
    }
    found = [finding(rule) for rule in ("tone/a", "tone/a", "tone/a", "names/a", "names/a", "guilt/a")]
    left = {"clarity": 0, "correctness": 90, "relevance": 100, "respect": 97, "trust": 100}
    assert scored(found, prices).dimensions == left


@pytest.mark.parametrize("partial", [True, False])
def test_a_score_knows_whether_rules_were_left_out(partial: bool) -> None:  # noqa: FBT001  (a case of the table)
    assert score([], {}, [], partial=partial).partial is partial


def test_a_category_that_nobody_knows_counts_against_clarity() -> None:
    assert (dimension_of("guilt"), dimension_of("house")) == ("respect", "clarity")
