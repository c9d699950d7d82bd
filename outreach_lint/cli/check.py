"""The command `check`: lint messages and tell what was found."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import msgspec

from outreach_lint.cli.options import CHANNELS, FILE, KINDS, STAGES, config_option, configuration
from outreach_lint.cli.output import output_to, terminal_width, wants_colour
from outreach_lint.cli.progress import watched
from outreach_lint.config.load import Config
from outreach_lint.model import SEVERITIES, Channel, Failure, MessageKind, MessageResult, Stage
from outreach_lint.pipeline import Linter, build_linter, defaults_for, lint_files, lint_messages
from outreach_lint.report import text
from outreach_lint.report.formats import FORMATS
from outreach_lint.report.style import Look
from outreach_lint.results import Report, Tally, reaches
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.discover import discover
from outreach_lint.sources.prospect import read_prospect
from outreach_lint.sources.read import read_stdin

_NEVER = "never"


class Asked(msgspec.Struct, frozen=True):
    """The options of one call."""

    paths: tuple[Path, ...]
    prospect: Path | None
    channel: Channel | None
    kind: MessageKind | None
    stage: Stage | None
    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]
    fail_on: str | None
    min_score: int | None
    format_name: str
    output: Path | None
    no_color: bool
    ledger: bool
    explain: bool
    statistics: bool
    config: Path | None


def _names(_ctx: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


@click.command(short_help="Lint messages (the default command).")
@click.argument("paths", nargs=-1, type=FILE, metavar="[PATHS]... | -")
@click.option("--prospect", type=FILE, metavar="FILE", help="What is known of the reader, as YAML or JSON.")
@click.option("--channel", type=CHANNELS, help="Where it will be sent, if the message does not say.")
@click.option("--kind", type=KINDS, help="A draft is about to be sent; a template has merge fields to be filled.")
@click.option("--stage", type=STAGES, help="Where in the conversation it stands, if the message does not say.")
@click.option("--select", "wanted", multiple=True, callback=_names, metavar="NAMES", help="Run only these rules.")
@click.option("--ignore", "unwanted", multiple=True, callback=_names, metavar="NAMES", help="Leave these rules out.")
@click.option(
    "--fail-on",
    type=click.Choice([*SEVERITIES, _NEVER]),
    help="Exit with 1 from this severity on; error if nothing says so.",
)
@click.option(
    "--min-score", type=click.IntRange(0, 100), metavar="N", help="Exit with 1 if a score (0 to 100) is lower."
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="How to report.",
)
@click.option("--output", type=FILE, metavar="FILE", help="Write there, whole or not at all.")
@click.option("--no-color", is_flag=True, help="Plain text; so does NO_COLOR=1.")
@click.option("--ledger", is_flag=True, help="Show the sum behind each score.")
@click.option("--explain", is_flag=True, help="Show the reasons of each rule in full.")
@click.option("--statistics", is_flag=True, help="Count the findings of each rule.")
@config_option
def check(**options: Any) -> int:  # noqa: ANN401  (click passes options by name; Asked gives them their types)
    """Lint messages: files, folders, or - for standard input.

    NAMES are rule ids, categories or tag:NAME, with commas between; see `outreach-lint rules list`.
    """
    return _run(Asked(**options))


def _run(asked: Asked) -> int:
    config = configuration(asked.config)
    linter = build_linter(config, asked.wanted, asked.unwanted)
    outcomes, skipped = _outcomes(asked, config, linter)
    least = asked.min_score if asked.min_score is not None else config.settings.min_score or 0
    look = Look(
        width=terminal_width(),
        colour=wants_colour(forbidden=asked.no_color, to_file=asked.output is not None),
        ledger=asked.ledger,
        explain=asked.explain,
        statistics=asked.statistics,
        least=least,
    )
    fail_on = asked.fail_on or config.settings.fail_on or "error"
    rules = {rule.id: rule for rule in linter.catalogue.rules}
    form, tally, kept, stopped = FORMATS[asked.format_name], Tally(least), list[MessageResult](), False
    with output_to(asked.output) as stream:
        for outcome in watched(outcomes):
            tally.add(outcome)
            stopped = stopped or _stops(outcome, fail_on, least)
            if form.each:
                stream.write(form.each(outcome, rules, look))
            elif isinstance(outcome, MessageResult):
                kept.append(outcome)
        report = tally.report(kept, rules, skipped)
        stream.write(form.whole(report, look))
    return _told(asked, report, look, stopped=stopped)


def _told(asked: Asked, report: Report, look: Look, *, stopped: bool) -> int:
    """Say on standard error what the output does not, and return the exit code."""
    plain = msgspec.structs.replace(look, colour=False)
    if asked.output:
        click.echo(text.foot(report, plain), nl=False, err=True)
    if asked.output or asked.format_name not in {"text", "concise"}:
        for problem in report.failures:
            click.echo(text.failure(problem, plain), nl=False, err=True)
    if report.summary.below_minimum and not asked.output and asked.format_name != "text":
        low = report.summary
        click.echo(f"{low.below_minimum} of {low.messages} scores below {look.least}, lowest {low.lowest}", err=True)
    if report.failures and not report.summary.messages:
        return 2
    return int(stopped)


def _stops(outcome: MessageResult | Failure, fail_on: str, least: int) -> bool:
    if isinstance(outcome, Failure):
        return True
    if outcome.failures or outcome.score.value < least:
        return True
    return any(reaches(finding, fail_on) for finding in outcome.findings)


def _outcomes(asked: Asked, config: Config, linter: Linter) -> tuple[Iterator[MessageResult | Failure], int]:
    """Return the results as they come, and how many files were skipped."""
    prospect = read_prospect(asked.prospect) if asked.prospect else None
    given = Defaults(asked.channel, asked.kind, asked.stage, prospect)
    if not asked.paths and sys.stdin.isatty():
        reason = "nothing to lint: name files or folders, or paste a message to standard input and name “-”"
        raise click.UsageError(reason)
    if asked.paths in {(), (Path("-"),)}:
        data = sys.stdin.buffer.read()
        return lint_messages(linter, read_stdin(data, defaults_for((), given, config))), 0
    found = discover(asked.paths, config.excluded)
    return lint_files(linter, found.files, given, config), found.skipped
