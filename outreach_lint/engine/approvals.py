"""Approved wording: findings wholly inside it do not count, and nothing in it is mended, until the approval ends."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from outreach_lint.engine.run import order
from outreach_lint.engine.wording import find_blocks
from outreach_lint.model import PARTS, Finding, Fix, Message, PartName, Suppression

if TYPE_CHECKING:
    from outreach_lint.engine.ignores import Policy

EXPIRED = "lint/expired-approval"


class Approval(msgspec.Struct, frozen=True, order=True):
    """Wording that somebody answers for, known by its hash and its length in characters (see `wording`)."""

    sha256: str
    length: int
    note: str
    owner: str = ""
    until: str = ""
    """the last day on which it holds, as YYYY-MM-DD; empty if it has no end"""

    @property
    def told(self) -> str:
        """Return why findings in the wording do not count."""
        until = f", until {self.until}" if self.until else ""
        return f"approved: {self.note}{until}" + (f", by {self.owner}" if self.owner else "")


class Stretch(msgspec.Struct, frozen=True, order=True):
    """Approved wording in a part: offsets, half-open."""

    start: int
    end: int
    approval: Approval


class Cover:
    """Stretches of one part, to be asked for by place."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        """Sort them; of those that begin before a place, the one that reaches furthest answers for all."""
        self._starts: list[int] = []
        self._furthest: list[Stretch] = []
        for stretch in sorted(stretches):
            self._starts.append(stretch.start)
            known = self._furthest[-1] if self._furthest else stretch
            self._furthest.append(stretch if stretch.end > known.end else known)

    def around(self, start: int, end: int) -> Stretch | None:
        """Return a stretch that holds all of a span; an empty span at its edge is outside."""
        if start == end:
            return self.touching(start, end)
        found = self._before(start)
        return found if found and end <= found.end else None

    def touching(self, start: int, end: int) -> Stretch | None:
        """Return a stretch that holds a part of a span."""
        found = self._before(end - 1)
        return found if found and start < found.end else None

    def _before(self, place: int) -> Stretch | None:
        at = bisect_right(self._starts, place)
        return self._furthest[at - 1] if at else None


def find_approved(message: Message, approvals: Collection[Approval]) -> dict[PartName, list[Stretch]]:
    """Return where approved wording stands in the parts of a message."""
    known: defaultdict[str, list[Approval]] = defaultdict(list)
    wanted: defaultdict[int, set[str]] = defaultdict(set)
    for approval in approvals:
        known[approval.sha256].append(approval)
        wanted[approval.length].add(approval.sha256)
    found = {
        part: [
            Stretch(start, end, approval)
            for start, end, digest in find_blocks(message.part(part), wanted)
            for approval in known[digest]
        ]
        for part in PARTS
    }
    return {part: stretches for part, stretches in found.items() if stretches}


def with_approved(
    message: Message, findings: Sequence[Finding], policy: "Policy", *, tell: bool = True
) -> tuple[Finding, ...]:
    """Return the findings, those inside approved wording suppressed, and what is to be told of approvals that ended.

    Findings that count nevertheless have no fix that would change the wording.
    """
    if not any(finding.part for finding in findings):
        return tuple(findings)
    found = find_approved(message, policy.approved)
    if not found:
        return tuple(findings)
    standing = {part: Cover(s for s in found[part] if not policy.past(s.approval.until)) for part in found}
    marked = [_marked(finding, standing, policy) for finding in findings]
    if tell:
        ended = {part: Cover(s for s in found[part] if policy.past(s.approval.until)) for part in found}
        marked += _expired(message, marked, ended, policy)
    return tuple(sorted(marked, key=order))


def _marked(finding: Finding, standing: Mapping[PartName, Cover], policy: "Policy") -> Finding:
    cover = standing.get(finding.part) if finding.part else None
    if cover is None or finding.suppressed:
        return finding
    around = _around(finding, cover, policy)
    if around:
        return msgspec.structs.replace(finding, suppressed=Suppression("approved", around.approval.told))
    return msgspec.structs.replace(finding, fix=None) if _changes(finding.fix, cover) else finding


def _around(finding: Finding, cover: Cover, policy: "Policy") -> Stretch | None:
    """Return the stretch that covers a finding, if one may."""
    if finding.start is None or finding.end is None or not policy.allows(finding):
        return None
    return cover.around(finding.start, finding.end)


def _changes(fix: Fix | None, cover: Cover) -> bool:
    return fix is not None and cover.touching(fix.start, fix.end) is not None


def _expired(
    message: Message, findings: Iterable[Finding], ended: Mapping[PartName, Cover], policy: "Policy"
) -> list[Finding]:
    """Return a finding for each stretch whose approval has ended and would cover a finding that counts."""
    spent: set[tuple[PartName, Stretch]] = set()
    for finding in findings:
        cover = ended.get(finding.part) if finding.part and not finding.suppressed else None
        stretch = _around(finding, cover, policy) if cover else None
        if stretch and finding.part:
            spent.add((finding.part, stretch))
    return [_about(message, part, stretch) for part, stretch in spent]


def _about(message: Message, part: PartName, stretch: Stretch) -> Finding:
    approval = stretch.approval
    first, last = (message.origin.locate(part, offset) for offset in (stretch.start, stretch.end))
    owner = f" {approval.owner} answers for it." if approval.owner else ""
    return Finding(
        rule=EXPIRED,
        tags=(),
        severity="warning",
        message=f"This wording was approved until {approval.until}: “{approval.note}”.{owner}",
        instead="Have it approved again and give a new date, or mend what is found in it.",
        part=part,
        start=stretch.start,
        end=stretch.end,
        excerpt=message.part(part)[stretch.start : stretch.end],
        line=first.line,
        column=first.column,
        end_line=last.line,
        end_column=last.column,
    )
