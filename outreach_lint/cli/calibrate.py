"""The command `calibrate`: what worked, by past messages and what came of them."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click
import msgspec

from outreach_lint.cli.headings import CALIBRATE, HeadedCommand
from outreach_lint.cli.inputs import Inputs, outcomes_of
from outreach_lint.cli.options import (
    CHANNEL_HELP,
    CHANNELS,
    FILE,
    STAGE_HELP,
    STAGES,
    config_option,
    configuration,
    split_names,
)
from outreach_lint.cli.output import output_to, terminal_width, wants_colour
from outreach_lint.cli.unquoted import unquoted
from outreach_lint.errors import ConfigError, OutreachLintError, Place
from outreach_lint.model import Channel, Failure, MessageResult, Notice, Stage
from outreach_lint.pipeline import build_linter
from outreach_lint.report.style import Look
from outreach_lint.scoring import Price
from outreach_lint.sources.defaults import Defaults

if TYPE_CHECKING:
    from outreach_lint.calibrating.arranging import Question
    from outreach_lint.calibrating.cases import Case, Matching
    from outreach_lint.calibrating.outcome_files import OutcomeFile

_MISSING = "calibrate needs scipy and statsmodels: pip install 'outreach-lint[calibrate]'"
_LIBRARIES = {"scipy", "statsmodels", "numpy", "pandas", "patsy"}
_FORMATS = ("text", "json", "html")
_NOTHING = "none"

Problems = list[Failure | Notice]


class Asked(msgspec.Struct, frozen=True):
    """The options of one call."""

    paths: tuple[Path, ...]
    outcomes: Path
    outcome: Literal["replied", "meeting", "unsubscribed"] | None
    outcome_column: str | None
    adjust: tuple[str, ...]
    cluster: str | None
    prospects: Path | None
    channel: Channel | None
    stage: Stage | None
    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]
    formats: tuple[str, ...]
    output: Path | None
    write_tweaks: Path | None
    redact: bool
    no_color: bool
    config: Path | None


_EXAMPLES = """
\b
Examples:
  outreach-lint calibrate --outcomes sent.csv
  outreach-lint calibrate --outcomes replies.csv outbox/
  outreach-lint calibrate --outcomes sent.csv --format html=worked.html
  outreach-lint calibrate --outcomes sent.csv --write-tweaks weights.yaml
