"""The lift of each rule and each dimension: how often the outcome came with a finding and without, and what is sure."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec
import numpy as np
from scipy.stats import false_discovery_control
from statsmodels.stats.proportion import proportion_confint

from outreach_lint.calibrating.cases import Case
from outreach_lint.calibrating.design import Array, Numbers, design_of
from outreach_lint.calibrating.power import detectable, expected_error
from outreach_lint.calibrating.regression import Effect, effect_of

LEVEL = 0.95
LEAST_MESSAGES = 30
LEAST_EXPECTED = 5.0
LEAST_CLUSTERS = 5


class Side(msgspec.Struct, frozen=True):
    """Messages with a finding, or without: how many, with the outcome, and the rate with its interval (Wilson 1927)."""

    messages: int
    happened: int
    rate: float
    low: float
    high: float


class Lift(msgspec.Struct, frozen=True):
    """What is known of one rule or dimension."""

    name: str
    with_: Side = msgspec.field(name="with")
    without: Side
    clusters: int
    """groups of messages of which one at least has the finding"""
    left_out: str
    """why it is not judged; "" if it is"""
    detectable: tuple[float, float]
    """the rates with the finding that would mostly have been told from the rate without it"""
    effect: Effect | None = None
    q_value: float | None = None

    @property
    def change(self) -> float | None:
        """Return the adjusted rate with the finding against that without, less one."""
        return self.effect.rate_with / self.effect.rate_without - 1 if self.effect else None


class Data(msgspec.Struct, frozen=True):
    """The messages as numbers."""

    cases: Sequence[Case]
    happened: Array
    factors: Mapping[str, Numbers]
    clusters: Numbers

    def at(self, rows: Numbers) -> "Data":
        """Return some of the messages."""
        factors = {name: codes[rows] for name, codes in self.factors.items()}
        return Data([self.cases[row] for row in rows.tolist()], self.happened[rows], factors, self.clusters[rows])


def lifts_of(data: Data, names: Mapping[str, Sequence[str]]) -> list[Lift]:
    """Return the lift of each name, which stands for some rules, with false discoveries controlled over all of them.

    Benjamini and Hochberg (1995): of those with a q value of at most 0.05, 5 % at most are expected to be chance.
    """
    found = [_lift(data, name, rules) for name, rules in names.items()]
    judged = [lift for lift in found if lift.effect]
    values = false_discovery_control([lift.effect.p_value for lift in judged if lift.effect]) if judged else ()
    known = {lift.name: float(q) for lift, q in zip(judged, values, strict=True)}
    return [msgspec.structs.replace(lift, q_value=known.get(lift.name)) for lift in found]


def indicator(cases: Iterable[Case], rules: Sequence[str]) -> Array:
    """Return 1 for each message in which one of the rules found something."""
    wanted = frozenset(rules)
    return np.array([float(not wanted.isdisjoint(case.counts)) for case in cases])


def _lift(data: Data, name: str, rules: Sequence[str]) -> Lift:
    wanted = frozenset(rules)
    # Where none of the rules looked, nothing is known of what they would have found.
    looked = np.array([row for row, case in enumerate(data.cases) if not wanted <= case.blind], dtype=np.int64)
    if len(looked) < len(data.cases):
        data = data.at(looked)
    found = indicator(data.cases, rules)
    has = found == 1
    sides = _side(data.happened[has]), _side(data.happened[~has])
    groups = [len(np.unique(data.clusters[which])) for which in (has, ~has)]
    rate = float(data.happened.mean()) if len(data.happened) else 0.0
    reason = _too_few(rate, sides, groups)
    effect = None
    if not reason:
        design = design_of(data.factors, data.happened)
        effect = effect_of(found, design.columns, data.happened, data.clusters, LEVEL)
        reason = "" if effect else f"goes hand in hand with {' and '.join(design.used) or 'something else'}"
    if effect:
        seen = detectable(effect.rate_without, effect.error, LEVEL, effect.freedom)
    else:
        seen = detectable(rate, expected_error(rate, sides[0].messages, sides[1].messages), LEVEL)
    return Lift(name, *sides, groups[0], reason, seen, effect)


def _side(happened: Array) -> Side:
    count, hits = len(happened), int(happened.sum())
    if not count:
        return Side(0, 0, 0.0, 0.0, 1.0)
    low, high = proportion_confint(hits, count, 1 - LEVEL, method="wilson")
    return Side(count, hits, hits / count, float(low), float(high))


def _too_few(rate: float, sides: tuple[Side, Side], groups: Sequence[int]) -> str:
    """Return why a rule is not judged; the rate is that of all, so that the answer decides nothing."""
    for side, word, number in zip(sides, ("with", "without"), groups, strict=True):
        if side.messages < LEAST_MESSAGES:
            return f"fewer than {LEAST_MESSAGES} messages {word} it"
        if side.messages * min(rate, 1 - rate) < LEAST_EXPECTED:
            return f"too few outcomes to expect {word} it"
        if number < LEAST_CLUSTERS:
            return f"fewer than {LEAST_CLUSTERS} groups of messages {word} it"
    return ""
