"""Whether words stand in an order, near one another."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

_LEAP = 4
"""How many times longer a row must be for it to be worth looking only near the places of another."""


def in_order(rows: Sequence[Sequence[int]], reach: int) -> bool:
    """Tell whether a place of each row follows one of the row before, all within a stretch of `reach` places."""
    for start in _starts(rows, reach):
        at = start
        for row in rows[1:]:
            index = bisect_left(row, at)
            if index == len(row):
                return False
            at = row[index]
            if at >= start + reach:
                break
        else:
            return True
    return False


def _starts(rows: Sequence[Sequence[int]], reach: int) -> Iterable[int]:
    """Return the places of the first row that are not too far from those of the shortest row."""
    shortest = min(rows, key=len)
    if len(rows[0]) <= _LEAP * len(shortest):
        return rows[0]
    found: set[int] = set()
    for place in shortest:
        found.update(rows[0][bisect_left(rows[0], place - reach + 1) : bisect_left(rows[0], place + 1)])
    return sorted(found)
