"""What a call of `check` asks for, and the configuration, rules and inputs that it comes to."""

import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.cli.adopting_options import NOTHING, Adopting
from outreach_lint.cli.former_names import with_former
from outreach_lint.cli.inputs import Inputs, Outcomes, outcomes_of
from outreach_lint.cli.options import configuration
from outreach_lint.cli.output import terminal_width
from outreach_lint.cli.reports import Privacy
from outreach_lint.cli.running_options import Running
from outreach_lint.config.load import Config
from outreach_lint.model import Channel, MessageKind, Stage
from outreach_lint.pipeline import Linter, build_linter
from outreach_lint.report.style import Look
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.prospect import read_prospect

if TYPE_CHECKING:
    from outreach_lint.spreading.recipe import Recipe


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
    today: str | None
    stdin_format: str | None
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
    running: Running


class Session(msgspec.Struct, frozen=True):
    """All that a call needs before it reads the first message."""

    asked: Asked
    config: Config
    linter: Linter
    given: Defaults
    inputs: Inputs
    look: Look

    @property
    def rules(self) -> Mapping[str, CatalogRule]:
        """Return the rules that run, by id."""
        return {rule.id: rule for rule in self.linter.catalogue.rules}

    @property
    def privacy(self) -> Privacy:
        """Return what may leave the machine."""
        return Privacy(self.asked.redact, records=bool(self.asked.rows or self.asked.prospects))


def session_of(asked: Asked) -> Session:
    """Read configuration, rules and record; raises ConfigError, RuleError and SourceError."""
    config = configuration(asked.config)
    linter = _of_today(build_linter(config, asked.wanted, asked.unwanted))
    record = read_prospect(asked.prospect) if asked.prospect else None
    given = Defaults(asked.channel, asked.kind, asked.stage, record, sent=asked.today)
    sources = (asked.paths, asked.template, asked.rows, asked.prospects)
    running = asked.running
    inputs = Inputs(
        *sources,
        asked.stdin_format,
        cache=not running.no_cache,
        force_exclude=running.force_exclude,
        recipe=_recipe(asked, config, linter) if running.jobs > 1 else None,
    )
    look = Look(
        width=terminal_width(),
        ledger=asked.ledger,
        explain=asked.explain,
        statistics=asked.statistics,
        least=asked.min_score if asked.min_score is not None else config.settings.min_score or 0,
        fail_on=asked.fail_on or config.settings.fail_on or "error",
    )
    return Session(asked, config, linter, given, inputs, look)


def _recipe(asked: Asked, config: Config, linter: Linter) -> "Recipe":
    from outreach_lint.spreading.recipe import Recipe

    return Recipe(asked.running.jobs, config, asked.wanted, asked.unwanted, linter.policy)


def found_in(session: Session) -> tuple[Outcomes, int] | int:
    """Return the results as they come and the number of skipped files, or an exit code if something took their place.

    Raises UsageError, ConfigError and SourceError.
    """
    found = _found_in(session)
    if isinstance(found, int):
        return found
    found = with_former(found[0], session), found[1]
    if not session.linter.policy.approved:
        return found
    from outreach_lint.cli.idle_approvals import with_idle

    return with_idle(found[0], session.config, session.linter.policy, session.inputs.paths), found[1]


def _found_in(session: Session) -> tuple[Outcomes, int] | int:
    asked, config, linter = session.asked, session.config, session.linter
    if asked.adopting == NOTHING:
        return outcomes_of(session.inputs, session.given, config, linter)
    from outreach_lint.cli.adopt import adopting
    from outreach_lint.cli.benches import Work

    work = Work(session.inputs, session.given, config, linter, asked.wanted, asked.unwanted)
    return adopting(work, asked.adopting, session.look)


def _of_today(linter: Linter) -> Linter:
    """Return a linter for which ignores end by the calendar."""
    policy = msgspec.structs.replace(linter.policy, today=time.strftime("%Y-%m-%d"))
    return msgspec.structs.replace(linter, policy=policy)
