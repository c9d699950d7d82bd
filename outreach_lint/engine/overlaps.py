"""One stretch, one reproach: of findings that say the same of overlapping words, the heaviest stands."""

from collections.abc import Mapping, Sequence

from outreach_lint.model import SEVERITIES, Finding
from outreach_lint.scoring import Price


def distinct(findings: Sequence[Finding], prices: Mapping[str, Price]) -> tuple[Finding, ...]:
    """Return the findings without those that a heavier one overlaps which says the same, order kept.

    The same say findings with the same tags, of whatever category, and within a category those without a tag of their
    own.
    """
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda found: _lightness(found, prices)):
        if not any(_repeats(finding, other) for other in kept):
            kept.append(finding)
    standing = set(kept)
    return tuple(finding for finding in findings if finding in standing)


def _lightness(finding: Finding, prices: Mapping[str, Price]) -> tuple[int, int, int, str]:
    price = prices.get(finding.rule)
    length = (finding.end or 0) - (finding.start or 0)
    return (SEVERITIES.index(finding.severity), -price.weight if price else 0, -length, finding.rule)


def _repeats(one: Finding, other: Finding) -> bool:
    if one.part is None or one.part != other.part or one.rule == other.rule:
        return False
    same_category = one.rule.partition("/")[0] == other.rule.partition("/")[0]
    if one.tags != other.tags if one.tags else not same_category:
        return False
    return (one.start or 0) < (other.end or 0) and (other.start or 0) < (one.end or 0)
