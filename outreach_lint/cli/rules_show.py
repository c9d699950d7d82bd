"""The command `rules show`."""

from pathlib import Path

import click

from outreach_lint.catalog.assemble import Catalogue
from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.cli.options import config_option, configuration
from outreach_lint.cli.output import terminal_width, wants_colour
from outreach_lint.engine.compiled import compile_rule
from outreach_lint.kinds.resources import Resources
from outreach_lint.pipeline import load_catalogue
from outreach_lint.report.rule_page import rule_list, rule_page
from outreach_lint.report.style import Look

_EXAMPLES = """
\b
Examples:
  outreach-lint rules show names/greeting-name-misspelt
  outreach-lint rules show names
"""


@click.command(short_help="Explain a rule.", epilog=_EXAMPLES)
@click.argument("name", metavar="ID | CATEGORY")
@config_option
def show(name: str, config: Path | None) -> None:
    """Explain a rule (why it matters, a better line, what it needs, examples), or list the rules of a category."""
    look = Look(terminal_width(), wants_colour(forbidden=False, to_file=False))
    catalogue = load_catalogue(configuration(config))
    category = [rule for rule in catalogue.rules if rule.category == name]
    click.echo(rule_list(category, look) if category else _page(catalogue.find(name), catalogue, look), nl=False)


def _page(rule: CatalogRule, catalogue: Catalogue, look: Look) -> str:
    return rule_page(rule, look, compile_rule(rule, Resources(catalogue.lists)).needs)
