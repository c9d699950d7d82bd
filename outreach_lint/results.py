"""What a run found out: the value that every report format renders."""

from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec

from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.model import SEVERITIES, Failure, Finding, MessageResult, Notice, NotRun

VERSION = "0.1.0"


class Lost(Failure, frozen=True):
    """A message that was read, and of which there is no result."""


class Kept(Notice, frozen=True):
    """A message of which an earlier run has told the result."""


class Summary(msgspec.Struct, frozen=True):
    """Counts over a run; suppressed findings are counted apart."""

    messages: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    suppressed: int = 0
    files_skipped: int = 0
    rules: int = 0
    lowest: int | None = None
    """the lowest score"""
    below_minimum: int = 0
    """messages whose score is below the minimum that was asked for"""


class Report(msgspec.Struct, frozen=True):
    """A whole run. `results` is empty where they were rendered as they came."""

    results: tuple[MessageResult, ...]
    failures: tuple[Failure, ...]
    not_run: Mapping[NotRun, int]
    """rules that did not run, with the number of messages"""
    statistics: Mapping[str, int]
    """findings that count, by rule"""
    rules: Mapping[str, CatalogRule]
    summary: Summary
    notices: tuple[Notice, ...] = ()


class Counts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a tally has counted, without the failures and notices that it keeps."""

    messages: int
    below: int
    lowest: int | None
    severities: dict[str, int]
    rules: dict[str, int]
    not_run: tuple[tuple[NotRun, int], ...]


class Tally:
    """Adds up results as they come, so that none has to be kept."""

    def __init__(self, least: int = 0) -> None:
        """Start at nothing; `least` is the minimum score."""
        self._least = least
        self._below = 0
        self._severities: Counter[str] = Counter()
        self._rules: Counter[str] = Counter()
        self._not_run: Counter[NotRun] = Counter()
        self._failures: list[Failure] = []
        self._notices: list[Notice] = []
        self._messages = 0
        self._lowest: int | None = None

    def add(self, outcome: MessageResult | Failure | Notice) -> None:
        """Count one result or failure, or keep a notice."""
        if isinstance(outcome, Failure):
            self._failures.append(outcome)
            return
        if isinstance(outcome, Notice):
            self._notices.append(outcome)
            return
        self._messages += 1
        self._failures += outcome.failures
        self._not_run.update(outcome.not_run)
        value = outcome.score.value
        self._below += value < self._least
        self._lowest = value if self._lowest is None else min(self._lowest, value)
        for finding in outcome.findings:
            self._severities["suppressed" if finding.suppressed else finding.severity] += 1
            if not finding.suppressed:
                self._rules[finding.rule] += 1

    def counts(self) -> Counts:
        """Return what was counted, for a run that goes on later."""
        told = (dict(self._severities), dict(self._rules), tuple(self._not_run.items()))
        return Counts(self._messages, self._below, self._lowest, *told)

    def go_on(self, counts: Counts) -> None:
        """Take over what an earlier run has counted."""
        self._messages, self._below, self._lowest = counts.messages, counts.below, counts.lowest
        self._severities, self._rules = Counter(counts.severities), Counter(counts.rules)
        self._not_run = Counter(dict(counts.not_run))

    def report(self, results: Iterable[MessageResult], rules: Mapping[str, CatalogRule], files_skipped: int) -> Report:
        """Return the report of all that was added, with the results that the caller kept."""
        summary = Summary(
            messages=self._messages,
            errors=self._severities["error"],
            warnings=self._severities["warning"],
            infos=self._severities["info"],
            suppressed=self._severities["suppressed"],
            files_skipped=files_skipped,
            rules=len(rules),
            lowest=self._lowest,
            below_minimum=self._below,
        )
        statistics = dict(sorted(self._rules.items(), key=lambda item: (-item[1], item[0])))
        told = (tuple(self._failures), dict(self._not_run), statistics, rules, summary, tuple(self._notices))
        return Report(tuple(results), *told)


def reaches(finding: Finding, severity: str) -> bool:
    """Tell whether a finding counts and is at least as severe as `severity`; nothing reaches “never”."""
    if severity not in SEVERITIES or finding.suppressed:
        return False
    return SEVERITIES.index(finding.severity) <= SEVERITIES.index(severity)
