"""Runs that can be broken off at any moment: what is done is noted, and the next run goes on from there."""

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path

import click
import msgspec

from outreach_lint.caching.run_key import run_key
from outreach_lint.cli.adopting_options import NOTHING as NOT_ADOPTING
from outreach_lint.cli.inputs import found_by
from outreach_lint.cli.output import Write
from outreach_lint.cli.reports import Wanted
from outreach_lint.cli.resume_report import NOTHING, Part, put_in_place
from outreach_lint.cli.resume_state import Belongs, State, Written, digests_of, read_state, refuse_others, write_state
from outreach_lint.cli.session import Asked, Session
from outreach_lint.errors import ConfigError, Place
from outreach_lint.model import Failure, MessageResult
from outreach_lint.pipeline import Outcome
from outreach_lint.report.formats import FORMATS
from outreach_lint.results import Kept, Lost, Tally

_EVERY = 1.0
"""Seconds of work that are lost at most, if a run is ended by force."""
_UNLIKE = {"adopting", "running", "no_color"}
"""Options that may differ from run to run."""


class Journal:
    """Notes how far a run is, and leaves out what an earlier one has done."""

    def __init__(self, session: Session, wanted: Sequence[Wanted], path: Path) -> None:
        """Read what an earlier run has noted; raises UsageError and ConfigError."""
        _refuse(session.asked, wanted)
        self._path, self._wanted = path, wanted
        belongs = Belongs(_options(session.asked), _rules(session), digests_of(_read_by(session)))
        kept = read_state(path)
        if kept:
            refuse_others(path, kept.belongs, belongs)
        day, width = session.linter.policy.today, session.look.width
        self._state = kept or State("outreach-lint/1", belongs, day, width, counts=Tally().counts())
        self._parts: dict[str, Part] = {}
        self._failures = list(self._state.failures)
        self._done, self._stopped, self._noted = self._state.done, self._state.stopped, time.monotonic()
        self._written: dict[str, Written] = {}

    def session(self, session: Session) -> Session:
        """Return a session that leaves out what is done, and takes the day and the width from the earlier run."""
        replace, state = msgspec.structs.replace, self._state
        linter = replace(session.linter, policy=replace(session.linter.policy, today=state.day))
        recipe = session.inputs.recipe
        recipe = replace(recipe, policy=linter.policy) if recipe else None
        inputs = replace(session.inputs, recipe=recipe, done=state.done, cache=False)
        return replace(session, linter=linter, inputs=inputs, look=replace(session.look, width=state.width))

    @contextmanager
    def output(self, path: Path | None) -> Iterator[Write]:
        """Give what writes a report, which stays beside its place; raises ConfigError."""
        name = str(path)
        part = Part(Path(name), self._state.reports.get(name, NOTHING))
        self._parts[name] = part
        try:
            yield part.write
        finally:
            part.close()

    def rest(self, outcomes: Iterable[Outcome], tally: Tally) -> Iterator[Outcome]:
        """Yield the outcomes that are not told yet, and count the others; begins the notes."""
        begun = self._state
        tally.go_on(begun.counts)
        self._written = self._measured()
        self._note(tally)
        told = 0
        for outcome in outcomes:
            if told == begun.done:
                yield outcome
            elif isinstance(outcome, Kept):
                told += 1
                for failure in (failure for number, failure in begun.failures if number == told):
                    tally.add(failure)
            else:
                tally.add(outcome)

    @property
    def stopped(self) -> bool:
        """Tell whether the earlier run has found what stops."""
        return self._state.stopped

    def passed(self, outcome: Outcome, tally: Tally, *, stopped: bool) -> None:
        """Note that an outcome has been written, as often as it is worth it; raises ConfigError."""
        self._stopped = stopped
        if not isinstance(outcome, MessageResult | Lost):
            return
        self._done += 1
        failures: Iterable[Failure] = (outcome,) if isinstance(outcome, Lost) else outcome.failures
        self._failures += [(self._done, failure) for failure in failures]
        self._written = self._measured()
        if time.monotonic() - self._noted > _EVERY:
            self._note(tally)

    def broken_off(self, tally: Tally) -> None:
        """Note where a run was interrupted, and say so."""
        self._note(tally)
        click.echo(f"{self._done:,} messages done; the same command goes on from there", err=True)

    def finish(self, tally: Tally, code: int) -> None:
        """Note that all is written."""
        self._written = self._measured()
        self._note(tally, code)

    def done(self) -> int | None:
        """Return the exit code of a run of which all is written, after putting the reports in their places."""
        if self._state.code is None:
            return None
        for want in self._wanted:
            if want.path:
                put_in_place(want.path)
        self._path.unlink(missing_ok=True)
        return self._state.code

    def _measured(self) -> dict[str, Written]:
        """Return how much is written; after a message, so that what follows it is told again by a later run."""
        return {name: part.written for name, part in self._parts.items()}

    def _note(self, tally: Tally, code: int | None = None) -> None:
        for part in self._parts.values():
            part.settle()
        self._state = msgspec.structs.replace(
            self._state,
            done=self._done,
            reports=self._written,
            counts=tally.counts(),
            failures=tuple(self._failures),
            stopped=self._stopped,
            code=code,
        )
        try:
            write_state(self._path, self._state)
        except OSError as problem:
            reason = f"cannot write how far the run is: {problem.strerror}"
            raise ConfigError(reason, Place(str(self._path))) from None
        self._noted = time.monotonic()


def _refuse(asked: Asked, wanted: Sequence[Wanted]) -> None:
    """Raise UsageError for what cannot go on later."""
    reason = ""
    if asked.template or not asked.paths or Path("-") in asked.paths:
        reason = "--resume is for files: not for standard input, nor for --template"
    elif asked.adopting != NOT_ADOPTING:
        reason = "--resume goes on with a report, and does not go with options that do something else"
    elif any(want.path is None for want in wanted):
        reason = "--resume needs a file for each report: --format jsonl --output results.jsonl"
    elif not all(FORMATS[want.name]().each for want in wanted):
        streaming = [name for name, form in FORMATS.items() if form().each]
        reason = f"--resume needs reports that are written as results come: {', '.join(streaming)}"
    elif any(want.path and want.path.exists() and not want.path.is_file() for want in wanted):
        reason = "--resume needs reports in files that can be gone on with"
    if reason:
        raise click.UsageError(reason)


def _options(asked: Asked) -> dict[str, str]:
    told = {name: str(getattr(asked, name)) for name in Asked.__struct_fields__ if name not in _UNLIKE}
    names = {"wanted": "select", "unwanted": "ignore", "formats": "format"}
    shown = {f"--{names.get(name, name).replace('_', '-')}": value for name, value in told.items() if name != "paths"}
    return {**shown, "paths": told["paths"], "--force-exclude": str(asked.running.force_exclude)}


def _rules(session: Session) -> str:
    settings = session.config.settings
    return f"{run_key(session.linter, settings)}-{blake2b(msgspec.json.encode(settings), digest_size=16).hexdigest()}"


def _read_by(session: Session) -> list[Path]:
    files = found_by(session.inputs, session.config).files
    return [*files, *(path for path in (session.asked.prospect, session.asked.prospects) if path)]