"""


@click.command(
    cls=HeadedCommand,
    headings=CALIBRATE,
    short_help="Past messages and their outcomes: which rules matter.",
    epilog=_EXAMPLES,
)
@click.argument("paths", nargs=-1, type=FILE, metavar="[PATHS]...")
@click.option(
    "--outcomes",
    type=FILE,
    metavar="FILE",
    required=True,
    help="What came of the messages, a row each: .csv .tsv .xlsx .jsonl; with the messages themselves if no PATHS.",
)
@click.option(
    "--outcome",
    type=click.Choice(["replied", "meeting", "unsubscribed"]),
    help="Which outcome to look at; the first of these that the file has if left out.",
)
@click.option("--outcome-column", metavar="HEADER", help="The column that tells it, if its name does not.")
@click.option(
    "--adjust",
    multiple=True,
    callback=split_names,
    metavar="NAMES",
    help="Adjust for these columns, not for step, channel, segment and sender; none for nothing.",
)
@click.option(
    "--cluster", metavar="NAME", help="The column of what belongs together; template or company if left out; or none."
)
@click.option("--prospects", type=FILE, metavar="FILE", help="Records of many readers: .csv .tsv .xlsx .json .jsonl.")
@click.option("--channel", type=CHANNELS, metavar="NAME", help=CHANNEL_HELP)
@click.option("--stage", type=STAGES, metavar="NAME", help=STAGE_HELP)
@click.option(
    "--select", "wanted", multiple=True, callback=split_names, metavar="NAMES", help="Judge only these rules."
)
@click.option(
    "--ignore", "unwanted", multiple=True, callback=split_names, metavar="NAMES", help="Leave these rules out."
)
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="NAME[=FILE]",
    help=f"How to report, and where: {', '.join(_FORMATS)}; may be repeated.",
)
@click.option("--output", type=FILE, metavar="FILE", help="Write there what has no file, whole or not at all.")
@click.option("--write-tweaks", type=FILE, metavar="FILE", help="Write the proposed weights for the configuration.")
@click.option("--redact", is_flag=True, help="Quote nothing from the files where a row could not be used.")
@click.option("--no-color", is_flag=True, help="Plain text; so does NO_COLOR=1.")
@config_option
def calibrate(**options: object) -> int:
    """Put past messages to what came of them: which findings went with more or fewer replies, and how sure that is.

    Without PATHS, FILE holds the messages, too. With PATHS, its rows are put to the messages there by id or e-mail
    address, with the step if both know it. Needs the extra `calibrate`: pip install 'outreach-lint[calibrate]'
    """
    asked = Asked(**options)  # type: ignore[arg-type]
    try:
        import outreach_lint.calibrating.study  # noqa: F401  (to learn whether what it needs is there)
    except ModuleNotFoundError as problem:
        if (problem.name or "").partition(".")[0] not in _LIBRARIES:
            raise
        raise ConfigError(_MISSING) from None
    with unquoted(hidden=asked.redact, kind=OutreachLintError):
        return _run(asked)


def _run(asked: Asked) -> int:
    from outreach_lint.calibrating.study import study_of
    from outreach_lint.cli.calibrate_reports import refuse_foreign, tell, wanted_of, write_reports

    wanted = wanted_of(asked.formats, asked.output, _FORMATS)
    if asked.write_tweaks:
        refuse_foreign(asked.write_tweaks)
    cases, matching, prices, question, problems = _gathered(asked)
    look = Look(width=terminal_width(), colour=wants_colour(forbidden=asked.no_color, to_file=asked.output is not None))
    tell(problems, look)
    study = study_of(cases, matching, prices, question)
    write_reports(study, problems, wanted, look)
    if asked.write_tweaks:
        from outreach_lint.calibrating.tweaks import tweaks_of

        with output_to(asked.write_tweaks) as write:
            write(tweaks_of(study))
    return int(any(isinstance(problem, Failure) for problem in problems))


def _gathered(asked: Asked) -> tuple[list["Case"], "Matching", dict[str, Price], "Question", Problems]:
    """Read outcomes and messages, and return what the statistics go by, with what could not be read."""
    from outreach_lint.calibrating.arranging import Question
    from outreach_lint.calibrating.headers import Wish
    from outreach_lint.calibrating.matching import matched
    from outreach_lint.calibrating.outcome_files import read_outcomes
    from outreach_lint.calibrating.rescoring import prices_of
    from outreach_lint.calibrating.seeing import Sight
    from outreach_lint.cli.calibrate_reports import tellable

    config = configuration(asked.config)
    linter = build_linter(config, asked.wanted, asked.unwanted)
    adjust = tuple(name for name in asked.adjust if name != _NOTHING)
    cluster = "" if asked.cluster == _NOTHING else asked.cluster
    wish = Wish(asked.outcome, asked.outcome_column, (*adjust, *([cluster] if cluster else [])))
    told = read_outcomes(asked.outcomes, config.settings.columns, wish)
    _refuse_no_messages(asked, told)
    inputs = Inputs(asked.paths or (asked.outcomes,), prospects=asked.prospects)
    outcomes, _skipped = outcomes_of(inputs, Defaults(asked.channel, None, asked.stage), config, linter)
    sight, seen, problems = Sight(linter.catalogue.rules), [], list(told.problems)
    for outcome in inputs.progress.linting(outcomes):
        if isinstance(outcome, MessageResult):
            seen.append(sight.seen(outcome))
        else:
            problems.append(outcome)
    cases, matching, faults = matched(seen, told.rows, told.path)
    question = Question(told.path, told.headers.outcome, adjust if asked.adjust else None, cluster)
    prices = prices_of({rule.id: rule for rule in linter.catalogue.rules})
    return cases, matching, prices, question, tellable([*problems, *faults], redact=asked.redact)


def _refuse_no_messages(asked: Asked, told: "OutcomeFile") -> None:
    if not asked.paths and not told.headers.bodies:
        reason = "the file of outcomes has no column of messages: name the files that hold them after the options"
        raise ConfigError(reason, Place(told.path))
