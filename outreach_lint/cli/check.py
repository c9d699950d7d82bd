"""The command `check`: lint messages and tell what was found."""

import time
from pathlib import Path
from typing import Any

import click
import msgspec

from outreach_lint.cli.adopting_options import NOTHING, Adopting, adopting_of, adopting_options
from outreach_lint.cli.inputs import Inputs, Outcomes, outcomes_of
from outreach_lint.cli.options import CHANNELS, FILE, KINDS, STAGES, config_option, configuration
from outreach_lint.cli.output import terminal_width
from outreach_lint.cli.progress import watched
from outreach_lint.cli.reports import TEXT, Privacy, Reports, wanted_of
from outreach_lint.model import SEVERITIES, Channel, Failure, MessageKind, MessageResult, Notice, Stage
from outreach_lint.pipeline import Linter, build_linter
from outreach_lint.report import text
from outreach_lint.report.formats import FORMATS
from outreach_lint.report.style import Look
from outreach_lint.results import Report, Tally, reaches
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.prospect import read_prospect

_NEVER = "never"
_SELF_TOLD = {TEXT, "concise", "github", "azure"}
"""Formats that tell a person of failures; a tool that reads another one shows nothing of it on the terminal."""


class Asked(msgspec.Struct, frozen=True):
    """The options of one call."""

    paths: tuple[Path, ...]
    template: Path | None
    rows: Path | None
    prospects: Path | None
    prospect: Path | None
    channel: Channel | None
    kind: MessageKind | None
    stage: Stage | None
    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]
    fail_on: str | None
    min_score: int | None
    formats: tuple[str, ...]
    output: Path | None
    redact: bool | None
    no_color: bool
    ledger: bool
    explain: bool
    statistics: bool
    config: Path | None
    adopting: Adopting


def _names(_ctx: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


@click.command(short_help="Lint messages (the default command).")
@click.argument("paths", nargs=-1, type=FILE, metavar="[PATHS]... | -")
@click.option("--prospect", type=FILE, metavar="FILE", help="What is known of the reader, as YAML or JSON.")
@click.option("--prospects", type=FILE, metavar="FILE", help="Records of many readers: .csv .tsv .xlsx .json .jsonl.")
@click.option("--template", type=FILE, metavar="FILE", help="Render this with each row of --rows, and lint the result.")
@click.option("--rows", type=FILE, metavar="FILE", help="What goes into the fields of --template: .csv .tsv .xlsx.")
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
    "formats",
    multiple=True,
    metavar="NAME[=FILE]",
    shell_complete=lambda _ctx, _option, begun: [name for name in FORMATS if name.startswith(begun)],
    help=f"How to report, and where: {', '.join(FORMATS)}; may be repeated.",
)
@click.option("--output", type=FILE, metavar="FILE", help="Write there what has no file, whole or not at all.")
@click.option(
    "--redact/--no-redact",
    default=None,
    help="Report no name, address or word of a message; so do formats for services if a list of people is read.",
)
@click.option("--no-color", is_flag=True, help="Plain text; so does NO_COLOR=1.")
@click.option("--ledger", is_flag=True, help="Show the sum behind each score.")
@click.option("--explain", is_flag=True, help="Show the reasons of each rule in full.")
@click.option("--statistics", is_flag=True, help="Count the findings of each rule.")
@adopting_options
@config_option
def check(**options: Any) -> int:  # noqa: ANN401  (click passes options by name; Asked gives them their types)
    """Lint messages: files, folders, or - for standard input.

    NAMES are rule ids, categories or tag:NAME, with commas between; see `outreach-lint rules list`.
    """
    adopting, rest = adopting_of(options)
    return _run(Asked(**rest, adopting=adopting))


def _run(asked: Asked) -> int:
    wanted = wanted_of(asked.formats, asked.output)
    config = configuration(asked.config)
    linter = _of_today(build_linter(config, asked.wanted, asked.unwanted))
    given = Defaults(asked.channel, asked.kind, asked.stage, read_prospect(asked.prospect) if asked.prospect else None)
    inputs = Inputs(asked.paths, asked.template, asked.rows, asked.prospects)
    least = asked.min_score if asked.min_score is not None else config.settings.min_score or 0
    fail_on = asked.fail_on or config.settings.fail_on or "error"
    look = Look(
        width=terminal_width(),
        ledger=asked.ledger,
        explain=asked.explain,
        statistics=asked.statistics,
        least=least,
        fail_on=fail_on,
    )
    if asked.adopting == NOTHING:
        found: tuple[Outcomes, int] | int = outcomes_of(inputs, given, config, linter)
    else:
        from outreach_lint.cli.adopt import adopting
        from outreach_lint.cli.benches import Work

        work = Work(inputs, given, config, linter, asked.wanted, asked.unwanted)
        found = adopting(work, asked.adopting, look)
    if isinstance(found, int):
        return found
    outcomes, skipped = found
    rules = {rule.id: rule for rule in linter.catalogue.rules}
    privacy = Privacy(asked.redact, records=bool(asked.rows or asked.prospects))
    tally, stopped = Tally(least), False
    with Reports(wanted, privacy, look, no_colour=asked.no_color) as reports:
        for outcome in watched(outcomes):
            tally.add(outcome)
            stopped = stopped or _stops(outcome, fail_on, least)
            if not isinstance(outcome, Notice):
                reports.add(outcome, rules)
        report = tally.report(reports.kept, rules, skipped)
        reports.close(report)
    return _told(reports, report, look, stopped=stopped)


def _of_today(linter: Linter) -> Linter:
    """Return a linter for which ignores end by the calendar."""
    policy = msgspec.structs.replace(linter.policy, today=time.strftime("%Y-%m-%d"))
    return msgspec.structs.replace(linter, policy=policy)


def _told(reports: Reports, report: Report, look: Look, *, stopped: bool) -> int:
    """Say on standard error what standard output does not, and return the exit code."""
    shown, printed = reports.for_log(report), reports.printed
    if printed is None:
        click.echo(text.foot(shown, look), nl=False, err=True)
    if printed not in _SELF_TOLD:
        for problem in shown.failures:
            click.echo(text.failure(problem, look), nl=False, err=True)
    if printed not in _SELF_TOLD - {"concise"}:
        for told in shown.notices:
            click.echo(text.notice(told, look), nl=False, err=True)
    if report.summary.below_minimum and printed not in {None, TEXT}:
        low = report.summary
        click.echo(f"{low.below_minimum} of {low.messages} scores below {look.least}, lowest {low.lowest}", err=True)
    if reports.hid_by_default:
        click.echo("names and texts are redacted, since they come from a list of people; see --no-redact", err=True)
    if report.failures and not report.summary.messages:
        return 2
    return int(stopped)


def _stops(outcome: MessageResult | Failure | Notice, fail_on: str, least: int) -> bool:
    if not isinstance(outcome, MessageResult):
        return isinstance(outcome, Failure)
    if outcome.failures or outcome.score.value < least:
        return True
    return any(reaches(finding, fail_on) for finding in outcome.findings)
