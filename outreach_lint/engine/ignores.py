"""Inline ignores: comments that relax a rule for a line or a message, with a reason, and no longer than they say."""

from collections.abc import Sequence

import msgspec

from outreach_lint.engine.ignore_comments import Ignore, find_ignores
from outreach_lint.engine.run import order
from outreach_lint.model import Finding, Message, Suppression

_UNREAD = "lint/unread-ignore"
_UNUSED = "lint/unused-ignore"
_REASONLESS = "lint/ignore-without-reason"
_EXPIRED = "lint/expired-ignore"
_UNDATED = "lint/ignore-without-date"
_LOCKED = "lint/locked-ignore"
LASTING = frozenset({_EXPIRED, _LOCKED})
"""Findings that nothing may suppress: they say that a suppression has ended, or never held."""


class Policy(msgspec.Struct, frozen=True):
    """What limits suppressions: the rules that none may touch, and the day by which end dates are read."""

    locked: frozenset[str] = frozenset()
    """ids of rules"""
    today: str = ""
    """as YYYY-MM-DD; without one, no ignore has ended"""
    comparing: frozenset[str] = frozenset()
    """ids of the rules that compare messages: what they find depends on what else is read"""

    def ended(self, ignore: Ignore) -> bool:
        """Tell whether an ignore held until a day that is past."""
        return bool(ignore.until and self.today) and ignore.dated and ignore.until < self.today

    def may_rest(self, ignore: Ignore) -> bool:
        """Tell whether an ignore may suppress nothing for now."""
        return any(rule in ignore.rules or rule.partition("/")[0] in ignore.rules for rule in self.comparing)

    def allows(self, finding: Finding) -> bool:
        """Tell whether a finding may be suppressed at all."""
        return finding.rule not in self.locked and finding.rule not in LASTING


NO_LIMITS = Policy()


def apply_ignores(message: Message, findings: Sequence[Finding], policy: Policy = NO_LIMITS) -> tuple[Finding, ...]:
    """Mark the ignored findings as suppressed, and report ignores that are idle, mute, past their day, or forbidden."""
    ignores = find_ignores(message)
    if not ignores:
        return tuple(findings)
    marked, used, forbidden = _marked(ignores, findings, policy)
    marked += [
        _about(message, ignore, rule)
        for ignore in ignores
        for rule in _faults(ignore, policy, used=ignore in used, forbidden=ignore in forbidden)
    ]
    return tuple(sorted(marked, key=order))


def ignored_later(message: Message, findings: Sequence[Finding], policy: Policy = NO_LIMITS) -> tuple[Finding, ...]:
    """Mark those that are ignored of findings that were made after the others; all else of ignores was told before."""
    ignores = find_ignores(message)
    marked, _used, forbidden = _marked(ignores, findings, policy)
    marked += [_about(message, ignore, _LOCKED) for ignore in ignores if ignore in forbidden]
    return tuple(marked)


def _marked(
    ignores: Sequence[Ignore], findings: Sequence[Finding], policy: Policy
) -> tuple[list[Finding], set[Ignore], set[Ignore]]:
    """Return the findings, the ignored ones suppressed, with the ignores that do so and those that may not."""
    standing = [ignore for ignore in ignores if ignore.dated and not policy.ended(ignore)]
    used: set[Ignore] = set()
    forbidden: set[Ignore] = set()
    marked: list[Finding] = []
    for finding in findings:
        covering = [ignore for ignore in standing if ignore.covers(finding)]
        if covering and not policy.allows(finding):
            forbidden.update(covering)
        elif covering:
            used.add(covering[0])
            finding = msgspec.structs.replace(finding, suppressed=Suppression("inline", covering[0].told))  # noqa: PLW2901  (the loop only passes findings on)
        marked.append(finding)
    return marked, used, forbidden


def _faults(ignore: Ignore, policy: Policy, *, used: bool, forbidden: bool) -> list[str]:
    """Return the rules that an ignore itself breaks."""
    if not ignore.rules:
        return [_UNREAD]
    faults = [] if ignore.reason else [_REASONLESS]
    if not ignore.dated:
        return [*faults, _UNDATED]
    if policy.ended(ignore):
        return [*faults, _EXPIRED]
    if forbidden:
        return [*faults, _LOCKED]
    return faults if used or policy.may_rest(ignore) else [*faults, _UNUSED]


def _told(ignore: Ignore, rule: str) -> tuple[str, str]:
    """Return what is wrong with an ignore, and what to do about it."""
    named = ", ".join(ignore.rules)
    owner = f" {ignore.owner} answers for it." if ignore.owner else ""
    return {
        _UNREAD: (
            "This comment looks like an ignore and is none.",
            "Write it as “outreach-lint: ignore[category/rule] reason”.",
        ),
        _UNUSED: (f"This ignore of {named} suppresses nothing.", "Delete it, so that the rule can speak again."),
        _REASONLESS: (
            f"This ignore of {named} gives no reason.",
            "Write after the bracket why the rule is wrong here.",
        ),
        _EXPIRED: (
            f"This ignore of {named} held until {ignore.until}.{owner}",
            "Mend what it covered and delete it, or give a new date and say why.",
        ),
        _UNDATED: (
            f"“{ignore.until}” is no date, so this ignore of {named} suppresses nothing.",
            "Write the last day as until YYYY-MM-DD.",
        ),
        _LOCKED: (
            f"This ignore of {named} covers a rule that the configuration locks.",
            "Mend what the rule found, and delete the ignore.",
        ),
    }[rule]


def _about(message: Message, ignore: Ignore, rule: str) -> Finding:
    first, last = (message.origin.locate(ignore.part, offset) for offset in (ignore.start, ignore.end))
    text, instead = _told(ignore, rule)
    return Finding(
        rule=rule,
        tags=(),
        severity="warning",
        message=text,
        instead=instead,
        part=ignore.part,
        start=ignore.start,
        end=ignore.end,
        excerpt=message.part(ignore.part)[ignore.start : ignore.end],
        line=first.line,
        column=first.column,
        end_line=last.line,
        end_column=last.column,
    )
