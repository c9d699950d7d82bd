"""Lifts find what is there, with the sign and within the interval, and nothing where nothing is."""

from collections.abc import Sequence

import numpy as np
import pytest
from simulated import cases_of, data_of

from outreach_lint.calibrating.cases import Case
from outreach_lint.calibrating.lifts import Lift, lifts_of
from outreach_lint.calibrating.power import detectable, expected_error
from outreach_lint.calibrating.regression import effect_of

NOISE = {f"noise/{at}": 0.0 for at in range(8)}


def lifts(cases: Sequence[Case], names: Sequence[str], factors: Sequence[str] = (), cluster: str = "") -> list[Lift]:
    return lifts_of(data_of(cases, factors, cluster), {name: (name,) for name in names})


def sure(found: Sequence[Lift]) -> list[str]:
    return [lift.name for lift in found if lift.q_value is not None and lift.q_value <= 0.05]


def test_known_effects_have_their_sign_and_lie_in_the_interval_as_often_as_it_says() -> None:
    effects = {"hurts/much": -0.9, "helps/much": 0.7, "does/nothing": 0.0}
    held, signs, runs = 0, 0, 40
    for seed in range(runs):
        for lift in lifts(cases_of(seed, 1500, effects), list(effects)):
            assert lift.effect
            held += lift.effect.low <= effects[lift.name] <= lift.effect.high
            signs += lift.effect.log_odds * effects[lift.name] > 0
    # 120 intervals of 95 %: fewer than 107 that hold would come once in some hundred such tests.
    assert held >= 107
    assert signs == 2 * runs


def test_noise_is_taken_for_an_effect_in_few_of_many_studies() -> None:
    runs = 60
    fooled = sum(bool(sure(lifts(cases_of(seed, 600, NOISE), list(NOISE)))) for seed in range(runs))
    # 3 are expected at a rate of 5 %.
    assert fooled <= 7


def test_most_of_what_is_called_sure_among_real_effects_is_real() -> None:
    effects = {"hurts/one": -0.9, "hurts/two": -0.9, **NOISE}
    false = total = 0
    for seed in range(25):
        names = sure(lifts(cases_of(seed, 1500, effects), list(effects)))
        false += sum(name in NOISE for name in names)
        total += len(names)
    assert total >= 45
    assert false <= 0.1 * total


def test_a_confounder_fools_the_raw_lift_and_not_the_adjusted_one() -> None:
    # Later steps get fewer replies, and the finding stands mostly in later steps, where it changes nothing.
    steps = {"1": 0.0, "2": -1.2}
    raw = adjusted = 0
    for seed in range(25):
        cases = cases_of(seed, 1200, {"follow/up": 0.0}, steps=steps)
        raw += bool(sure(lifts(cases, ["follow/up"])))
        adjusted += bool(sure(lifts(cases, ["follow/up"], ["step"])))
    assert raw >= 20
    assert adjusted <= 4


def test_the_luck_of_templates_is_not_taken_for_an_effect_where_templates_are_known() -> None:
    alone = together = 0
    for seed in range(30):
        cases = cases_of(seed, 1500, {"one/rule": 0.0}, templates=40, spread=0.8)
        alone += bool(sure(lifts(cases, ["one/rule"])))
        together += bool(sure(lifts(cases, ["one/rule"], cluster="template")))
    assert alone >= 10
    assert together <= 4


def test_no_outcome_at_all_with_a_finding_gives_a_finite_answer() -> None:
    cases = [Case({"a/b": 1} if at % 4 == 0 else {}, frozenset(), (), {}, at % 4 == 1) for at in range(400)]
    (lift,) = lifts(cases, ["a/b"])
    assert lift.with_.happened == 0
    assert lift.effect
    assert -8 < lift.effect.low < lift.effect.high < 0
    assert sure([lift]) == ["a/b"]


def with_findings(found: int, all_: int, outcomes: int, clusters: int = 10_000) -> list[Case]:
    """Return messages of which every tenth or so of either sort has the outcome."""
    every = all_ // outcomes
    return [
        Case({"a/b": 1} if at < found else {}, frozenset(), (), {"template": str(at % clusters)}, at % every == 0)
        for at in range(all_)
    ]


@pytest.mark.parametrize(
    ("cases", "cluster", "reason"),
    [
        (with_findings(29, 600, 60), "", "fewer than 30 messages with it"),
        (with_findings(580, 600, 60), "", "fewer than 30 messages without it"),
        (with_findings(40, 600, 60), "", "too few outcomes to expect with it"),
        (with_findings(300, 600, 60, 4), "template", "fewer than 5 groups of messages with it"),
        (with_findings(300, 600, 60), "", ""),
    ],
)
def test_what_is_too_small_is_not_judged(cases: list[Case], cluster: str, reason: str) -> None:
    (lift,) = lifts(cases, ["a/b"], cluster=cluster)
    assert lift.left_out == reason
    assert (lift.effect is None) == bool(reason)
    assert (lift.q_value is None) == bool(reason)


def test_a_finding_that_goes_with_every_message_of_a_step_cannot_be_told_from_the_step() -> None:
    cases = [
        Case({"a/b": 1} if at % 2 else {}, frozenset(), (), {"step": str(at % 2)}, at % 5 == 0) for at in range(400)
    ]
    (lift,) = lifts(cases, ["a/b"], ["step"])
    assert lift.left_out == "goes hand in hand with step"


def test_messages_that_a_rule_did_not_look_at_are_not_those_without_it() -> None:
    looked = cases_of(1, 400, {"a/b": -0.8})
    others = [Case({}, frozenset({"a/b"}), (), {}, happened=True) for _ in range(300)]
    assert lifts([*looked, *others], ["a/b"]) == lifts(looked, ["a/b"])


def test_a_dimension_is_any_of_its_rules() -> None:
    cases = cases_of(2, 500, {"a/b": 0.0, "a/c": 0.0})
    (lift,) = lifts_of(data_of(cases), {"clarity": ("a/b", "a/c", "a/never")})
    assert lift.with_.messages == sum(bool(case.counts) for case in cases)


def test_what_is_said_to_be_detectable_is_mostly_detected() -> None:
    rate, count = 0.2, 700
    low, _high = detectable(rate, expected_error(rate, count // 2, count // 2), 0.95)
    found = np.repeat([0.0, 1.0], count // 2)
    seen = 0
    for seed in range(120):
        happened = (np.random.default_rng(seed).random(count) < np.where(found == 1, low, rate)).astype(float)
        effect = effect_of(found, np.ones((count, 1)), happened, np.arange(count, dtype=np.int64), 0.95)
        seen += effect is not None and effect.p_value < 0.05
    assert 0.68 <= seen / 120 <= 0.92
