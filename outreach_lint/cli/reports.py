"""The reports of one run: several formats, each to its own place, redacted where that is asked for or due."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path, PurePath
from types import TracebackType
from typing import Self

import click
import msgspec

from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.cli.output import Write, output_to, wants_colour
from outreach_lint.model import Failure, MessageResult, Notice
from outreach_lint.report.formats import FORMATS, Format
from outreach_lint.report.style import Look
from outreach_lint.results import Report

TEXT = "text"
_STDOUT = "-"
_TABLES = {".csv", ".tsv", ".xlsx", ".parquet"}


class Wanted(msgspec.Struct, frozen=True):
    """A format, and the file it goes to: None is standard output."""

    name: str
    path: Path | None = None


def wanted_of(values: Sequence[str], output: Path | None, *, quiet: bool = False) -> tuple[Wanted, ...]:
    """Return the reports of `--format` and `--output`; one that has no file goes to standard output.

    If all have one, text goes there unless it is to be `quiet`.

    Raises UsageError for a format that nobody knows, and for two in one place.
    """
    asked = [_split(value) for value in values]
    if all(path is not None for _name, path in asked) and not (quiet and asked):
        asked.insert(0, (TEXT, None))
    found = tuple(Wanted(name, output if path is None else path) for name, path in asked)
    places = [want.path and want.path.resolve() for want in found]
    for number, place in enumerate(places):
        if place in places[:number]:
            reason = f"two reports cannot go to {place or 'standard output'}: write --format NAME=FILE"
            raise click.UsageError(reason)
    return found


def _split(value: str) -> tuple[str, Path | None]:
    name, sign, file = value.partition("=")
    if name not in FORMATS:
        from difflib import get_close_matches

        near = get_close_matches(name, FORMATS, 1)
        hint = f"did you mean “{near[0]}”?" if near else f"there are {', '.join(FORMATS)}"
        reason = f"no format is called “{name}”; {hint}"
        raise click.UsageError(reason)
    if sign and not file:
        reason = f"--format {value}: name a file after the “=”"
        raise click.UsageError(reason)
    return name, Path(file) if sign and file != _STDOUT else None


class Privacy(msgspec.Struct, frozen=True):
    """What may leave the machine: `redact` is the option, None if it was not given; `records` if a list was read."""

    redact: bool | None
    records: bool

    def hides(self, path: str, *, shared: bool) -> bool:
        """Tell whether what comes from a file is redacted in a format."""
        if self.redact is not None:
            return self.redact
        return shared and (self.records or PurePath(path).suffix.lower() in _TABLES)


def _table_to(path: Path | None) -> AbstractContextManager[Write]:
    from outreach_lint.cli.table_output import table_to

    return table_to(path)


class Reports:
    """Writes the outcomes of a run in every format that was asked for, as they come where the format can."""

    def __init__(
        self,
        wanted: Sequence[Wanted],
        privacy: Privacy,
        look: Look,
        *,
        no_colour: bool,
        output: Callable[[Path | None], AbstractContextManager[Write]] = output_to,
    ) -> None:
        """Take what is wanted, and what opens an output; nothing is opened yet."""
        self._output = output
        self._wanted = wanted
        self._privacy = privacy
        self._look = look
        self._no_colour = no_colour
        self._stack = ExitStack()
        self._open: list[tuple[Format, Look, Write]] = []
        self._kept: list[MessageResult] = []
        self._keeps = False
        self.hid_by_default = False

    def __enter__(self) -> Self:
        """Open every output; raises ConfigError for one that cannot be written."""
        with ExitStack() as opened:
            # Standard output is opened first, so closed last: a pipe that breaks there costs no file.
            for want in sorted(self._wanted, key=lambda want: want.path is not None):
                form = FORMATS[want.name]()
                colour = wants_colour(forbidden=self._no_colour, to_file=want.path is not None)
                look = msgspec.structs.replace(self._look, colour=colour)
                output = _table_to if form.row else self._output
                self._open.append((form, look, opened.enter_context(output(want.path))))
                self._keeps = self._keeps or not (form.each or form.row)
            self._stack = opened.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> bool | None:
        """Put each file in its place, or none after an error."""
        return self._stack.__exit__(kind, problem, trace)

    def add(self, outcome: MessageResult | Failure, rules: Mapping[str, CatalogRule]) -> None:
        """Write an outcome where the format streams, and keep it where one does not."""
        for form, look, write in self._open:
            if form.each:
                write(form.each(self._shown(outcome, rules, shared=form.shared), rules, look))
            elif form.row:
                write(form.row(self._shown(outcome, rules, shared=form.shared)))
        if self._keeps and isinstance(outcome, MessageResult):
            self._kept.append(outcome)

    @property
    def kept(self) -> Sequence[MessageResult]:
        """Return the results that some format still needs."""
        return self._kept

    def close(self, report: Report) -> None:
        """Write what each format writes at the end."""
        without = msgspec.structs.replace(report, results=())
        for form, look, write in self._open:
            if not form.row:
                write(form.whole(self._redacted(without if form.each else report, shared=form.shared), look))

    @property
    def printed(self) -> str | None:
        """Return the format on standard output, if there is one."""
        return next((want.name for want in self._wanted if want.path is None), None)

    def for_log(self, report: Report) -> Report:
        """Return the report without results, as the strictest of the formats may tell of its failures and notices."""
        shared = any(form.shared for form, _look, _write in self._open)
        return self._redacted(msgspec.structs.replace(report, results=()), shared=shared)

    def _redacted(self, report: Report, *, shared: bool) -> Report:
        """Return the report as a format may show it."""
        results = tuple(self._shown(result, report.rules, shared=shared) for result in report.results)
        return msgspec.structs.replace(
            report,
            results=tuple(result for result in results if isinstance(result, MessageResult)),
            failures=tuple(
                told
                for f in report.failures
                if isinstance(told := self._shown(f, report.rules, shared=shared), Failure)
            ),
            notices=tuple(self._notice(told, shared=shared) for told in report.notices),
        )

    def _shown(
        self, outcome: MessageResult | Failure, rules: Mapping[str, CatalogRule], *, shared: bool
    ) -> MessageResult | Failure:
        path = outcome.path if isinstance(outcome, Failure) else outcome.message.origin.path
        if not self._hides(path, shared=shared):
            return outcome
        from outreach_lint.report.redact import redacted

        return redacted(outcome, rules)

    def _notice(self, told: Notice, *, shared: bool) -> Notice:
        if not self._hides(told.path, shared=shared):
            return told
        from outreach_lint.report.redact import redacted_notice

        return redacted_notice(told)

    def _hides(self, path: str, *, shared: bool) -> bool:
        hides = self._privacy.hides(path, shared=shared)
        self.hid_by_default = self.hid_by_default or (hides and self._privacy.redact is None)
        return hides
