"""The score: 100 less the points of the findings, with caps, credits and ceilings; the whole formula is here.

    value = clamp(100 - sum over categories of min(category cap, sum of rule points) + credits, 0, ceiling)

A rule's points are its weight for the first finding and half of it, rounded down, for each further one, to at most
twice the weight. Credits make up for at most half of the lost points, so that no finding that costs points leaves a
message at 100. The ceiling is the lowest of those of the broken rules; and each broken rule of severity error costs a
band of scores, down to the third. The ledger holds every term, so that 100 plus the sum of its points is the value,
exactly. A dimension is the same sum over the rules that count against it, without caps, credits and ceilings.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

import msgspec

from outreach_lint.model import DIMENSIONS, Dimension, Finding, LedgerEntry, Score

FULL = 100
CATEGORY_CAP = 45
BANDS = ((85, "ready to send"), (65, "needs a second look"), (40, "rewrite before sending"), (0, "do not send"))
ERROR_CEILINGS = tuple(least - 1 for least, _ in BANDS[:-1])
"""The highest score of a message that breaks one, two, or more rules of severity error: each costs a band."""
CREDITS: Mapping[str, int] = {"credit/prospect-fact": 4, "credit/one-question": 2}
"""Points for what is really good: a fact of the prospect used, one clear question."""
CATEGORY_DIMENSIONS: Mapping[str, Dimension] = {
    "guilt": "respect",
    "pressure": "respect",
    "respect": "respect",
    "politics": "respect",
    "privacy": "respect",
    "generic": "relevance",
    "relevance": "relevance",
    "fit": "relevance",
    "pitch": "relevance",
    "ask": "clarity",
    "subject": "clarity",
    "length": "clarity",
    "tone": "clarity",
    "hygiene": "clarity",
    "claims": "trust",
    "compliance": "trust",
    "links": "trust",
    "signature": "trust",
    "sequence": "trust",
    "names": "correctness",
    "fields": "correctness",
    "spintax": "correctness",
    "records": "correctness",
    "channel": "correctness",
}
"""What a category counts against; any other counts against clarity."""


class Price(msgspec.Struct, frozen=True):
    """What a finding of a rule costs."""

    weight: int
    ceiling: int | None = None
    error: bool = False
    dimension: Dimension = "clarity"


def dimension_of(category: str) -> Dimension:
    """Return the dimension that a category counts against."""
    return CATEGORY_DIMENSIONS.get(category, "clarity")


def points(weight: int, count: int) -> int:
    """Return what `count` findings of one rule cost: the first in full, each further one half, at most double."""
    return min(weight + (count - 1) * (weight // 2), 2 * weight) if count else 0


def score(findings: Iterable[Finding], prices: Mapping[str, Price], credits_: Sequence[str], *, partial: bool) -> Score:
    """Return the score of a message; suppressed findings and rules without a price cost nothing."""
    counts = Counter(finding.rule for finding in findings if not finding.suppressed and finding.rule in prices)
    ledger = [LedgerEntry(rule, -points(prices[rule].weight, counts[rule]), counts[rule]) for rule in sorted(counts)]
    ledger += _caps(ledger)
    value = FULL + _sum(ledger)
    room = (FULL - value) // 2
    for name in sorted(set(credits_)):
        gained = min(CREDITS[name], room)
        if gained > 0:
            ledger.append(LedgerEntry(name, gained, 1))
            value += gained
            room -= gained
    if value < 0:
        ledger.append(LedgerEntry("floor", -value, 1))
        value = 0
    ceiling, cause = _ceiling(counts, prices)
    if value > ceiling:
        ledger.append(LedgerEntry(f"ceiling/{cause}", ceiling - value, 1))
        value = ceiling
    return Score(value, _band(value), partial, _dimensions(counts, prices), tuple(ledger))


def _ceiling(counts: Mapping[str, int], prices: Mapping[str, Price]) -> tuple[int, str]:
    """Return the highest score that the broken rules allow, and what sets it."""
    errors = sum(prices[rule].error for rule in counts)
    ceilings = [(ceiling, rule) for rule in counts if (ceiling := prices[rule].ceiling) is not None]
    if errors:
        ceilings.append((ERROR_CEILINGS[min(errors, len(ERROR_CEILINGS)) - 1], "errors"))
    return min(ceilings, default=(FULL, ""))


def _caps(ledger: Sequence[LedgerEntry]) -> list[LedgerEntry]:
    caps = []
    for category, entries in groupby(ledger, key=lambda entry: entry.rule.partition("/")[0]):
        over = -_sum(list(entries)) - CATEGORY_CAP
        if over > 0:
            caps.append(LedgerEntry(f"cap/{category}", over, 1))
    return caps


def _sum(ledger: Sequence[LedgerEntry]) -> int:
    return sum(entry.points for entry in ledger)


def _band(value: int) -> str:
    return next(name for least, name in BANDS if value >= least)


def _dimensions(counts: Mapping[str, int], prices: Mapping[str, Price]) -> dict[Dimension, int]:
    lost = dict.fromkeys(DIMENSIONS, 0)
    for rule, count in counts.items():
        lost[prices[rule].dimension] += points(prices[rule].weight, count)
    return {dimension: max(FULL - taken, 0) for dimension, taken in lost.items()}
