"""The options `--baseline`, `--write-baseline` and `--diff-base` of `check`: results on their way to the report."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from outreach_lint.adopting.baseline import Baseline, Entry, Recorder, decoded, encoded
from outreach_lint.adopting.changes import on_changed_lines
from outreach_lint.adopting.rescored import rescored
from outreach_lint.cli.adopting_options import Adopting
from outreach_lint.cli.git import Repository
from outreach_lint.cli.inputs import Outcomes
from outreach_lint.cli.output import output_to
from outreach_lint.errors import ConfigError, Place
from outreach_lint.model import MessageResult, Notice
from outreach_lint.pipeline import Linter

_SHOWN = 10
_STDIN = "-"


def adopted(outcomes: Outcomes, linter: Linter, asked: Adopting) -> Outcomes:
    """Return the outcomes with what is known marked, and without what stands on unchanged lines."""
    if asked.baseline or asked.write_baseline:
        outcomes = _known(outcomes, linter, asked)
    return _changed(outcomes, linter, Repository(asked.diff_base)) if asked.diff_base else outcomes


def _known(outcomes: Outcomes, linter: Linter, asked: Adopting) -> Outcomes:
    # Both files are looked at before anything is linted, so that a slip is told at once.
    known = _read(asked.baseline) if asked.baseline else ()
    return (
        _recorded(outcomes, linter, asked.write_baseline)
        if asked.write_baseline
        else _marked(outcomes, linter, asked.baseline or Path(), known)
    )


def _read(path: Path) -> tuple[Entry, ...]:
    try:
        return decoded(path.read_bytes(), str(path))
    except OSError as problem:
        reason = f"the baseline cannot be read: {problem.strerror}; --write-baseline {path} writes one"
        raise ConfigError(reason, Place(str(path))) from None


def _marked(outcomes: Outcomes, linter: Linter, path: Path, known: tuple[Entry, ...]) -> Outcomes:
    folder, reason = path.resolve().parent, f"known: {path.name}"
    gone = {entry.path for entry in known if entry.path != _STDIN and not (folder / entry.path).exists()}
    baseline, rules, idle = Baseline(known, gone), linter.rules.by_id, set[str]()
    for outcome in outcomes:
        if not isinstance(outcome, MessageResult):
            yield outcome
            continue
        name = _seen_from(folder, outcome.message.origin.path)
        idle.update(skipped.rule for skipped in outcome.not_run)
        yield rescored(outcome, baseline.marked(outcome, name, linter.policy, reason), rules)
    yield from _stale(baseline.stale(_active(known, linter) - idle - linter.policy.comparing), path)


def _active(entries: tuple[Entry, ...], linter: Linter) -> set[str]:
    """Return the rules that speak in this run; one that is off or locked says nothing of its entries."""
    own = {entry.rule for entry in entries if entry.rule.startswith("lint/")}
    return {*linter.rules.by_id, *own} - linter.policy.locked


def _stale(entries: tuple[Entry, ...], path: Path) -> Iterator[Notice]:
    for entry in entries[:_SHOWN]:
        times = f" ({entry.count} times)" if entry.count > 1 else ""
        yield Notice(str(path), 0, f"no longer found: {entry.rule} in {entry.path}{times}")
    if len(entries) > _SHOWN:
        yield Notice(str(path), 0, f"and {len(entries) - _SHOWN} more are no longer found")
    if entries:
        yield Notice(str(path), 0, "write the baseline anew, so that they cannot come back unseen")


def _recorded(outcomes: Outcomes, linter: Linter, path: Path) -> Outcomes:
    folder, reason, recorder = path.resolve().parent, f"known: {path.name}", Recorder()
    idle: set[str] = set()
    for outcome in outcomes:
        if not isinstance(outcome, MessageResult):
            yield outcome
            continue
        name = _seen_from(folder, outcome.message.origin.path)
        idle.update(skipped.rule for skipped in outcome.not_run)
        yield rescored(outcome, recorder.recorded(outcome, name, linter.policy, reason), linter.rules.by_id)
    # Those of files and rules that were not looked at this time stay.
    old = _read(path) if path.exists() else ()
    active = _active(old, linter) - idle | linter.policy.locked
    others = [
        entry
        for entry in old
        if (folder / entry.path).exists() and (entry.path not in recorder.paths or entry.rule not in active)
    ]
    entries = sorted((*others, *recorder.entries()))
    with output_to(path) as write:
        write(encoded(entries))
    count = sum(entry.count for entry in entries)
    yield Notice(str(path), 0, f"baseline written: {count} finding{'' if count == 1 else 's'}")
    if recorder.locked:
        yield Notice(str(path), 0, f"left out, since no baseline may hold them: {recorder.locked} locked or expired")


def only_changed(revision: str) -> Callable[[MessageResult], MessageResult]:
    """Return what leaves a result only the findings on lines changed since a revision; its score stays."""
    repository = Repository(revision)

    def keep(result: MessageResult) -> MessageResult:
        kept = on_changed_lines(result, repository.changed(result.message.origin.path))
        return msgspec.structs.replace(result, findings=kept)

    return keep


def _changed(outcomes: Outcomes, linter: Linter, repository: Repository) -> Outcomes:
    left_out = 0
    for outcome in outcomes:
        if not isinstance(outcome, MessageResult):
            yield outcome
            continue
        kept = on_changed_lines(outcome, repository.changed(outcome.message.origin.path))
        counted = (sum(not finding.suppressed for finding in findings) for findings in (outcome.findings, kept))
        left_out += next(counted) - next(counted)
        yield rescored(outcome, kept, linter.rules.by_id)
    if left_out:
        count = f"{left_out} finding{'' if left_out == 1 else 's'}"
        yield Notice(f"--diff-base {repository.revision}", 0, f"{count} on unchanged lines left out")


def _seen_from(folder: Path, path: str) -> str:
    """Return a path as the baseline writes it: with slashes, seen from its own folder."""
    if path == _STDIN:
        return path
    whole = Path(path).resolve()
    try:
        return Path(os.path.relpath(whole, folder)).as_posix()
    except ValueError:
        # On Windows, no way leads from one drive to another.
        return whole.as_posix()
