"""All that past messages say of the rules: the one place that knows the order of the statistics."""

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec
import numpy as np

from outreach_lint.calibrating.arranging import Question, clusters_of, factors_of, refuse_unknown
from outreach_lint.calibrating.cases import WISHED, Case, Matching, Outcome
from outreach_lint.calibrating.design import Array, coded, design_of
from outreach_lint.calibrating.folds import folds_of
from outreach_lint.calibrating.lifts import LEVEL, Data, Lift, lifts_of
from outreach_lint.calibrating.power import detectable, expected_error
from outreach_lint.calibrating.ranking import Gain, gain_of
from outreach_lint.calibrating.reliability import Bin, bins_of, foretold
from outreach_lint.calibrating.rescoring import scores
from outreach_lint.calibrating.twins import twins_of
from outreach_lint.calibrating.weighing import Problem, counted, exchange_rate, proposed_weights
from outreach_lint.errors import Place, SourceError
from outreach_lint.model import DIMENSIONS
from outreach_lint.scoring import Price

LEAST_TO_RANK, LEAST_TO_WEIGH = 10, 30
"""Outcomes of either sort from which scores are ranked, and weights proposed."""


class Grouping(msgspec.Struct, frozen=True):
    """By what messages belong together; "" if each stands for itself."""

    name: str
    groups: int


class Weight(msgspec.Struct, frozen=True):
    """What a judged rule costs now, and what the outcomes speak for."""

    rule: str
    now: int
    proposed: int


class Ranking(msgspec.Struct, frozen=True):
    """How well scores rank, before and with the proposed weights, each proposed without the messages it is tried on."""

    gain: Gain
    parts: int
    before: tuple[Bin, ...]
    after: tuple[Bin, ...]
    weighed: bool
    """whether weights were proposed; else both are the same"""


class Study(msgspec.Struct, frozen=True):
    """The whole answer."""

    path: str
    outcome: Outcome
    matching: Matching
    happened: int
    adjusted: tuple[str, ...]
    unadjusted: Mapping[str, str]
    grouping: Grouping
    rules: tuple[Lift, ...]
    dimensions: tuple[Lift, ...]
    twins: tuple[tuple[str, ...], ...]
    """judged rules that are found in nearly the same messages"""
    never: int
    """rules that found nothing in any message"""
    weights: tuple[Weight, ...]
    point: float
    """by how much one point changes the odds of the outcome, as a share"""
    ranking: Ranking | None
    too_small: Literal["", "rank", "weigh"]
    detectable: tuple[float, float]
    """the rates that would mostly have shown for a finding in half of the messages"""


def study_of(cases: Sequence[Case], matching: Matching, prices: Mapping[str, Price], question: Question) -> Study:
    """Return what the messages say; raises SourceError if there is none, or if all came to the same."""
    happened = np.array([float(case.happened) for case in cases])
    _refuse_sameness(happened, matching, question)
    refuse_unknown(cases, question)
    name, clusters = clusters_of(cases, question.cluster)
    factors = {factor: coded(cases, factor) for factor in factors_of(cases, question.factors, name)}
    data = Data(cases, happened, factors, clusters)
    found = sorted({rule for case in cases for rule in case.counts if rule in prices})
    rules = lifts_of(data, {rule: (rule,) for rule in found})
    sides = {dimension: [rule for rule in prices if prices[rule].dimension == dimension] for dimension in DIMENSIONS}
    dimensions = lifts_of(data, {side: names for side, names in sides.items() if names})
    design = design_of(factors, happened)
    least = min(happened.sum(), len(happened) - happened.sum())
    problem = _problem(data, design.columns, rules, prices, good=question.outcome in WISHED)
    weighs = least >= LEAST_TO_WEIGH and bool(problem.rules)
    proposed = proposed_weights(problem) if weighs else {}
    return Study(
        path=question.path,
        outcome=question.outcome,
        matching=matching,
        happened=int(happened.sum()),
        adjusted=design.used,
        unadjusted=design.left_out,
        grouping=Grouping(name, len(np.unique(clusters))),
        rules=tuple(rules),
        dimensions=tuple(dimensions),
        twins=twins_of(cases, [lift.name for lift in rules if lift.effect]),
        never=len(prices) - len(found),
        weights=tuple(Weight(rule, prices[rule].weight, weight) for rule, weight in proposed.items()),
        point=float(np.expm1(exchange_rate(problem))) if weighs else 0.0,
        ranking=_ranking(data, problem, prices, weighs=weighs) if least >= LEAST_TO_RANK else None,
        detectable=_detectable(happened, problem.inflation),
        too_small="" if least >= LEAST_TO_WEIGH else "weigh" if least >= LEAST_TO_RANK else "rank",
    )


def _detectable(happened: Array, inflation: float) -> tuple[float, float]:
    """Return the rates that would mostly have shown for a finding in half of the messages."""
    rate, half = float(happened.mean()), len(happened) // 2
    return detectable(rate, expected_error(rate, half, half) * inflation**0.5, LEVEL)


def _refuse_sameness(happened: Array, matching: Matching, question: Question) -> None:
    place = Place(question.path)
    if not len(happened):
        reason = (
            f"no message has an outcome: {matching.messages:,} messages were read, and {matching.rows:,} rows of "
            "outcomes. They are put together by id or e-mail address, with the step if both have one"
        )
        raise SourceError(reason, place)
    if happened.min() == happened.max():
        which = "each" if happened[0] else "no"
        used = f"{which} message that is used ({len(happened):,})"
        reason = f"{used} has the outcome “{question.outcome}”: there is nothing to compare"
        raise SourceError(reason, place)


def _problem(data: Data, columns: Array, rules: Sequence[Lift], prices: Mapping[str, Price], *, good: bool) -> Problem:
    judged = tuple(lift.name for lift in rules if lift.effect and prices[lift.name].weight)
    weights = {name: price.weight for name, price in prices.items()}
    counts, rest = counted(data.cases, judged, weights)
    ratios = [(lift.effect.error / lift.effect.naive_error) ** 2 for lift in rules if lift.effect]
    inflation = max(float(np.median(ratios)), 1.0) if ratios else 1.0
    wished = data.happened if good else 1 - data.happened
    present = np.array([float(weights[name]) for name in judged])
    return Problem(judged, present, counts, rest, columns, wished, data.clusters, inflation)


def _ranking(data: Data, problem: Problem, prices: Mapping[str, Price], *, weighs: bool) -> Ranking | None:
    parts = folds_of(data.clusters)
    if len(np.unique(parts)) == 1:
        return None
    before = scores(data.cases, prices, {})
    after = before.copy()
    for part in np.unique(parts) if weighs else ():
        here = np.flatnonzero(parts == part)
        others = problem.at(np.flatnonzero(parts != part))
        if 0 < others.good.sum() < len(others.good):
            after[here] = scores([data.cases[row] for row in here.tolist()], prices, proposed_weights(others))
    first, second = (
        bins_of(points, foretold(points, data.happened, parts), data.happened, LEVEL) for points in (before, after)
    )
    gain = gain_of(before, after, problem.good, data.clusters, LEVEL)
    return Ranking(gain, len(np.unique(parts)), first, second, weighs)
