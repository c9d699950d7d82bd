"""Areas under the curve are exact, their errors know of clusters, and weights move as far as the data speak."""

import numpy as np
import pytest
from simulated import cases_of, matching_of, prices_for

from outreach_lint.calibrating.arranging import Question
from outreach_lint.calibrating.cases import Case
from outreach_lint.calibrating.folds import folds_of
from outreach_lint.calibrating.ranking import gain_of
from outreach_lint.calibrating.rescoring import scores
from outreach_lint.calibrating.study import Study, study_of
from outreach_lint.calibrating.twins import twins_of
from outreach_lint.calibrating.weighing import USUAL_RATE
from outreach_lint.errors import ConfigError, SourceError
from outreach_lint.scoring import Price


def study(
    cases: list[Case], rules: dict[str, float], outcome: str = "replied", weight: int = 8, **asked: object
) -> Study:
    question = Question("x.csv", outcome, **asked)  # type: ignore[arg-type]
    return study_of(cases, matching_of(cases), prices_for(rules, weight), question)


def drawn(seed: int, count: int = 60) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    lot = np.random.default_rng(seed)
    good = (lot.random(count) < 0.4).astype(float)
    scores = np.round(lot.normal(0, 2, count) + good)
    return scores, good, lot.normal(0, 1, count).round(1) + good


@pytest.mark.parametrize("seed", range(5))
def test_an_area_is_the_share_of_pairs_that_are_ranked_rightly(seed: int) -> None:
    one, good, other = drawn(seed)
    gain = gain_of(one, other, good, np.arange(len(good)), 0.95)
    for scores_, area in ((one, gain.before), (other, gain.after)):
        pairs = [(high > low) + (high == low) / 2 for high in scores_[good == 1] for low in scores_[good == 0]]
        assert area.value == pytest.approx(np.mean(pairs))
    assert gain.difference.value == pytest.approx(gain.after.value - gain.before.value)


def test_the_error_of_an_area_is_delongs_where_every_message_stands_for_itself() -> None:
    one, good, other = drawn(3)
    gain = gain_of(one, other, good, np.arange(len(good)), 0.95)
    wins, losses = one[good == 1], one[good == 0]
    right = (wins[:, None] > losses) + (wins[:, None] == losses) / 2
    variance = right.mean(1).var(ddof=1) / len(wins) + right.mean(0).var(ddof=1) / len(losses)
    # The covariance of the two sums, which is not nought in a sample, is all that differs.
    assert (gain.before.high - gain.before.low) / 2 / 1.959964 == pytest.approx(np.sqrt(variance), rel=0.05)


def test_a_copy_of_every_message_in_its_own_group_adds_no_certainty() -> None:
    one, good, other = drawn(4)
    alone = gain_of(one, other, good, np.arange(len(good)), 0.95)
    twice = gain_of(*(np.tile(values, 2) for values in (one, other, good)), np.tile(np.arange(len(good)), 2), 0.95)
    assert twice.before.low == pytest.approx(alone.before.low)
    assert twice.difference.high == pytest.approx(alone.difference.high)


def test_what_belongs_together_stays_in_one_part_and_parts_are_alike_in_size() -> None:
    clusters = np.random.default_rng(1).integers(0, 37, 900)
    parts = folds_of(clusters)
    assert all(len(set(parts[clusters == group])) == 1 for group in set(clusters.tolist()))
    sizes = np.bincount(parts)
    assert len(sizes) == 5
    assert sizes.max() - sizes.min() <= 20


def test_a_score_from_counts_is_that_of_the_formula() -> None:
    prices = {"guilt/one": Price(10), "names/two": Price(12, error=True), "pitch/three": Price(4)}
    cases = [
        Case({"guilt/one": 3, "pitch/three": 1}, frozenset(), ("credit/one-question",), {}, happened=True),
        Case({"names/two": 1}, frozenset(), (), {}, happened=False),
    ]
    assert scores(cases, prices, {}).tolist() == [100 - 20 - 4 + 2, 84]
    assert scores(cases, prices, {"guilt/one": 2, "names/two": 24}).tolist() == [100 - 4 - 4 + 2, 76]


