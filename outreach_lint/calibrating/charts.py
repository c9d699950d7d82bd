"""Charts of the study as inline SVG; the figures stand in tables beside them."""

import math
from collections.abc import Sequence

from outreach_lint.calibrating.regression import Effect
from outreach_lint.calibrating.reliability import Bin
from outreach_lint.calibrating.verdicts import percent

_WIDE, _HIGH = 150, 18
_REACH = math.log(4)
"""The ends of the scale: a quarter of the rate, and four times it."""
_SIDE, _LEFT, _TOP, _FOOT = 300, 44, 10, 38
_ENDS = (0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8)
_STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.25)


def whisker(effect: Effect, kind: str) -> str:
    """Return the interval of a lift on a scale of ratios; the line in the middle is no difference."""
    at, low, high = (
        _place(rate, effect.rate_without) for rate in (effect.rate_with, effect.rate_low, effect.rate_high)
    )
    middle = _HIGH / 2
    return (
        f'<svg class="whisker" viewBox="0 0 {_WIDE} {_HIGH}" aria-hidden="true">'
        f'<rect class="track" x="{_WIDE / 2 - 0.5}" y="0" width="1" height="{_HIGH}"/>'
        f'<g class="{kind}"><rect x="{low:.1f}" y="{middle - 1}" width="{max(high - low, 1):.1f}" height="2"/>'
        f'<circle cx="{at:.1f}" cy="{middle}" r="4.5"/></g></svg>'
    )


def _place(rate: float, base: float) -> float:
    ratio = math.log(rate / base) if rate > 0 else -_REACH
    inside = min(max(ratio, -_REACH), _REACH)
    return _WIDE / 2 + inside / _REACH * (_WIDE / 2 - 6)


def top_of(bins: Sequence[Bin]) -> float:
    """Return the rate at which the axes of charts end that hold these groups."""
    most = max(max(group.high, group.foretold) for group in bins)
    return next((end for end in _ENDS if end >= most), 1.0)


def reliability(bins: Sequence[Bin], title: str, top: float) -> str:
    """Return what was foretold against what came: points on the slanting line are right."""
    step = next((step for step in _STEPS if top / step <= 6), top)  # noqa: PLR2004  (more lines than that are clutter)
    across = _SIDE - _LEFT - 10
    lines, value = "", 0.0
    while value <= top + 1e-9:
        x, y = _LEFT + across * value / top, _TOP + across * (1 - value / top)
        lines += f'<rect class="track" x="{_LEFT}" y="{y:.1f}" width="{across}" height="1"/>'
        lines += f'<text class="axis" x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{100 * value:.0f}</text>'
        lines += (
            f'<text class="axis" x="{x:.1f}" y="{_TOP + across + 15}" text-anchor="middle">{100 * value:.0f}</text>'
        )
        value += step
    lines += f'<path class="right" d="M{_LEFT} {_TOP + across}L{_LEFT + across} {_TOP}"/>'
    for group in bins:
        x = _LEFT + across * group.foretold / top
        high, low, at = (_TOP + across * (1 - rate / top) for rate in (group.high, group.low, group.rate))
        lines += f'<g class="point"><rect x="{x - 0.75:.1f}" y="{high:.1f}" width="1.5" height="{low - high:.1f}"/>'
        lines += f'<circle cx="{x:.1f}" cy="{at:.1f}" r="4.5"/></g>'
    under = _TOP + across + 32
    lines += f'<text class="axis" x="{_LEFT + across / 2}" y="{under}" text-anchor="middle">foretold, %</text>'
    lines += f'<text class="axis" x="12" y="{_TOP + across / 2}" text-anchor="middle" '
    lines += f'transform="rotate(-90 12 {_TOP + across / 2})">came, %</text>'
    told = "; ".join(f"foretold {percent(group.foretold)}, came {percent(group.rate)}" for group in bins)
    high = _TOP + across + _FOOT
    return f'<svg viewBox="0 0 {_SIDE} {high}" role="img" aria-label="{title}. {told}">{lines}</svg>'
