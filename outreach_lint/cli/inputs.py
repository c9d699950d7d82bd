"""What a call is to lint: files, standard input, or a template with the rows that go into it."""

import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from outreach_lint.cli.progress import watched
from outreach_lint.config.load import Config
from outreach_lint.model import Failure, MessageResult, Notice
from outreach_lint.pipeline import Linter, defaults_for, lint_campaigns, lint_files, lint_messages, narrowed
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.discover import discover
from outreach_lint.sources.read import read_stdin

if TYPE_CHECKING:
    from outreach_lint.sources.prospects_join import Prospects

_STDIN = Path("-")

Outcomes = Iterator[MessageResult | Failure | Notice]


class Inputs(msgspec.Struct, frozen=True):
    """The options that name something to read."""

    paths: tuple[Path, ...] = ()
    template: Path | None = None
    rows: Path | None = None
    prospects: Path | None = None


def outcomes_of(inputs: Inputs, given: Defaults, config: Config, linter: Linter) -> tuple[Outcomes, int]:
    """Return the results as they come, and how many files were skipped; raises UsageError and SourceError."""
    _refuse_halves(inputs)
    known: Prospects | None = None
    told: list[Failure | Notice] = []
    if inputs.prospects:
        from outreach_lint.sources.prospects_join import load_prospects

        known, told = load_prospects(inputs.prospects, config.settings.columns)
    outcomes, skipped = _outcomes(inputs, given, config, linter, known)
    return chain(told, outcomes, _after(known)), skipped


def _refuse_halves(inputs: Inputs) -> None:
    """Raise UsageError for options that say too little or too much."""
    if (inputs.template is None) != (inputs.rows is None):
        reason = "--template and --rows belong together: a template, and the rows that go into it"
        raise click.UsageError(reason)
    if inputs.template and inputs.paths:
        reason = "name either files to lint, or --template and --rows"
        raise click.UsageError(reason)
    if not inputs.template and not inputs.paths and sys.stdin.isatty():
        reason = "nothing to lint: name files or folders, or paste a message to standard input and name “-”"
        raise click.UsageError(reason)


def _outcomes(
    inputs: Inputs, given: Defaults, config: Config, linter: Linter, known: "Prospects | None"
) -> tuple[Outcomes, int]:
    if inputs.template and inputs.rows:
        from outreach_lint.sources.render_rows import campaigns

        overrides = config.overrides_for(str(inputs.template))
        linter = narrowed(linter, [name for override in overrides for name in override.ignore], config.settings)
        rendered = campaigns(inputs.template, inputs.rows, defaults_for(overrides, given, config))
        return lint_campaigns(linter, rendered, known, watched), 0
    if inputs.paths in {(), (_STDIN,)}:
        data = sys.stdin.buffer.read()
        return lint_messages(linter, read_stdin(data, defaults_for((), given, config)), known), 0
    found = discover(inputs.paths, config.excluded, config.settings.columns)
    return lint_files(linter, found.files, given, config, known), found.skipped


def _after(known: "Prospects | None") -> Iterator[Notice]:
    """Yield what is known of the records only when all messages have passed."""
    if known:
        yield from known.notices()
