"""Tells which approved wording stands in none of the messages of a run over folders."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from outreach_lint.cli.inputs import Outcomes
from outreach_lint.config.load import Config
from outreach_lint.engine.approvals import Approval, find_approved
from outreach_lint.engine.ignores import Policy
from outreach_lint.model import MessageResult, Notice
from outreach_lint.results import Kept


def with_idle(outcomes: Outcomes, config: Config, policy: Policy, paths: Sequence[Path]) -> Outcomes:
    """Yield the outcomes, then a notice for each approval that matches nothing in them.

    Of single files, as of those that a hook names, and of a run that goes on, nobody expects that they hold it all.
    """
    if not any(path.is_dir() for path in paths):
        yield from outcomes
        return
    missing = set(policy.approved)
    for outcome in outcomes:
        if isinstance(outcome, MessageResult) and missing:
            found = find_approved(outcome.message, missing)
            missing -= {stretch.approval for stretches in found.values() for stretch in stretches}
        elif isinstance(outcome, Kept):
            missing.clear()
        yield outcome
    yield from _told(sorted(missing), config)


def _told(idle: Iterable[Approval], config: Config) -> Outcomes:
    for approval in idle:
        path, line = place_of_entry(approval.sha256, config)
        reason = f"approved wording that no message of this run holds: “{approval.note}” ({approval.sha256[:12]})"
        yield Notice(path, line, reason)


def place_of_entry(digest: str, config: Config) -> tuple[str, int]:
    """Return the file and line in which an approval stands, line 0 if it cannot be told."""
    for name in config.files:
        with suppress(OSError, UnicodeDecodeError):
            for number, line in enumerate(Path(name).read_text(encoding="utf-8-sig").splitlines(), 1):
                if digest in line:
                    return seen_from_here(name), number
    return seen_from_here(config.path or "-"), 0


def seen_from_here(path: str) -> str:
    """Return a path seen from the working folder, if it lies below."""
    with suppress(ValueError):
        return Path(path).resolve().relative_to(Path.cwd()).as_posix()
    return path
