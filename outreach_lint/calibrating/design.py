"""What is adjusted for, as columns of a regression: one for each frequent value but the most frequent."""

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from outreach_lint.calibrating.cases import Case

Array = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]

LEAST_EACH = 10
"""Outcomes of either sort that a value must have had for a coefficient of its own (Peduzzi et al. 1996)."""
_OTHER = -1


class Design(msgspec.Struct, frozen=True):
    """Columns of noughts and ones after the intercept, by factor, and why a factor gave none."""

    columns: Array
    used: tuple[str, ...]
    left_out: Mapping[str, str]


def coded(cases: Sequence[Case], name: str) -> Numbers:
    """Return the values of a factor as numbers; a message without one has a value of its own."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(case.factors.get(name, ""), len(numbers)) for case in cases], dtype=np.int64)


def design_of(factors: Mapping[str, Numbers], happened: Array) -> Design:
    """Return the columns of some factors for some messages."""
    columns: list[Array] = [np.ones(len(happened))]
    used: list[str] = []
    left_out: dict[str, str] = {}
    for name, codes in factors.items():
        if len(np.unique(codes)) == 1:
            left_out[name] = "one value only"
            continue
        found = _indicators(codes, happened)
        if found:
            columns += found
            used.append(name)
        else:
            left_out[name] = f"no two values with {LEAST_EACH} outcomes of either sort"
    return Design(np.column_stack(columns), tuple(used), left_out)


def _indicators(codes: Numbers, happened: Array) -> list[Array]:
    """Return a column for each value that is frequent enough, but for the most frequent one."""
    _values, at = np.unique(codes, return_inverse=True)
    hits, all_ = np.bincount(at, happened), np.bincount(at)
    enough = np.minimum(hits, all_ - hits) >= LEAST_EACH
    merged = np.where(enough[at], codes, _OTHER)
    rest = merged == _OTHER
    if rest.any() and min(happened[rest].sum(), (1 - happened[rest]).sum()) < LEAST_EACH:
        # Too few for a coefficient of their own: they join the most frequent value.
        kept = Counter(merged[~rest].tolist())
        if not kept:
            return []
        merged = np.where(rest, max(sorted(kept), key=lambda value: kept[value]), merged)
    counts = Counter(merged.tolist())
    base = max(sorted(counts), key=lambda value: counts[value])
    return [(merged == value).astype(np.float64) for value in sorted(counts) if value != base]
