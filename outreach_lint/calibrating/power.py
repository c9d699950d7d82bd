"""What could have been seen: the smallest true difference that would mostly have shown."""

import math

from scipy.stats import norm
from scipy.stats import t as student

POWER = 0.8


def detectable(rate: float, error: float, level: float, freedom: float = math.inf) -> tuple[float, float]:
    """Return the lower and the higher rate with a finding that would be told from `rate` four times of five.

    The difference in log odds is (t of the level + z of the power) times the error: Cohen (1988), for a Wald test.
    """
    reach = float(student.ppf(0.5 + level / 2, freedom)) + float(norm.ppf(POWER))
    return shifted(rate, -reach * error), shifted(rate, reach * error)


def expected_error(rate: float, with_: int, without: int) -> float:
    """Return the error of a difference in log odds between two groups, if every message stands for itself."""
    if not with_ or not without or not 0 < rate < 1:
        return math.inf
    return math.sqrt((1 / with_ + 1 / without) / (rate * (1 - rate)))


def shifted(rate: float, log_odds: float) -> float:
    """Return a rate with its odds changed."""
    if not 0 < rate < 1:
        return rate
    if math.isinf(log_odds):
        return 0.0 if log_odds < 0 else 1.0
    return 1 / (1 + math.exp(-(math.log(rate / (1 - rate)) + log_odds)))
