"""Whether a score means what it seems to: the chance that it foretells, and what came, in groups of messages."""

import msgspec
import numpy as np
import numpy.typing as npt
from scipy.special import expit
from statsmodels.genmod.families import Binomial
from statsmodels.genmod.generalized_linear_model import GLM
from statsmodels.stats.proportion import proportion_confint

from outreach_lint.calibrating.design import Array, Numbers

_GROUPS = 10
_LEAST = 20


class Bin(msgspec.Struct, frozen=True):
    """Messages of which about the same was foretold: the mean of that, and what came, with its interval (Wilson)."""

    messages: int
    lowest: int
    highest: int
    foretold: float
    rate: float
    low: float
    high: float


def foretold(scores: Array, happened: Array, parts: Numbers) -> Array:
    """Return the chance of the outcome for each message, by a line through the scores of the other parts."""
    chances = np.empty(len(scores))
    for part in np.unique(parts):
        here = parts == part
        chances[here] = _line(scores[~here], happened[~here], scores[here])
    return chances


def bins_of(scores: Array, chances: Array, happened: Array, level: float) -> tuple[Bin, ...]:
    """Return groups of about the same size in the order of their scores; equal scores stay in one group."""
    values, at, counts = np.unique(scores, return_inverse=True, return_counts=True)
    size = max(len(scores) / _GROUPS, _LEAST)
    # The group of a score is told by how many messages lie below the middle of it.
    middle = np.cumsum(counts) - counts / 2
    group = (np.minimum(middle / size, max(len(scores) // size - 1, 0))).astype(int)[at]
    del values
    return tuple(_bin(scores, chances, happened, group == number, level) for number in np.unique(group))


def _line(scores: Array, happened: Array, wanted: Array) -> Array:
    rate = happened.mean()
    if scores.min() == scores.max() or not 0 < rate < 1:
        return np.full(len(wanted), rate)
    fitted = GLM(happened, np.column_stack([np.ones(len(scores)), scores / 100]), family=Binomial()).fit(maxiter=50)
    chances: Array = expit(fitted.params[0] + fitted.params[1] * wanted / 100)
    return chances


def _bin(scores: Array, chances: Array, happened: Array, here: npt.NDArray[np.bool_], level: float) -> Bin:
    hits, count = int(happened[here].sum()), int(here.sum())
    low, high = proportion_confint(hits, count, 1 - level, method="wilson")
    span = int(scores[here].min()), int(scores[here].max())
    return Bin(count, *span, float(chances[here].mean()), hits / count, float(low), float(high))
