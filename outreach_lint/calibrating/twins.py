"""Rules that are found in nearly the same messages, so that nobody can tell which of them matters."""

from collections.abc import Sequence

import numpy as np

from outreach_lint.calibrating.cases import Case
from outreach_lint.calibrating.lifts import indicator

_ALIKE = 0.9
"""Share of the messages with either finding that have both."""


def twins_of(cases: Sequence[Case], rules: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Return the groups of rules of which each is nearly always found with another one of its group."""
    if len(rules) < 2:  # noqa: PLR2004  (one rule has no twin)
        return ()
    found = np.column_stack([indicator(cases, (rule,)) for rule in rules])
    both = found.T @ found
    each = np.diag(both)
    alike = both > _ALIKE * (each[:, None] + each[None, :] - both)
    groups: list[set[int]] = []
    for number in range(len(rules)):
        near = {int(other) for other in np.flatnonzero(alike[number])}
        joined = [group for group in groups if group & near]
        groups = [group for group in groups if not group & near] + [near.union(*joined)]
    return tuple(sorted(tuple(rules[at] for at in sorted(group)) for group in groups if len(group) > 1))
