"""The command `rules show`."""

from pathlib import Path

import click

from outreach_lint.cli.options import config_option, configuration
from outreach_lint.cli.output import terminal_width, wants_colour
from outreach_lint.pipeline import load_catalogue
from outreach_lint.report.rule_page import rule_page
from outreach_lint.report.style import Look


@click.command(short_help="Explain a rule.")
@click.argument("name", metavar="ID")
@config_option
def show(name: str, config: Path | None) -> None:
    """Explain a rule: what it finds, why it matters, and examples."""
    look = Look(terminal_width(), wants_colour(forbidden=False, to_file=False))
    click.echo(rule_page(load_catalogue(configuration(config)).find(name), look), nl=False)
