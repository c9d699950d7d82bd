"""The study as JSON: every figure behind the text, for other tools."""

import math
from collections.abc import Sequence
from typing import Any

import msgspec

from outreach_lint.calibrating.lifts import Lift
from outreach_lint.calibrating.study import Study
from outreach_lint.model import Failure, Notice
from outreach_lint.results import VERSION

SCHEMA = 1
_PLACES = 6


def as_json(study: Study, problems: Sequence[Failure | Notice]) -> str:
    """Return one JSON object; figures are rounded to six places, so that other machines print the same."""
    built = msgspec.to_builtins(study)
    built["rules"] = [_lift(lift) for lift in study.rules]
    built["dimensions"] = [_lift(lift) for lift in study.dimensions]
    told = {
        "schema": SCHEMA,
        "tool": {"name": "outreach-lint", "version": VERSION},
        **built,
        "failures": [msgspec.to_builtins(told) for told in problems if isinstance(told, Failure)],
        "notices": [msgspec.to_builtins(told) for told in problems if isinstance(told, Notice)],
    }
    return msgspec.json.format(msgspec.json.encode(_rounded(told)), indent=2).decode() + "\n"


def _lift(lift: Lift) -> dict[str, Any]:
    built: dict[str, Any] = msgspec.to_builtins(lift)
    effect = lift.effect
    if effect:
        built["lift"], built["lift_low"], built["lift_high"] = (
            rate / effect.rate_without - 1 for rate in (effect.rate_with, effect.rate_low, effect.rate_high)
        )
        built["odds_ratio"] = math.exp(effect.log_odds)
    if lift.without.rate and lift.with_.messages:
        built["raw_lift"] = lift.with_.rate / lift.without.rate - 1
    return built


def _rounded(value: Any) -> Any:  # noqa: ANN401  (whatever JSON can hold)
    if isinstance(value, float):
        return round(value, _PLACES) if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: _rounded(inner) for key, inner in value.items()}
    return [_rounded(inner) for inner in value] if isinstance(value, list | tuple) else value
