"""Messages in parts for cross-validation; what belongs together stays together."""

from collections import Counter

import numpy as np

from outreach_lint.calibrating.design import Numbers

FOLDS = 5


def folds_of(clusters: Numbers, most: int = FOLDS) -> Numbers:
    """Return the part of each message: the largest group goes first, each to the part that is smallest by then."""
    sizes = Counter(clusters.tolist())
    count = min(most, len(sizes))
    loads = [0] * count
    part: dict[int, int] = {}
    for group, size in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
        part[group] = min(range(count), key=lambda at: (loads[at], at))
        loads[part[group]] += size
    return np.array([part[group] for group in clusters.tolist()], dtype=np.int64)
