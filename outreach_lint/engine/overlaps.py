"""One stretch, one reproach: of findings that say the same of overlapping words, the heaviest stands."""

from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence

from outreach_lint.model import SEVERITIES, Finding, PartName
from outreach_lint.scoring import Price

Said = tuple[PartName | None, tuple[str, ...] | str]
"""The part, and the tags of a finding; of one without tags, its category."""


def distinct(findings: Sequence[Finding], prices: Mapping[str, Price]) -> tuple[Finding, ...]:
    """Return the findings without those that a heavier one overlaps which says the same, order kept.

    The same say findings with the same tags, of whatever category, and within a category those without a tag of their
    own.
    """
    standing: set[Finding] = set()
    said: dict[Said, _Stretches] = {}
    for finding in sorted(findings, key=lambda found: _lightness(found, prices)):
        stretch = (finding.start or 0, finding.end or 0, finding.rule)
        if finding.part is not None and _saying(finding) in said and said[_saying(finding)].repeat(*stretch):
            continue
        standing.add(finding)
        if finding.part is not None:
            for saying in {_saying(finding), (finding.part, _category(finding))}:
                said.setdefault(saying, _Stretches()).add(*stretch)
    return tuple(finding for finding in findings if finding in standing)


class _Stretches:
    """Stretches of a part that say the same, found by their place."""

    def __init__(self) -> None:
        self._sorted: list[tuple[int, int, str]] = []
        self._longest = 0

    def add(self, start: int, end: int, rule: str) -> None:
        insort(self._sorted, (start, end, rule))
        self._longest = max(self._longest, end - start)

    def repeat(self, start: int, end: int, rule: str) -> bool:
        """Tell whether a stretch of another rule overlaps this one."""
        first = bisect_left(self._sorted, (start - self._longest,))
        last = bisect_left(self._sorted, (end,))
        return any(other != rule and start < until for _, until, other in self._sorted[first:last])


def _saying(finding: Finding) -> Said:
    return (finding.part, finding.tags or _category(finding))


def _category(finding: Finding) -> str:
    return finding.rule.partition("/")[0]


def _lightness(finding: Finding, prices: Mapping[str, Price]) -> tuple[int, int, int, str]:
    price = prices.get(finding.rule)
    length = (finding.end or 0) - (finding.start or 0)
    return (SEVERITIES.index(finding.severity), -price.weight if price else 0, -length, finding.rule)
