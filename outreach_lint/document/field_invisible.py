"""Finds fields whose opening or closing signs an invisible character parts."""

from bisect import bisect_left
from collections.abc import Iterator

from outreach_lint.document.field_fault import FieldFault
from outreach_lint.document.late import late
from outreach_lint.document.merge_fields import ZERO_WIDTH, find_fields, flatten

_PARTED = late(rf"(?<=[{{}}%*|$\[\]<>#!])[{ZERO_WIDTH}]+(?=[{{}}%*|\[\]<>#!])")


def find_parted(source: str) -> Iterator[FieldFault]:
    """Yield what is a field as soon as the invisible characters between its signs are gone."""
    gaps = [found.span() for found in _PARTED.finditer(source)] if any(char in source for char in ZERO_WIDTH) else []
    if not gaps:
        return
    starts: list[int] = []
    pieces: list[str] = []
    reached = gone = 0
    for start, end in gaps:
        pieces.append(source[reached:start])
        starts.append(start - gone)
        gone += end - start
        reached = end
    joined = "".join([*pieces, source[reached:]])
    shift = [0]
    for start, end in gaps:
        shift.append(shift[-1] + end - start)
    for field in flatten(find_fields(joined)):
        first, after = bisect_left(starts, field.start + 1), bisect_left(starts, field.end)
        # A choice is not spoilt by one between a bar and the choice within it; that is told for the one within.
        if first < after and field.role != "spintax":
            yield FieldFault(
                field.start + shift[first],
                field.end + shift[after],
                "zero_width",
                "invisible character between the signs of a field",
            )
