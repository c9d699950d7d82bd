"""What the messages are adjusted for, and by what they belong together."""

from collections.abc import Sequence

import msgspec
import numpy as np

from outreach_lint.calibrating.cases import Case, Outcome
from outreach_lint.calibrating.design import Numbers
from outreach_lint.errors import ConfigError, Place

USUAL_FACTORS = ("step", "channel", "segment", "sender")
USUAL_CLUSTERS = ("template", "company")
_LEAST_GROUPS = 10


class Question(msgspec.Struct, frozen=True):
    """What is asked of the messages."""

    path: str
    outcome: Outcome
    factors: tuple[str, ...] | None = None
    """what to adjust for; None takes what is usual"""
    cluster: str | None = None
    """by what messages belong together; None takes what is known, "" nothing"""


def refuse_unknown(cases: Sequence[Case], question: Question) -> None:
    """Raise ConfigError for a name of what nothing is known."""
    known = sorted({name for case in cases for name in case.factors})
    for name in (*(question.factors or ()), *([question.cluster] if question.cluster else [])):
        if name not in known:
            reason = f"nothing is known of a “{name}” of the messages; there are {', '.join(known)}"
            raise ConfigError(reason, Place(question.path))


def clusters_of(cases: Sequence[Case], wanted: str | None) -> tuple[str, Numbers]:
    """Return by what messages belong together, and the group of each; one that says nothing stands for itself."""
    for name in USUAL_CLUSTERS if wanted is None else (wanted,) if wanted else ():
        known = [case.factors.get(name, "") for case in cases]
        if wanted or len(set(known) - {""}) >= _LEAST_GROUPS:
            numbers: dict[str, int] = {}
            groups = [numbers.setdefault(value or f"\0{row}", len(numbers)) for row, value in enumerate(known)]
            return name, np.array(groups, dtype=np.int64)
    return "", np.arange(len(cases), dtype=np.int64)


def factors_of(cases: Sequence[Case], wanted: tuple[str, ...] | None, cluster: str) -> tuple[str, ...]:
    """Return what is adjusted for."""
    if wanted is not None:
        return wanted
    # Where no step is known, whether it is the first message says most of what a step would.
    known = {name for case in cases for name in case.factors}
    usual = ("stage" if name == "step" and "step" not in known else name for name in USUAL_FACTORS)
    return tuple(name for name in usual if name in known and name != cluster)
