"""Reads inline ignores out of comments: the rules, the reason, who answers for it, and until when it holds."""

import re
from collections.abc import Iterator

import msgspec

from outreach_lint.document.comments import find_comments
from outreach_lint.document.late import late
from outreach_lint.model import PARTS, Finding, Message, PartName

_IGNORE = late(
    r"outreach-lint: *ignore(?P<whole>-message)?\[(?P<rules>[^\]]*)\]"
    r"(?P<reason>.*?)(?:-->|--\}\}|#\}|\{%|\Z)",
    re.DOTALL,
)
_MEANT = late(r"(?i)outreach[-_ ]?lint\W+(?:ignore|disable)")
"""What was meant for an ignore, and is none."""
_UNTIL = late(r"(?i)\buntil:? (?P<date>\d+[./-]\d+[./-]\d+|\d{4}[./-]\d\d?)(?![\w/-])")
_DATE = late(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_OWNER_BEFORE = late(r"\bby:? (?P<name>[^\s,;:()]+(?: [^\s,;:()]+){0,2})$")
_OWNER_AFTER = late(r"by:? (?P<name>[^\s,;:()]+(?: [^\s,;:()]+){0,2})(?:[,;:)]|$)")
_BARE_OWNER = late(r"\bby:? (?P<name>(?:@[\w.-]+|[\w.+-]+@[\w.-]+|[A-Z][\w'-]*)(?: [A-Z][\w'-]*){0,2})[.,;]?$")


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
    until: str = ""
    """the last day on which it holds, as YYYY-MM-DD; empty if it has no end"""
    owner: str = ""
    told: str = ""
    """all that follows the bracket, as it was written"""

    @property
    def dated(self) -> bool:
        """Tell whether the end date is none, or one that can be read."""
        return not self.until or _DATE.fullmatch(self.until) is not None

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
        written = text[comment.start : comment.end]
        found = _IGNORE.search(written)
        first, last = _lines(text, comment.start, comment.end)
        place = (part, comment.start, comment.end, first, last)
        if found:
            rules = tuple(name.strip() for name in found["rules"].split(",") if name.strip())
            told = " ".join(found["reason"].split())
            reason, until, owner = _read(told)
            yield Ignore(*place, rules, reason, bool(found["whole"]), until, owner, told)
        elif _MEANT.search(written):
            yield Ignore(*place, (), "", whole=False)


def _read(told: str) -> tuple[str, str, str]:
    """Return reason, end date and owner; `by` names an owner beside an end date, or before a capital or an address."""
    until = _UNTIL.search(told)
    if until is None:
        owner = _BARE_OWNER.search(told)
        return (_trimmed(told[: owner.start()]), "", owner["name"]) if owner else (told, "", "")
    before, after = told[: until.start()].rstrip(" ,;(.-"), told[until.end() :].strip(" ,;).-")
    following = _OWNER_AFTER.match(after)
    if following:
        return _trimmed(f"{before} {after[following.end() :].strip()}"), until["date"], following["name"].rstrip(".")
    preceding = _OWNER_BEFORE.search(before)
    rest = before[: preceding.start()] if preceding else before
    return _trimmed(f"{rest} {after}"), until["date"], preceding["name"] if preceding else ""


def _trimmed(text: str) -> str:
    return text.strip(" ,;(-")


def _lines(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the comment's line, or of the next line with text if the comment stands alone."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    if text[first:start].strip() or text[end:last].strip():
        return first, last
    following = re.compile(r"\s*\S[^\n]*").match(text, last)
    return (last, following.end()) if following else (first, last)
