"""The command `check`: lint messages and tell what was found."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from outreach_lint.cli.adopting_options import adopting_of, adopting_options
from outreach_lint.cli.headings import CHECK, HeadedCommand
from outreach_lint.cli.interrupts import Interrupts
from outreach_lint.cli.options import (
    CHANNEL_HELP,
    CHANNELS,
    FILE,
    KINDS,
    STAGE_HELP,
    STAGES,
    config_option,
    split_names,
    stdin_format_option,
    today_option,
)
from outreach_lint.cli.output import output_to
from outreach_lint.cli.reports import TEXT, Reports, Wanted, wanted_of
from outreach_lint.cli.running_options import running_of, running_options
from outreach_lint.cli.session import Asked, Session, found_in, session_of
from outreach_lint.cli.unquoted import hidden_in, unquoted
from outreach_lint.model import SEVERITIES, Failure, MessageResult, Notice
from outreach_lint.report import text
from outreach_lint.report.formats import FORMATS
from outreach_lint.report.style import Look
from outreach_lint.results import Report, Tally, reaches

if TYPE_CHECKING:
    from outreach_lint.cli.resume import Journal

_NEVER = "never"
_SELF_TOLD = {TEXT, "concise", "github", "azure"}
"""Formats that tell a person of failures; a tool that reads another one shows nothing of it on the terminal."""


_EXAMPLES = """
\b
Examples:
  outreach-lint check draft.txt --prospect dana.yaml
  outreach-lint check templates/ --format concise --fail-on warning
  outreach-lint check templates/ --diff                what --fix would mend
  outreach-lint check templates/ --select guilt,names --explain
  outreach-lint check --template letter.md --rows people.csv
  outreach-lint check export.csv --format html=report.html --min-score 70
"""


@click.command(cls=HeadedCommand, headings=CHECK, short_help="Lint messages (the default command).", epilog=_EXAMPLES)
@click.argument("paths", nargs=-1, type=FILE, metavar="[PATHS]... | -")
@click.option("--prospect", type=FILE, metavar="FILE", help="What is known of the reader, as YAML or JSON.")
@click.option("--prospects", type=FILE, metavar="FILE", help="Records of many readers: .csv .tsv .xlsx .json .jsonl.")
@click.option("--template", type=FILE, metavar="FILE", help="Render this with each row of --rows, and lint the result.")
@click.option("--rows", type=FILE, metavar="FILE", help="What goes into the fields of --template: .csv .tsv .xlsx.")
@click.option("--channel", type=CHANNELS, metavar="NAME", help=CHANNEL_HELP)
@click.option("--kind", type=KINDS, help="A draft is about to be sent; a template has merge fields to be filled.")
@click.option("--stage", type=STAGES, metavar="NAME", help=STAGE_HELP)
@today_option
@stdin_format_option
@click.option("--select", "wanted", multiple=True, callback=split_names, metavar="NAMES", help="Run only these rules.")
@click.option(
    "--ignore", "unwanted", multiple=True, callback=split_names, metavar="NAMES", help="Leave these rules out."
)
@click.option(
    "--fail-on",
    type=click.Choice([*SEVERITIES, _NEVER]),
    metavar="LEVEL",
    help=f"Exit with 1 from this severity on: {', '.join([*SEVERITIES, _NEVER])}; error if nothing says so.",
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
@running_options
@adopting_options
@config_option
def check(**options: Any) -> int:  # noqa: ANN401  (click passes options by name; Asked gives them their types)
    """Lint messages: files, folders, or - for standard input; `outreach-lint PATHS` does the same.

    NAMES are rule ids, categories or tag:NAME, with commas between; see `outreach-lint rules list`. What stands in the
    nearest .outreach-lint.yaml holds, too; options win over it.
    """
    adopting, rest = adopting_of(options)
    running, rest = running_of(rest)
    asked = Asked(**rest, adopting=adopting, running=running)
    if not running.watch:
        with unquoted(hidden=hidden_in(asked)):
            return _run(asked)
    from outreach_lint.cli.watch import watch

    return watch(asked)


def _run(asked: Asked) -> int:
    wanted = wanted_of(asked.formats, asked.output, quiet=asked.running.resume is not None)
    session = session_of(asked)
    journal = None
    if asked.running.resume:
        from outreach_lint.cli.resume import Journal

        journal = Journal(session, wanted, asked.running.resume)
        code = journal.done()
        if code is not None:
            return code
        session = journal.session(session)
    return _lint(session, wanted, journal)


def _lint(session: Session, wanted: Sequence[Wanted], journal: "Journal | None") -> int:
    found = found_in(session)
    if isinstance(found, int):
        return found
    outcomes, skipped = found
    rules, look, no_colour = session.rules, session.look, session.asked.no_color
    tally, stopped = Tally(look.least), bool(journal and journal.stopped)
    output = journal.output if journal else output_to
    with Interrupts() as interrupts, Reports(wanted, session.privacy, look, no_colour=no_colour, output=output) as to:
        coming = session.inputs.progress.linting(outcomes)
        try:
            for outcome in journal.rest(coming, tally) if journal else coming:
                with interrupts.whole():
                    tally.add(outcome)
                    stopped = stopped or _stops(outcome, look.fail_on, look.least)
                    if not isinstance(outcome, Notice):
                        to.add(outcome, rules)
                    if journal:
                        journal.passed(outcome, tally, stopped=stopped)
        except KeyboardInterrupt:
            if journal and not interrupts.torn:
                journal.broken_off(tally)
            raise
        report = tally.report(to.kept, rules, skipped)
        to.close(report)
        code = 2 if report.failures and not report.summary.messages else int(stopped)
        if journal:
            journal.finish(tally, code)
    if journal:
        journal.done()
    _tell(to, report, look)
    return code


def _tell(reports: Reports, report: Report, look: Look) -> None:
    """Say on standard error what standard output does not."""
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


def _stops(outcome: MessageResult | Failure | Notice, fail_on: str, least: int) -> bool:
    if not isinstance(outcome, MessageResult):
        return isinstance(outcome, Failure)
    if outcome.failures or outcome.score.value < least:
        return True
    return any(reaches(finding, fail_on) for finding in outcome.findings)
