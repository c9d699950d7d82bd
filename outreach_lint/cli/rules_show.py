"""The command `rules show`."""

from pathlib import Path

import click

from outreach_lint.cli.options import config_option, configuration
from outreach_lint.cli.output import terminal_width, wants_colour
from outreach_lint.pipeline import load_catalogue
from outreach_lint.report.rule_page import rule_list, rule_page
from outreach_lint.report.style import Look


@click.command(short_help="Explain a rule.")
@click.argument("name", metavar="ID | CATEGORY")
@config_option
def show(name: str, config: Path | None) -> None:
    """Explain a rule (what it finds, why it matters, examples), or list the rules of a category."""
    look = Look(terminal_width(), wants_colour(forbidden=False, to_file=False))
    catalogue = load_catalogue(configuration(config))
    category = [rule for rule in catalogue.rules if rule.category == name]
    shown = rule_list(category, look) if category else rule_page(catalogue.find(name), look)
    click.echo(shown, nl=False)
