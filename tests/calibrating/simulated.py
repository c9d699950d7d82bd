"""Makes past messages of which the truth is known: effects on the log odds, and what confounds or groups them."""

from collections.abc import Mapping, Sequence

import numpy as np

from outreach_lint.calibrating.cases import Case, Matching
from outreach_lint.calibrating.lifts import Data
from outreach_lint.scoring import Price


def cases_of(  # noqa: PLR0913  (each is one thing that a made-up world can have)
    seed: int,
    count: int,
    effects: Mapping[str, float],
    *,
    share: float = 0.3,
    base: float = -1.5,
    templates: int = 0,
    spread: float = 0.0,
    steps: Mapping[str, float] | None = None,
) -> list[Case]:
    """Return messages with findings drawn by lot.

    With `templates`, all of a template have the same findings and a luck of their own, of the standard deviation
    `spread`. With `steps`, the log odds of the later steps change, and findings are far more likely in them.
    """
    lot = np.random.default_rng(seed)
    template = lot.integers(0, templates, count) if templates else np.arange(count)
    luck = lot.normal(0, spread, int(template.max()) + 1)
    names = list(steps or {"1": 0.0})
    step = lot.integers(0, len(names), count)
    chance = np.where(step > 0, min(2.5 * share, 0.9), share / 3) if steps else np.full(count, share)
    drawn = (
        lot.random((int(template.max()) + 1, len(effects)))[template]
        if templates
        else lot.random((count, len(effects)))
    )
    found = drawn < chance[:, None]
    odds = base + found @ np.array(list(effects.values())) + luck[template]
    odds = odds + np.array(list((steps or {"1": 0.0}).values()))[step]
    happened = lot.random(count) < 1 / (1 + np.exp(-odds))
    rules = list(effects)
    return [
        Case(
            {rules[at]: 1 for at in np.flatnonzero(found[row])},
            frozenset(),
            (),
            {"step": names[step[row]], **({"template": f"t{template[row]}"} if templates else {})},
            bool(happened[row]),
        )
        for row in range(count)
    ]


def data_of(cases: Sequence[Case], factors: Sequence[str] = (), cluster: str = "") -> Data:
    """Return the messages as the statistics take them."""
    from outreach_lint.calibrating.design import coded

    clusters = coded(cases, cluster) if cluster else np.arange(len(cases), dtype=np.int64)
    happened = np.array([float(case.happened) for case in cases])
    return Data(cases, happened, {name: coded(cases, name) for name in factors}, clusters)


def prices_for(effects: Mapping[str, float], weight: int = 8) -> dict[str, Price]:
    """Return the same price for every rule."""
    return {name: Price(weight) for name in effects}


def matching_of(cases: Sequence[Case]) -> Matching:
    """Return the count of messages that all have an outcome."""
    return Matching(len(cases), len(cases), len(cases))
