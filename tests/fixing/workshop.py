"""Files in memory for the tests of fixes: read by their ending, linted by the built-in rules."""

from collections.abc import Sequence
from io import BytesIO

from outreach_lint import Linter
from outreach_lint.errors import SourceError
from outreach_lint.fixing.state import Bench, Outcome
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.nodes import failure_of
from outreach_lint.sources.plain import read_plain
from outreach_lint.sources.read import READERS


def bench(linter: Linter, suffix: str) -> Bench:
    """Return what reads and lints a file of such an ending."""

    def read(data: bytes) -> Sequence[Outcome]:
        name = f"file{suffix}"
        try:
            return tuple(READERS.get(suffix, read_plain)(BytesIO(data), name, Defaults()))
        except SourceError as error:
            return (failure_of(error, name),)

    return Bench(suffix, read, linter.lint)
