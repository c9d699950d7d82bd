"""Inline ignores: comments that relax a rule for a line or a message, with a reason, and no longer than they say."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from outreach_lint.engine.ignore_comments import Ignore, find_ignores
from outreach_lint.engine.run import order
from outreach_lint.model import Finding, Message, NotRun, Suppression

if TYPE_CHECKING:
    from outreach_lint.engine.approvals import Approval

_UNREAD = "lint/unread-ignore"
_UNUSED = "lint/unused-ignore"
_REASONLESS = "lint/ignore-without-reason"
_EXPIRED = "lint/expired-ignore"
_UNDATED = "lint/ignore-without-date"
_LOCKED = "lint/locked-ignore"
LASTING = frozenset({_EXPIRED, _LOCKED, "lint/expired-approval"})
"""Findings that nothing may suppress: they say that a suppression has ended, or never held."""


class Policy(msgspec.Struct, frozen=True):
    """What limits suppressions: the rules that none may touch, and the day by which end dates are read."""

    locked: frozenset[str] = frozenset()
    """ids of rules"""
    today: str = ""
    """as YYYY-MM-DD; without one, no ignore has ended"""
    comparing: frozenset[str] = frozenset()
    """ids of the rules that compare messages: what they find depends on what else is read"""
    approved: "tuple[Approval, ...]" = ()
    """wording that is approved as it stands"""
    idle: frozenset[str] = frozenset()
    """ids of the rules that were left out of the run, and the categories they are of"""
    former: Mapping[str, str] = {}
    """the ids of rules by those that they once had"""
    leaving: frozenset[str] = frozenset()
    """ids of the rules that the next minor version will not have"""

    def current(self, ignore: Ignore) -> Ignore:
        """Return an ignore with the ids that rules have now."""
        if self.former.keys().isdisjoint(ignore.rules):
            return ignore
        return msgspec.structs.replace(ignore, rules=tuple(self.former.get(name, name) for name in ignore.rules))

    def past(self, until: str) -> bool:
        """Tell whether an end date, as YYYY-MM-DD, is past; none never is."""
        return bool(until and self.today) and until < self.today

    def ended(self, ignore: Ignore) -> bool:
        """Tell whether an ignore held until a day that is past."""
        return ignore.dated and self.past(ignore.until)

    def may_rest(self, ignore: Ignore) -> bool:
        """Tell whether an ignore may suppress nothing for now."""
        return not self.idle.isdisjoint(ignore.rules) or not names_of(self.comparing).isdisjoint(ignore.rules)

    def without(self, rules: Iterable[str]) -> "Policy":
        """Return the policy of a run that leaves out some more rules, given by their ids."""
        left_out = names_of(rules)
        return msgspec.structs.replace(self, idle=self.idle | left_out) if left_out else self

    def allows(self, finding: Finding) -> bool:
        """Tell whether a finding may be suppressed at all."""
        return finding.rule not in self.locked and finding.rule not in LASTING


NO_LIMITS = Policy()


def names_of(rules: Iterable[str]) -> frozenset[str]:
    """Return the names by which an ignore can mean one of the rules: their ids and their categories."""
    return frozenset(name for rule in rules for name in (rule, rule.partition("/")[0]))


def apply_ignores(
    message: Message, findings: Sequence[Finding], policy: Policy = NO_LIMITS, not_run: Sequence[NotRun] = ()
) -> tuple[Finding, ...]:
    """Mark the ignored findings as suppressed, and report ignores that are idle, mute, past their day, or forbidden.

    An ignore is idle if it suppresses nothing though all rules that it names ran; `not_run` tells those that could not.
    """
    ignores = [policy.current(ignore) for ignore in find_ignores(message)]
    if not ignores:
        return _approved(message, findings, policy)
    policy = policy.without(rule.rule for rule in not_run)
    marked, used, forbidden = _marked(ignores, findings, policy)
    marked = [*_approved(message, marked, policy)]
    marked += [
        _about(message, ignore, rule)
        for ignore in ignores
        for rule in _faults(ignore, policy, used=ignore in used, forbidden=ignore in forbidden)
    ]
    return tuple(sorted(marked, key=order))


def ignored_later(message: Message, findings: Sequence[Finding], policy: Policy = NO_LIMITS) -> tuple[Finding, ...]:
    """Mark those that are ignored of findings that were made after the others; all else of ignores was told before."""
    ignores = [policy.current(ignore) for ignore in find_ignores(message)]
    marked, _used, forbidden = _marked(ignores, findings, policy)
    marked = [*_approved(message, marked, policy, tell=False)]
    marked += [_about(message, ignore, _LOCKED) for ignore in ignores if ignore in forbidden]
    return tuple(marked)


def _approved(
    message: Message, findings: Sequence[Finding], policy: Policy, *, tell: bool = True
) -> tuple[Finding, ...]:
    """Mark those in approved wording, and report approvals that have ended; what an ignore covers is left to it."""
    if not policy.approved:
        return tuple(findings)
    from outreach_lint.engine.approvals import with_approved

    return with_approved(message, findings, policy, tell=tell)


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
