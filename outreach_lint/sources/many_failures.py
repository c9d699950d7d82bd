"""Holds the failures of one file to a number that can be kept and read; the rest are counted."""

from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

from outreach_lint.errors import SourceError
from outreach_lint.model import Failure

T = TypeVar("T")
MOST: Final = 1_000
"""Failures of a file that are listed; a quotation mark that nothing closes can make one of each row below it."""


def counted(found: Iterable[T], path: str, what: str) -> Iterator[T | Failure]:
    """Yield what was found, of the failures the first thousand, and at the end one that says how many `what` more."""
    kept = more = line = 0
    broken: SourceError | None = None
    try:
        for one in found:
            if not isinstance(one, Failure):
                yield one
            elif kept < MOST:
                kept += 1
                yield one
            else:
                more, line = more + 1, line or one.line
    except SourceError as error:
        broken = error
    if more:
        reason = f"here and below, {more:,} more {what} could not be read; only the first {MOST:,} are listed"
        yield Failure(path, line, reason)
    if broken:
        raise broken
