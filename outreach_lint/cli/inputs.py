"""What a call is to lint: files, standard input, or a template with the rows that go into it."""

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from outreach_lint.cli.progress import Progress
from outreach_lint.config.load import Config
from outreach_lint.config.settings import Override
from outreach_lint.linting import Linting, lint_campaigns, lint_files, one_by_one, pieces_of, skipping
from outreach_lint.model import Failure, MessageResult, Notice
from outreach_lint.pipeline import Linter, defaults_for, narrowed
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.discover import Discovery, discover
from outreach_lint.sources.read import ONE_EACH
from outreach_lint.sources.stdin import read_stream

if TYPE_CHECKING:
    from outreach_lint.comparing import Seen
    from outreach_lint.sources.prospects_join import Prospects
    from outreach_lint.spreading.recipe import Recipe

_STANDARD_INPUT = ((), (Path("-"),))
FEWEST = 8
"""Files from which it pays to look for earlier results: what decides them is found out while a few are linted."""

Outcomes = Iterator[MessageResult | Failure | Notice]


class Inputs(msgspec.Struct, frozen=True):
    """The options that name something to read."""

    paths: tuple[Path, ...] = ()
    template: Path | None = None
    rows: Path | None = None
    prospects: Path | None = None
    stdin_format: str | None = None
    cache: bool = True
    """whether results of earlier runs may be used and kept"""
    force_exclude: bool = False
    """whether exclusions hold for the paths, too"""
    apart: bool = False
    """whether files are not compared with one another"""
    recipe: "Recipe | None" = None
    """what other processes need to lint; None to lint in this one"""
    done: int = 0
    """messages of which an earlier run has told the results"""
    progress: Progress = msgspec.field(default_factory=Progress)


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
    if inputs.stdin_format and (inputs.template or inputs.paths not in _STANDARD_INPUT):
        reason = "--stdin-format tells what standard input holds: name “-”, and no files"
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
        from outreach_lint.comparing import beside_rows

        beside = partial(beside_rows, linter, known, inputs.progress.first_look)
        lint = _linting(inputs, linter, config, overrides)
        return lint_campaigns(lint, rendered, known, inputs.progress.rows, beside), 0
    if inputs.paths in _STANDARD_INPUT:
        from outreach_lint.comparing import compared_stream

        held: list[None] = []
        defaults = defaults_for((), given, config)
        read = read_stream(sys.stdin.buffer, inputs.stdin_format, defaults, partial(held.append, None))
        return compared_stream(linter, read, known, lambda: bool(held)), 0
    found = found_by(inputs, config)
    if len(found.files) == 1 and found.files[0].suffix.lower() in ONE_EACH and not inputs.done:
        return lint_files(linter, found.files, given, config, known), found.skipped
    outcomes, messages = _of_files(inputs, given, config, linter, (found.files, known))
    from outreach_lint.comparing import compared_files, messages_of

    if inputs.apart:
        from outreach_lint.cli.apart import compared_apart

        def messages_in(path: Path) -> "Iterator[Seen]":
            return messages_of(linter, [path], given, config, known)

        return compared_apart(linter, outcomes, found.files, messages_in), found.skipped
    return compared_files(linter, outcomes, found.files, lambda: inputs.progress.first_look(messages())), found.skipped


def _of_files(
    inputs: Inputs, given: Defaults, config: Config, linter: Linter, found: "tuple[Sequence[Path], Prospects | None]"
) -> "tuple[Outcomes, Callable[[], Iterator[Seen]]]":
    """Return the results of files, each linted by itself, and what gives their messages for a comparison."""
    files, known = found
    if known is None and inputs.cache and len(files) >= FEWEST:
        from outreach_lint.caching.files import CachedFiles, store_for

        store = store_for(linter, config)
        if store:
            cached = CachedFiles(linter, files, given, config, store)
            return cached.outcomes(_linting(inputs, linter, config)), cached.met
    from outreach_lint.comparing import messages_of

    lint = _linting(inputs, linter, config)
    outcomes = (outcome for _mark, outcome in lint(pieces_of(files, given, config, known)))
    return outcomes, partial(messages_of, linter, files, given, config, known)


def _linting(inputs: Inputs, linter: Linter, config: Config, overrides: Sequence[Override] = ()) -> Linting:
    """Return what lints: in this process or in several, from the first message on or from where a run was broken off.

    `overrides` are those that the linter is narrowed by.
    """
    here = one_by_one(linter, config.settings)
    if inputs.recipe is None:
        return skipping(here, inputs.done)
    from outreach_lint.spreading.spread import Spread

    narrow = tuple(name for override in overrides for name in override.ignore)
    return skipping(Spread(inputs.recipe.narrowed(narrow), here), inputs.done)


def found_by(inputs: Inputs, config: Config) -> Discovery:
    """Return the files of the paths; raises SourceError for a path that leads to none."""
    paths = inputs.paths
    if inputs.force_exclude or config.settings.force_exclude:
        from outreach_lint.sources.excluded import without_excluded

        paths = without_excluded(paths, config.excluded)
    found = discover(paths, config.excluded, config.settings.columns)
    return msgspec.structs.replace(found, skipped=found.skipped + len(inputs.paths) - len(paths))


def _after(known: "Prospects | None") -> Iterator[Notice]:
    """Yield what is known of the records only when all messages have passed."""
    if known:
        yield from known.notices()
