"""Options that several commands share."""

from datetime import date
from pathlib import Path
from typing import get_args

import click

from outreach_lint.config.load import Config, find_config, load_config
from outreach_lint.model import Channel, MessageKind, Stage
from outreach_lint.sources.stdin import FORMATS

CHANNELS = click.Choice(get_args(Channel))
KINDS = click.Choice(get_args(MessageKind))
STAGES = click.Choice(get_args(Stage))
FILE = click.Path(path_type=Path)
CHANNEL_HELP = f"Where it will be sent, if the message does not say: {', '.join(CHANNELS.choices)}."
STAGE_HELP = f"Where in the conversation it stands, if the message does not say: {', '.join(STAGES.choices)}."

stdin_format_option = click.option(
    "--stdin-format",
    type=click.Choice(FORMATS),
    metavar="NAME",
    help=f"What standard input holds: {' '.join(FORMATS)}.",
)
today_option = click.option(
    "--today",
    metavar="DATE",
    callback=lambda _ctx, _option, value: day(value),
    help="The day on which messages go out that do not say it, as YYYY-MM-DD; no clock is read for it.",
)
config_option = click.option(
    "--config", type=FILE, metavar="FILE", help="Configuration to use, instead of the nearest .outreach-lint.yaml."
)


def day(value: str | None) -> str | None:
    """Return a date as it was written; raise BadParameter for what is none."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        reason = f"“{value[:40]}” is no date; write it as 2026-03-28"
        raise click.BadParameter(reason) from None


def split_names(_ctx: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Return names that were given with commas between, or by an option more than once."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


def configuration(path: Path | None) -> Config:
    """Return the configuration of a file, or the nearest one above the working folder."""
    return load_config(path or find_config(Path.cwd()))
