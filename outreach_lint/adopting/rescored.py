"""A result with other findings, and the score that they make."""

from collections.abc import Mapping, Sequence

import msgspec

from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.model import Finding, MessageResult
from outreach_lint.pipeline import price_of
from outreach_lint.scoring import CREDITS, score


def rescored(result: MessageResult, findings: Sequence[Finding], rules: Mapping[str, CatalogRule]) -> MessageResult:
    """Return the result with findings in place of its own, of which they are a part, some perhaps suppressed."""
    if tuple(findings) == result.findings:
        return result
    prices = {finding.rule: price_of(rules[finding.rule]) for finding in findings if finding.rule in rules}
    # A credit that gave nothing had nothing left to make up for, and with fewer findings has less still.
    earned = [entry.rule for entry in result.score.ledger if entry.rule in CREDITS]
    value = score(findings, prices, earned, partial=result.score.partial)
    return msgspec.structs.replace(result, findings=tuple(findings), score=value)
