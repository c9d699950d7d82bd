"""How well scores rank outcomes: the area under the ROC curve, with an interval that knows of clusters."""

import msgspec
import numpy as np
from scipy.stats import norm, rankdata

from outreach_lint.calibrating.design import Array, Numbers


class Area(msgspec.Struct, frozen=True):
    """The chance that of two messages, one with the good outcome and one without, the former has the higher score."""

    value: float
    low: float
    high: float


class Gain(msgspec.Struct, frozen=True):
    """Two areas over the same messages, and what the second adds."""

    before: Area
    after: Area
    difference: Area


def gain_of(before: Array, after: Array, good: Array, clusters: Numbers, level: float) -> Gain:
    """Return the areas of two scores of the same messages; `good` is 1 for the better outcome."""
    first, second = _placed(before, good), _placed(after, good)
    areas = [_area(placed, good) for placed in (first, second)]
    errors = [_error(placed, area, good, clusters) for placed, area in zip((first, second), areas, strict=True)]
    reach = float(norm.ppf(0.5 + level / 2))
    told = [
        Area(area, max(area - reach * error, 0.0), min(area + reach * error, 1.0))
        for area, error in zip(areas, errors, strict=True)
    ]
    more = areas[1] - areas[0]
    error = _error(second - first, more, good, clusters)
    return Gain(told[0], told[1], Area(more, more - reach * error, more + reach * error))


def _placed(scores: Array, good: Array) -> Array:
    """Return for each message the share of those of the other outcome that it ranks rightly; ties count half."""
    overall = rankdata(scores)
    placed = np.empty(len(scores))
    wins, losses = good == 1, good == 0
    placed[wins] = (overall[wins] - rankdata(scores[wins])) / losses.sum()
    placed[losses] = 1 - (overall[losses] - rankdata(scores[losses])) / wins.sum()
    return placed


def _area(placed: Array, good: Array) -> float:
    return float(placed[good == 1].mean())


def _error(placed: Array, area: float, good: Array, clusters: Numbers) -> float:
    """Return the error of an area, or of a difference of two.

    Obuchowski (1997), Biometrics 53:567-578: the sums over clusters take the place of the single placements of DeLong
    et al. (1988), to which the formula comes down if each message is its own cluster.
    """
    _values, at = np.unique(clusters, return_inverse=True)
    centred = placed - area
    sums = [np.bincount(at, np.where(good == side, centred, 0.0)) for side in (1, 0)]
    holding = [np.bincount(at, good == side) > 0 for side in (1, 0)]
    counts = [float((good == side).sum()) for side in (1, 0)]
    variance = 0.0
    for total, holds, count in zip(sums, holding, counts, strict=True):
        groups = int(holds.sum())
        if groups > 1:
            variance += groups / (groups - 1) * float(total @ total) / count**2
    if len(sums[0]) > 1:
        both = len(sums[0]) / (len(sums[0]) - 1) * float(sums[0] @ sums[1])
        variance += 2 * both / (counts[0] * counts[1])
    return float(np.sqrt(max(variance, 0.0)))
