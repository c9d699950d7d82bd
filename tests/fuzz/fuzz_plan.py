"""What a run of a target is asked to do."""

from pathlib import Path
from typing import NamedTuple


class Plan(NamedTuple):
    """A target runs until the time is over or the inputs are used up, whatever is first."""

    seconds: float
    inputs: int | None
    seed: int
    found: Path
    corpus: Path | None = None
