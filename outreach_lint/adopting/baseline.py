"""The findings that were there when the linter was taken up: a sorted file of hashes, without a word of a message."""

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from typing import Literal

import msgspec

from outreach_lint.adopting.fingerprints import fingerprints, part_of
from outreach_lint.engine.ignores import Policy
from outreach_lint.errors import ConfigError, Place
from outreach_lint.model import Finding, MessageResult, Suppression

SCHEMA: Literal[1] = 1


class Entry(msgspec.Struct, frozen=True, order=True, forbid_unknown_fields=True):
    """So many findings of a rule in one sentence of a file; the path is seen from the folder of the baseline."""

    path: str
    rule: str
    part: str
    fingerprint: str
    count: int = 1


class _File(msgspec.Struct, frozen=True):
    schema: Literal[1]
    findings: tuple[Entry, ...]


class Baseline:
    """What a baseline still holds while the results of a run pass by."""

    def __init__(self, entries: Iterable[Entry], gone: Iterable[str] = ()) -> None:
        """Take the entries; those of files that are `gone` may be found under any other name."""
        self._entries = tuple(entries)
        self._gone = frozenset(gone)
        self._left: Counter[tuple[str, str]] = Counter()
        for entry in self._entries:
            self._left[self._home(entry.path), entry.fingerprint] += entry.count
        self._seen: set[str] = set()

    def _home(self, path: str) -> str:
        return "" if path in self._gone else path

    def marked(self, result: MessageResult, path: str, policy: Policy, reason: str) -> tuple[Finding, ...]:
        """Return the findings of a result, those that are known and may be suppressed marked so."""
        self._seen.add(path)
        found: list[Finding] = []
        for finding, name in zip(result.findings, fingerprints(result), strict=True):
            if finding.suppressed or not policy.allows(finding) or not self._take(path, name):
                found.append(finding)
            else:
                found.append(msgspec.structs.replace(finding, suppressed=Suppression("baseline", reason)))
        return tuple(found)

    def _take(self, path: str, name: str) -> bool:
        for key in ((path, name), ("", name)):
            if self._left[key] > 0:
                self._left[key] -= 1
                return True
        return False

    def stale(self, active: Container[str]) -> tuple[Entry, ...]:
        """Return the entries of active rules that files which were read, or are gone, no longer hold."""
        left = Counter(self._left)
        found: list[Entry] = []
        for entry in self._entries:
            home = self._home(entry.path)
            if entry.rule not in active or (home and entry.path not in self._seen):
                continue
            count = min(left[home, entry.fingerprint], entry.count)
            left[home, entry.fingerprint] -= count
            if count:
                found.append(msgspec.structs.replace(entry, count=count))
        return tuple(found)


class Recorder:
    """Collects the findings of a run for a new baseline."""

    def __init__(self) -> None:
        """Start with none."""
        self._counts: Counter[tuple[str, str, str, str]] = Counter()
        self.paths: set[str] = set()
        self.locked = 0
        """findings that no baseline may hold"""

    def recorded(self, result: MessageResult, path: str, policy: Policy, reason: str) -> tuple[Finding, ...]:
        """Return the findings of a result, all that may be suppressed marked so, and remember those."""
        self.paths.add(path)
        found: list[Finding] = []
        for finding, name in zip(result.findings, fingerprints(result), strict=True):
            if finding.suppressed or not policy.allows(finding):
                self.locked += not finding.suppressed
                found.append(finding)
                continue
            self._counts[path, finding.rule, part_of(finding), name] += 1
            found.append(msgspec.structs.replace(finding, suppressed=Suppression("baseline", reason)))
        return tuple(found)

    def entries(self) -> tuple[Entry, ...]:
        """Return what was remembered, sorted."""
        return tuple(sorted(Entry(*key, count) for key, count in self._counts.items()))


def encoded(entries: Sequence[Entry]) -> str:
    """Return the text of a baseline: one finding a line, so that a reviewer sees each come and go."""
    lines = ",\n".join("  " + msgspec.json.encode(entry).decode() for entry in sorted(entries))
    inside = f"\n{lines}\n " if lines else ""
    return f'{{\n "schema": {SCHEMA},\n "findings": [{inside}]\n}}\n'


def decoded(data: bytes, path: str) -> tuple[Entry, ...]:
    """Return the entries of a baseline; raises ConfigError for what is none."""
    try:
        return msgspec.json.decode(data, type=_File).findings
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as problem:
        reason = f"no baseline of this version: {problem}"
        raise ConfigError(reason, Place(path)) from None
