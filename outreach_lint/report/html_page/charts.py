"""Charts as inline SVG, with their figures in words for those who cannot see them."""

from collections.abc import Mapping, Sequence

from outreach_lint.model import DIMENSIONS, MessageResult
from outreach_lint.report.html_page.elements import level

_BINS, _WIDE = 10, 520
_HIGH, _FLOOR, _HEAD = 150, 128, 18
_ROW, _LABEL = 26, 96


def histogram(scores: Sequence[int]) -> str:
    """Return how many messages have scores of 0 to 9, 10 to 19 and so on; 100 counts with the nineties."""
    counts = [0] * _BINS
    for score in scores:
        counts[min(score // _BINS, _BINS - 1)] += 1
    names = [f"{10 * at}-{10 * at + 9 if at < _BINS - 1 else 100}" for at in range(_BINS)]
    most, step = max(counts) or 1, _WIDE // _BINS
    bars = ""
    for at, count in enumerate(counts):
        left, tall = at * step, round((_FLOOR - _HEAD) * count / most) or int(count > 0)
        if count:
            bars += f'<rect class="{level(10 * at + 5)}" x="{left + 4}" y="{_FLOOR - tall}"'
            bars += f' width="{step - 8}" height="{tall}" rx="2"/>'
            bars += f'<text x="{left + step // 2}" y="{_FLOOR - tall - 5}" text-anchor="middle">{count}</text>'
        # The others are left out on a narrow screen, where signs are larger.
        kind = "axis" if at % 2 else "axis between"
        bars += f'<text class="{kind}" x="{left + step // 2}" y="{_HIGH - 4}" text-anchor="middle">{names[at]}</text>'
    bars += f'<rect class="track" x="0" y="{_FLOOR}" width="{_WIDE}" height="1"/>'
    figures = ", ".join(f"{name}: {count}" for name, count in zip(names, counts, strict=True) if count)
    return _svg("Messages by score", figures, _HIGH, bars)


def dimensions(results: Sequence[MessageResult]) -> str:
    """Return the mean of each dimension over the messages."""
    means: Mapping[str, int] = {
        name: round(sum(result.score.dimensions.get(name, 100) for result in results) / len(results))
        for name in DIMENSIONS
    }
    room = _WIDE - _LABEL - 40
    rows = ""
    for at, (name, mean) in enumerate(means.items()):
        top = at * _ROW
        rows += f'<text x="0" y="{top + 17}">{name}</text>'
        rows += f'<rect class="track" x="{_LABEL}" y="{top + 6}" width="{room}" height="14" rx="3"/>'
        rows += (
            f'<rect class="{level(mean)}" x="{_LABEL}" y="{top + 6}" width="{room * mean // 100}" height="14" rx="3"/>'
        )
        rows += f'<text x="{_WIDE}" y="{top + 17}" text-anchor="end">{mean}</text>'
    figures = ", ".join(f"{name}: {mean}" for name, mean in means.items())
    return _svg("Mean of each dimension", figures, _ROW * len(means), rows)


def _svg(title: str, figures: str, high: int, inside: str) -> str:
    return f'<svg viewBox="0 0 {_WIDE} {high}" role="img" aria-label="{title}. {figures}">{inside}</svg>'
