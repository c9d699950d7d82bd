"""Weights of rules that fit the outcomes, held near the present ones as far as the data are thin."""

import math
from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
from scipy.special import expit

from outreach_lint.calibrating.cases import Case
from outreach_lint.calibrating.design import Array, Numbers
from outreach_lint.calibrating.regression import slope_of
from outreach_lint.scoring import points

USUAL_RATE = math.log(2) / 25
"""Log odds a point of score is worth before anything is known: 25 points halve the odds."""
_RATE_DOUBT = USUAL_RATE / 2
_DOUBTS = (0.03, 0.06, 0.12, 0.25, 0.5)
"""How far, in log odds, effects may lie from what their weights say: standard deviations to choose from."""
_LOOSE = 2.5
_STEPS, _ENOUGH = 60, 1e-8
MOST = 60


class Problem(msgspec.Struct, frozen=True):
    """Messages as they are weighed: how often each judged rule counts, what the others cost, what is adjusted for."""

    rules: tuple[str, ...]
    weights: Array
    counts: Array
    """of each judged rule in each message: 1 for the first finding, half for each further one, at most 2"""
    rest: Array
    """points that the rules which are not judged take from each message"""
    columns: Array
    good: Array
    clusters: Numbers
    inflation: float
    """how much more the errors are for clusters, squared: the data count for so much less"""

    def at(self, rows: Numbers) -> "Problem":
        """Return some of the messages."""
        kept = (self.counts[rows], self.rest[rows], self.columns[rows], self.good[rows], self.clusters[rows])
        return Problem(self.rules, self.weights, *kept, self.inflation)


def counted(cases: Sequence[Case], judged: Sequence[str], weights: Mapping[str, int]) -> tuple[Array, Array]:
    """Return how much of its weight each judged rule takes from each message, and the points of all others."""
    at = {rule: number for number, rule in enumerate(judged)}
    counts, rest = np.zeros((len(cases), len(at))), np.zeros(len(cases))
    for row, case in enumerate(cases):
        for rule, count in case.counts.items():
            if rule in at:
                counts[row, at[rule]] = min(1 + (count - 1) / 2, 2)
            else:
                rest[row] += points(weights.get(rule, 0), count)
    return counts, rest


def exchange_rate(problem: Problem) -> float:
    """Return the log odds that a point is worth: the usual rate and that of the data, each by its precision."""
    lost = problem.rest + problem.counts @ problem.weights
    if lost.min() == lost.max():
        return USUAL_RATE
    slope, error = slope_of(lost / 10, problem.columns, problem.good, problem.clusters)
    if not (math.isfinite(slope) and math.isfinite(error) and error > 0):
        return USUAL_RATE
    seen, known = 1 / (error / 10) ** 2, 1 / _RATE_DOUBT**2
    return max((-slope / 10 * seen + USUAL_RATE * known) / (seen + known), USUAL_RATE / 3)


def proposed_weights(problem: Problem) -> dict[str, int]:
    """Return weights between half and double the present ones, to the nearest point.

    The effects are those of one logistic regression with all judged rules, each with a normal prior around what its
    weight says: the mode of the posterior (Gelman et al. 2008, Ann Appl Stat 2:1360, with the prior's mean moved from
    nought). How far effects lie from their weights is itself learned: of some widths of the prior, the one that makes
    the outcomes likeliest (empirical Bayes; the evidence by Laplace's method, MacKay 1992, Neural Comput 4:415).
    """
    rate = exchange_rate(problem)
    effects = max((_mode(problem, rate, doubt) for doubt in _DOUBTS), key=lambda found: found[1])[0]
    found = {}
    for rule, weight, effect in zip(problem.rules, problem.weights.tolist(), effects.tolist(), strict=True):
        least, most = math.ceil(weight / 2), min(2 * weight, MOST)
        found[rule] = int(min(max(round(-effect / rate), least), most))
    return found


def _mode(problem: Problem, rate: float, doubt: float) -> tuple[Array, float]:
    """Return the likeliest effects for a width of the prior, and the logarithm of the evidence for it."""
    rules, others = len(problem.rules), problem.columns.shape[1]
    full = np.hstack([problem.counts, problem.columns])
    mean = np.concatenate([-rate * problem.weights, np.zeros(others)])
    doubts = np.concatenate([np.full(rules, doubt), np.full(others, _LOOSE)])
    doubts[rules] = 10 * _LOOSE  # the intercept, of which nothing is known beforehand
    precision, offset = doubts**-2.0, -rate * problem.rest
    at = mean.copy()
    at[rules] = math.log(problem.good.mean() / (1 - problem.good.mean()))
    for _step in range(_STEPS):
        chance = expit(full @ at + offset)
        slope = full.T @ (problem.good - chance) / problem.inflation - precision * (at - mean)
        step = np.linalg.solve(_curve(full, chance, precision, problem.inflation), slope)
        length = float(np.abs(step).max())
        # No step is longer than a logit: where the curve is flat, Newton's method would leap.
        at = at + step / max(length, 1.0)
        if length < _ENOUGH:
            break
    linear = full @ at + offset
    likelihood = float((problem.good * linear - np.logaddexp(0, linear)).sum()) / problem.inflation
    _sign, volume = np.linalg.slogdet(_curve(full, expit(linear), precision, problem.inflation))
    prior = float(np.log(precision).sum() - (precision * (at - mean) ** 2).sum()) / 2
    return at[:rules], likelihood + prior - float(volume) / 2


def _curve(full: Array, chance: Array, precision: Array, inflation: float) -> Array:
    """Return the curvature of the posterior at some chances."""
    curve: Array = (full * (chance * (1 - chance))[:, None]).T @ full / inflation + np.diag(precision)
    return curve
