"""Options that several commands share."""

from pathlib import Path
from typing import get_args

import click

from outreach_lint.config.load import Config, find_config, load_config
from outreach_lint.model import Channel, MessageKind, Stage

CHANNELS = click.Choice(get_args(Channel))
KINDS = click.Choice(get_args(MessageKind))
STAGES = click.Choice(get_args(Stage))
FILE = click.Path(path_type=Path)

config_option = click.option(
    "--config", type=FILE, metavar="FILE", help="Configuration to use, instead of the nearest .outreach-lint.yaml."
)


def configuration(path: Path | None) -> Config:
    """Return the configuration of a file, or the nearest one above the working folder."""
    return load_config(path or find_config(Path.cwd()))
