"""Inline ignores: comments that relax a rule for a line or a message, with a reason."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from outreach_lint.document.comments import find_comments
from outreach_lint.engine.run import order
from outreach_lint.model import PARTS, Finding, Message, PartName, Suppression

_IGNORE = re.compile(
    r"outreach-lint: *ignore(?P<whole>-message)?\[(?P<rules>[^\]]*)\]"
    r"(?P<reason>.*?)(?:-->|--\}\}|#\}|\{%|\Z)",
    re.DOTALL,
)
_MEANT = re.compile(r"(?i)outreach[-_ ]?lint\W+(?:ignore|disable)")
"""What was meant for an ignore, and is none."""
_UNREAD = "lint/unread-ignore"
_UNUSED = "lint/unused-ignore"
_REASONLESS = "lint/ignore-without-reason"


class Ignore(msgspec.Struct, frozen=True):
    """One inline ignore: what it relaxes, where, and why. `first` and `last` bound the lines that it covers."""

    part: PartName
    start: int
    end: int
    first: int
    last: int
    rules: tuple[str, ...]
    reason: str
    whole: bool

    def covers(self, finding: Finding) -> bool:
        """Tell whether a finding is of a named rule (or category) and stands in a covered line."""
        category = finding.rule.partition("/")[0]
        if finding.rule not in self.rules and category not in self.rules:
            return False
        if self.whole:
            return True
        if finding.part != self.part or finding.start is None or finding.end is None:
            return False
        return finding.start < self.last and self.first < finding.end


def find_ignores(message: Message) -> tuple[Ignore, ...]:
    """Return the inline ignores in the comments of a message."""
    return tuple(ignore for part in PARTS for ignore in _in_part(part, message.part(part)))


def _in_part(part: PartName, text: str) -> Iterator[Ignore]:
    for comment in find_comments(text):
        found = _IGNORE.search(text[comment.start : comment.end])
        first, last = _lines(text, comment.start, comment.end)
        if not found:
            if _MEANT.search(text[comment.start : comment.end]):
                yield Ignore(part, comment.start, comment.end, first, last, (), "", whole=False)
            continue
        rules = tuple(name.strip() for name in found["rules"].split(",") if name.strip())
        yield Ignore(
            part,
            comment.start,
            comment.end,
            first,
            last,
            rules,
            " ".join(found["reason"].split()),
            bool(found["whole"]),
        )


def _lines(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the comment's line, or of the next line with text if the comment stands alone."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    if text[first:start].strip() or text[end:last].strip():
        return first, last
    following = re.compile(r"\s*\S[^\n]*").match(text, last)
    return (last, following.end()) if following else (first, last)


def apply_ignores(message: Message, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Mark the ignored findings as suppressed, and report ignores without use or reason."""
    ignores = find_ignores(message)
    if not ignores:
        return tuple(findings)
    used: set[Ignore] = set()
    marked: list[Finding] = []
    for finding in findings:
        ignore = next((ignore for ignore in ignores if ignore.covers(finding)), None)
        if ignore:
            used.add(ignore)
            finding = msgspec.structs.replace(finding, suppressed=Suppression("inline", ignore.reason))  # noqa: PLW2901  (the loop only passes findings on)
        marked.append(finding)
    marked += [_about(message, ignore, _UNREAD) for ignore in ignores if not ignore.rules]
    marked += [_about(message, ignore, _UNUSED) for ignore in ignores if ignore.rules and ignore not in used]
    marked += [_about(message, ignore, _REASONLESS) for ignore in ignores if ignore.rules and not ignore.reason]
    return tuple(sorted(marked, key=order))


def _about(message: Message, ignore: Ignore, rule: str) -> Finding:
    named = ", ".join(ignore.rules)
    first, last = (message.origin.locate(ignore.part, offset) for offset in (ignore.start, ignore.end))
    told = {
        _UNREAD: (
            "This comment looks like an ignore and is none.",
            "Write it as “outreach-lint: ignore[category/rule] reason”.",
        ),
        _UNUSED: (f"This ignore of {named} suppresses nothing.", "Delete it, so that the rule can speak again."),
        _REASONLESS: (
            f"This ignore of {named} gives no reason.",
            "Write after the bracket why the rule is wrong here.",
        ),
    }[rule]
    return Finding(
        rule=rule,
        tags=(),
        severity="warning",
        message=told[0],
        instead=told[1],
        part=ignore.part,
        start=ignore.start,
        end=ignore.end,
        excerpt=message.part(ignore.part)[ignore.start : ignore.end],
        line=first.line,
        column=first.column,
        end_line=last.line,
        end_column=last.column,
    )
