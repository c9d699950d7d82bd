"""Draws what a watch has found: anew on a terminal, below what was there anywhere else."""

import sys
from collections.abc import Callable, Iterable

import click
import msgspec

from outreach_lint.cli.output import terminal_width
from outreach_lint.cli.reports import TEXT, Reports, Wanted
from outreach_lint.cli.session import Session
from outreach_lint.cli.watch_results import Outcome
from outreach_lint.model import Notice
from outreach_lint.report import text
from outreach_lint.report.style import harmless
from outreach_lint.results import Report

_CLEAR = "\x1b[H\x1b[2J"
"""What is on the screen goes, what was scrolled away stays."""
_NAMED = 3


class Screen:
    """Standard output in one format, and a line on standard error on what is watched."""

    def __init__(self, wanted: Wanted) -> None:
        """Take the format."""
        self._wanted = wanted

    def draw(self, session: Session, shown: Iterable[Outcome], counted: Callable[[], Report], status: str) -> None:
        """Show some outcomes, then what the report of all files, which is asked for after them, says at its end."""
        look = msgspec.structs.replace(session.look, width=terminal_width())
        rules = session.rules
        self._clear()
        with Reports([self._wanted], session.privacy, look, no_colour=session.asked.no_color) as reports:
            for outcome in shown:
                if not isinstance(outcome, Notice):
                    reports.add(outcome, rules)
            report = counted()
            reports.close(report)
        if self._wanted.name != TEXT:
            click.echo(text.foot(reports.for_log(report), look), nl=False, err=True)
        click.echo(status, err=True)

    def fail(self, reason: str, status: str) -> None:
        """Show why there is nothing to show."""
        self._clear()
        sys.stdout.flush()
        click.echo(f"outreach-lint: {harmless(reason)}", err=True)
        click.echo(status, err=True)

    def _clear(self) -> None:
        if sys.stdout.isatty():
            sys.stdout.write(_CLEAR)


def named(paths: Iterable[str], what: str) -> str:
    """Return what has happened to some files, the first of them by name."""
    listed = sorted(paths)
    more = f" and {len(listed) - _NAMED} more" if len(listed) > _NAMED else ""
    return f"{what}: {', '.join(listed[:_NAMED])}{more}. " if listed else ""
