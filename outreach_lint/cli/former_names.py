"""Tells of names that still work and soon will not: former ids of rules, deprecated rules, former keys."""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from outreach_lint.config.renamed import KEYS
from outreach_lint.engine.ignore_comments import find_ignores
from outreach_lint.model import PARTS, Message, MessageResult, Notice

if TYPE_CHECKING:
    from collections.abc import Container

    from outreach_lint.cli.inputs import Outcomes
    from outreach_lint.cli.session import Session
    from outreach_lint.config.load import Config

_MARK = "outreach-lint:"
_RENAMED = "“{}” is now called “{}”; the old name works until the next minor version"
_DEPRECATED = "“{}” is deprecated, and the next minor version will not have it"


def with_former(outcomes: "Outcomes", session: "Session") -> "Outcomes":
    """Yield the outcomes, and one notice for each such name where it is first met: options, settings, comments."""
    policy = session.linter.policy
    reasons = {name: _DEPRECATED.format(name) for name in policy.leaving}
    reasons |= {name: _RENAMED.format(name, new) for name, new in policy.former.items()}
    keys = {name: _RENAMED.format(name, new) for name, new in KEYS.items()}
    told: set[str] = set()
    for name, path, line in _asked(session, reasons):
        if name not in told:
            told.add(name)
            yield Notice(path, line, {**keys, **reasons}[name])
    for outcome in outcomes:
        yield outcome
        if isinstance(outcome, MessageResult):
            for name, line in _in_comments(outcome.message, reasons):
                if name not in told:
                    told.add(name)
                    yield Notice(outcome.message.origin.path, line, reasons[name])


def _in_comments(message: Message, known: "Container[str]") -> Iterator[tuple[str, int]]:
    """Yield such ids in the ignores of a message, with their lines."""
    if not any(_MARK in message.part(part) for part in PARTS):
        return
    for ignore in find_ignores(message):
        line = message.origin.locate(ignore.part, ignore.start).line
        yield from ((name, line) for name in ignore.rules if name in known)


def _asked(session: "Session", known: "Container[str]") -> Iterator[tuple[str, str, int]]:
    """Yield such names in options and configuration, with their places."""
    for option, names in (("--select", session.asked.wanted), ("--ignore", session.asked.unwanted)):
        yield from ((name, option, 0) for name in names if name in known)
    config, settings = session.config, session.config.settings
    off = (name for override in settings.overrides for name in override.ignore)
    for name in (*settings.select, *settings.ignore, *settings.tweaks, *settings.locked, *off):
        if name in known:
            yield name, *_place(name, config)
    if KEYS:
        yield from _keys(config)


def _keys(config: "Config") -> Iterator[tuple[str, str, int]]:
    from outreach_lint.config.load import settings_file

    for path in config.files:
        file = settings_file(Path(path))
        for name in KEYS:
            if isinstance(file.data, dict) and name in file.data:
                yield name, _seen_from_here(path), file.place((name,), key=True).line


def _place(name: str, config: "Config") -> tuple[str, int]:
    """Return the file and line in which a name stands, line 0 if it cannot be told."""
    whole = re.compile(rf"(?<![\w/-]){re.escape(name)}(?![\w/-])")
    for path in config.files:
        with suppress(OSError, UnicodeDecodeError):
            for number, line in enumerate(Path(path).read_text(encoding="utf-8-sig").splitlines(), 1):
                if whole.search(f" {line}".partition(" #")[0]):
                    return _seen_from_here(path), number
    return _seen_from_here(config.path or "-"), 0


def _seen_from_here(path: str) -> str:
    from outreach_lint.cli.idle_approvals import seen_from_here

    return seen_from_here(path)
