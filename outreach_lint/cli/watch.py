"""The option `--watch` of `check`: lint, stay, and lint what changes as soon as it is saved."""

from collections import deque
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

import click
import msgspec

from outreach_lint.cli.reports import Wanted, wanted_of
from outreach_lint.cli.session import Asked, Session, found_in, session_of
from outreach_lint.cli.unquoted import hidden_in, unquoted
from outreach_lint.cli.watch_results import Outcome, Results
from outreach_lint.cli.watch_screen import Screen, named
from outreach_lint.cli.watch_signs import Signs
from outreach_lint.cli.watch_targets import Changes, Targets, changes_of, news, rest_of, targets_of
from outreach_lint.errors import OutreachLintError
from outreach_lint.report.formats import FORMATS

_STDIN = Path("-")
_WARMING = 5
"""Files, less than are looked up in the cache, that show which rules will be asked for."""


def watch(asked: Asked) -> int:
    """Watch until Ctrl-C, which is how it is meant to end: the exit code is 0.

    Raises UsageError for options that make no sense here, and what any run raises if the first one cannot start.
    """
    screen = Screen(_refused(asked))
    try:
        with unquoted(hidden=hidden_in(asked)):
            view = _Watch(asked, screen)
        view.warm_up()
        while True:
            view.step()
    except KeyboardInterrupt:
        return 0


def _refused(asked: Asked) -> Wanted:
    """Return the format to draw; raises UsageError."""
    wanted = wanted_of(asked.formats, asked.output)
    if len(wanted) > 1 or wanted[0].path:
        reason = "--watch draws one report on standard output: leave out --output and --format NAME=FILE"
        raise click.UsageError(reason)
    if FORMATS[wanted[0].name]().each is None:
        streaming = [name for name, form in FORMATS.items() if form().each]
        reason = f"--watch shows results as they come, which {wanted[0].name} cannot: use {', '.join(streaming)}"
        raise click.UsageError(reason)
    if not asked.template and (not asked.paths or _STDIN in asked.paths):
        reason = "--watch works on files and folders: name them"
        raise click.UsageError(reason)
    others = {"fix", "diff", "interactive", "write_baseline", "score_drift"}
    named_too = sorted(f"--{name.replace('_', '-')}" for name in others if getattr(asked.adopting, name))
    if named_too:
        reason = f"--watch changes nothing and compares nothing: leave out {', '.join(named_too)}"
        raise click.UsageError(reason)
    return wanted[0]


class _Watch:
    """What is watched, and what was found in it."""

    def __init__(self, asked: Asked, screen: Screen) -> None:
        """Lint all that is there."""
        self._asked, self._screen = asked, screen
        self._signs, self._results = Signs(), Results()
        self._session = session_of(asked)
        self._targets = targets_of(self._session)
        self._signs.take(self._targets.paths)
        self._show_all("")

    def warm_up(self) -> None:
        """Do now, while nobody waits, what the first save would wait for: compile rules, load the English model."""
        from outreach_lint.document import nlp

        if nlp.available() is None:
            nlp.load()
        # What is gone by now is told by the first step.
        with suppress(OutreachLintError):
            deque(self._found_in(self._targets.messages[:_WARMING]) if self._targets.messages else (), maxlen=0)

    def step(self) -> None:
        """Wait for a change, and show what it has changed."""
        changes = changes_of(self._signs.wait(), self._targets)
        try:
            with unquoted(hidden=hidden_in(self._asked)):
                if changes.reload:
                    self._reload()
                elif changes.listing:
                    self._list(changes)
                else:
                    self._show(changes.messages, named(changes.messages, "changed"))
        except (OutreachLintError, click.UsageError) as problem:
            reason = problem.message if isinstance(problem, click.ClickException) else str(problem)
            self._screen.fail(reason, "Waiting for a change; Ctrl-C ends.")

    def _reload(self) -> None:
        """Read everything again: rules, configuration and records."""
        try:
            session = session_of(self._asked)
            targets = targets_of(session)
        except OutreachLintError:
            # What was watched is watched on, and a new configuration wherever one may appear.
            rest = self._targets.rest | rest_of(self._asked, None)
            self._watch(msgspec.structs.replace(self._targets, rest=rest))
            raise
        self._session = session
        self._watch(targets)
        self._show_all("Read anew. ")

    def _list(self, changes: Changes) -> None:
        """Look for messages again, and lint those that are new or changed."""
        old = self._targets
        try:
            targets = targets_of(self._session)
        except OutreachLintError:
            self._watch(msgspec.structs.replace(old, messages=()))
            self._results.keep(())
            raise
        self._watch(targets)
        self._results.keep(targets.messages)
        new, gone = news(old.messages, targets.messages), news(targets.messages, old.messages)
        changed = tuple(path for path in changes.messages if path not in gone and path not in new)
        if new or gone or changed:
            told = named(changed, "changed") + named(new, "new") + named(gone, "gone")
            self._show((*changed, *new), told)

    def _watch(self, targets: Targets) -> None:
        self._targets = targets
        self._signs.take(targets.paths)

    def _show_all(self, told: str) -> None:
        outcomes, skipped = self._found(self._session)
        self._targets = msgspec.structs.replace(self._targets, skipped=skipped)
        self._draw(self._results.take_all(outcomes, self._targets.messages), told)

    def _show(self, paths: Sequence[str], told: str) -> None:
        """Lint some files and show them, with the counts of all."""
        if not self._targets.messages:
            self._show_all(told)
            return
        shown: list[Outcome] = []
        if paths:
            shown = list(self._results.take(self._found_in(paths), paths))
        self._draw(shown, told)

    def _found_in(self, paths: Sequence[str]) -> Iterable[Outcome]:
        inputs = msgspec.structs.replace(self._session.inputs, paths=tuple(map(Path, paths)))
        return self._found(msgspec.structs.replace(self._session, inputs=inputs))[0]

    def _found(self, session: Session) -> tuple[Iterable[Outcome], int]:
        inputs = msgspec.structs.replace(session.inputs, apart=True)
        found = found_in(msgspec.structs.replace(session, inputs=inputs))
        return ((), 0) if isinstance(found, int) else found

    def _draw(self, shown: Iterable[Outcome], told: str) -> None:
        count = len(self._targets.messages)
        what = f"{count} file{'' if count == 1 else 's'}" if count else "template and rows"
        status = f"{told}Watching {what}; Ctrl-C ends."
        self._screen.draw(
            self._session, shown, lambda: self._results.report(self._session, self._targets.skipped), status
        )
