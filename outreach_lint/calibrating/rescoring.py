"""Scores of past messages by weights: the same sum as in a report, from the counts of their findings."""

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np

from outreach_lint.calibrating.cases import Case
from outreach_lint.calibrating.design import Array
from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.model import Finding
from outreach_lint.pipeline import price_of
from outreach_lint.scoring import Price, score


def prices_of(rules: Mapping[str, CatalogRule]) -> dict[str, Price]:
    """Return what a finding of each rule costs."""
    return {name: price_of(rule) for name, rule in rules.items()}


def scores(cases: Sequence[Case], prices: Mapping[str, Price], weights: Mapping[str, int]) -> Array:
    """Return the score of each message with other weights for some rules."""
    changed = {
        name: msgspec.structs.replace(price, weight=weights[name]) if name in weights else price
        for name, price in prices.items()
    }
    standing = {name: _finding(name) for name in {rule for case in cases for rule in case.counts}}
    return np.array([_score(case, changed, standing) for case in cases], dtype=np.float64)


def _score(case: Case, prices: Mapping[str, Price], standing: Mapping[str, Finding]) -> int:
    findings = [standing[name] for name, count in case.counts.items() for _time in range(count)]
    # A credit that gave nothing at the present weights is not known; it could make up for a few points at others.
    return score(findings, prices, case.credits, partial=False).value


def _finding(rule: str) -> Finding:
    """Return a finding that stands for any of its rule, since a score hangs on their number alone."""
    return Finding(rule, (), "info", "", "", None, None, None, "", 1, 1, 1, 1)