def test_weights_follow_strong_data_to_double_and_half_and_no_further() -> None:
    rules = {"hurts/much": -1.5, "does/nothing": 0.0, "helps/much": 0.6}
    found = {weight.rule: weight.proposed for weight in study(cases_of(5, 8000, rules), rules).weights}
    assert found["hurts/much"] == 16
    assert found["helps/much"] == 4
    assert found["does/nothing"] < 8


def test_weights_stay_near_the_present_ones_where_they_are_right_or_data_are_thin() -> None:
    rules = {f"rule/{at}": -20 * USUAL_RATE for at in range(5)}
    moves = [
        abs(weight.proposed - weight.now) / weight.now
        for seed in range(12)
        for weight in study(cases_of(seed, 260, rules, base=-0.6), rules, weight=20).weights
    ]
    assert len(moves) >= 50
    assert np.mean(moves) < 0.15


def test_weights_of_one_outcome_that_nobody_wishes_for_rise_with_it() -> None:
    rules = {"drives/away": 1.5, "does/nothing": 0.0}
    found = {w.rule: w.proposed for w in study(cases_of(6, 6000, rules, base=-2), rules, "unsubscribed").weights}
    assert found["drives/away"] == 16
    assert found["does/nothing"] < 8


def test_the_score_ranks_better_with_weights_that_were_found_without_the_messages_it_is_tried_on() -> None:
    rules = {"hurts/much": -1.5, **{f"does/nothing-{at}": 0.0 for at in range(5)}}
    ranking = study(cases_of(7, 3000, rules), rules).ranking
    assert ranking
    assert ranking.weighed
    assert ranking.gain.difference.low > 0


def test_cross_validation_does_not_flatter_noise() -> None:
    rules = {f"does/nothing-{at}": 0.0 for at in range(12)}
    gains = [study(cases_of(seed, 400, rules), rules).ranking for seed in range(12)]
    assert np.mean([ranking.gain.difference.value for ranking in gains if ranking]) < 0.015
    assert sum(ranking.gain.difference.low > 0 for ranking in gains if ranking) <= 2


def test_foretold_rates_are_near_what_came() -> None:
    rules = {"hurts/much": -1.0, "hurts/more": -1.0, "hurts/most": -1.0}
    ranking = study(cases_of(8, 4000, rules, base=0.3), rules).ranking
    assert ranking
    assert sum(group.messages for group in ranking.before) == 4000
    assert all(abs(group.foretold - group.rate) < 0.06 for group in ranking.before)


@pytest.mark.parametrize(("count", "small"), [(16, "rank"), (100, "weigh"), (1000, "")])
def test_data_that_are_too_small_say_so(count: int, small: str) -> None:
    cases = [Case({"a/b": 1} if at % 2 else {}, frozenset(), (), {}, at % 8 < 2) for at in range(count)]
    found = study(cases, {"a/b": 0.0})
    assert found.too_small == small
    assert bool(found.ranking) == (small != "rank")
    assert bool(found.weights) == (not small)


@pytest.mark.parametrize(("happened", "told"), [(True, "each message"), (False, "no message")])
def test_messages_that_all_came_to_the_same_are_refused(happened: bool, told: str) -> None:  # noqa: FBT001  (a parameter of the table)
    cases = [Case({}, frozenset(), (), {}, happened=happened) for _ in range(9)]
    with pytest.raises(SourceError, match=told):
        study(cases, {"a/b": 0.0})


def test_messages_of_templates_are_one_lot_and_a_name_that_nobody_knows_is_refused() -> None:
    cases = cases_of(9, 400, {"a/b": 0.0}, templates=30)
    assert study(cases, {"a/b": 0.0}).grouping.name == "template"
    assert study(cases, {"a/b": 0.0}, cluster="").grouping.groups == 400
    with pytest.raises(ConfigError, match="wibble"):
        study(cases, {"a/b": 0.0}, factors=("wibble",))


def test_rules_that_are_found_together_are_named() -> None:
    cases = [
        Case({"a/b": 1, "a/c": 1} if at % 3 else {"a/d": 1}, frozenset(), (), {}, happened=True) for at in range(9)
    ]
    assert twins_of(cases, ["a/b", "a/c", "a/d"]) == (("a/b", "a/c"),)
