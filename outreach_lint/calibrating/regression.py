"""Logistic regression of an outcome on one finding and what is adjusted for, with errors that know of clusters."""

import warnings

import msgspec
import numpy as np
from scipy.special import expit
from scipy.stats import t as student
from statsmodels.genmod.families import Binomial
from statsmodels.genmod.generalized_linear_model import GLM

from outreach_lint.calibrating.design import Array, Numbers

_SINGULAR = 1e-6
"""Share of a finding's variance that what is adjusted for must leave over."""


class Effect(msgspec.Struct, frozen=True):
    """What a finding does to the log odds, with the interval, and the rates with and without it, all else equal."""

    log_odds: float
    error: float
    naive_error: float
    """the error if every message stood for itself"""
    freedom: float
    p_value: float
    low: float
    high: float
    rate_without: float
    rate_with: float
    rate_low: float
    rate_high: float


def effect_of(found: Array, columns: Array, happened: Array, clusters: Numbers, level: float) -> Effect | None:
    """Return the effect of a finding, None if it goes hand in hand with what is adjusted for.

    Two made-up messages, one of either outcome, have the finding and nothing else: a log-F(2, 2) prior on its
    coefficient (Greenland and Mansournia 2015, Stat Med 34:3133), so that no outcome at all gives a finite answer.
    Errors are those of Liang and Zeger (1986) with the small-sample factor G/(G-1) (N-1)/(N-K). With few clusters the
    t distribution has as many degrees of freedom as the smaller side has clusters, less one.
    """
    if not separable(found, columns):
        return None
    made = np.zeros((2, columns.shape[1] + 1))
    made[:, 0] = 1
    full = np.vstack([np.column_stack([found, columns]), made])
    outcome = np.concatenate([happened, [1.0, 0.0]])
    groups = np.concatenate([clusters, clusters.max() + np.array([1, 2])])
    model = GLM(outcome, full, family=Binomial())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain = model.fit(maxiter=50)
        robust = model.fit(start_params=plain.params, cov_type="cluster", cov_kwds={"groups": groups}, maxiter=50)
    slope, error = float(robust.params[0]), float(robust.bse[0])
    if not (np.isfinite(slope) and np.isfinite(error) and error > 0):
        return None
    freedom = float(max(min(len(np.unique(clusters[found == side])) for side in (0, 1)) - 1, 1))
    reach = float(student.ppf(0.5 + level / 2, freedom)) * error
    p_value = 2 * float(student.sf(abs(slope) / error, freedom))
    others = columns @ robust.params[1:]
    rates = [float(expit(others + at).mean()) for at in (0, slope, slope - reach, slope + reach)]
    return Effect(slope, error, float(plain.bse[0]), freedom, p_value, slope - reach, slope + reach, *rates)


def separable(found: Array, columns: Array) -> bool:
    """Tell whether a finding varies among messages that are alike in what is adjusted for."""
    if found.min() == found.max():
        return False
    solved, *_rest = np.linalg.lstsq(columns, found, rcond=None)
    left = found - columns @ solved
    return float(left @ left) > _SINGULAR * float(((found - found.mean()) ** 2).sum())


def slope_of(values: Array, columns: Array, happened: Array, clusters: Numbers) -> tuple[float, float]:
    """Return the log odds that one unit of a value adds, and its clustered error."""
    model = GLM(happened, np.column_stack([values, columns]), family=Binomial())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fitted = model.fit(cov_type="cluster", cov_kwds={"groups": clusters}, maxiter=50)
    return float(fitted.params[0]), float(fitted.bse[0])
