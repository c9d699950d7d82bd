"""The command `rules list`."""

from pathlib import Path

import click
import msgspec

from outreach_lint.cli.options import config_option, configuration
from outreach_lint.cli.output import terminal_width, wants_colour
from outreach_lint.pipeline import load_catalogue
from outreach_lint.report.rule_page import rule_list
from outreach_lint.report.style import Look

_EXAMPLES = """
\b
Examples:
  outreach-lint rules list | grep error
  outreach-lint rules list --json > rules.json
"""


@click.command("list", short_help="List the rules.", epilog=_EXAMPLES)
@click.option("--json", "as_json", is_flag=True, help="As JSON, with tags, severities and weights.")
@config_option
def list_rules(config: Path | None, *, as_json: bool) -> None:
    """List the rules that the configuration knows, by category: id, severity, and what is found."""
    rules = load_catalogue(configuration(config)).rules
    if as_json:
        rows = [
            {
                "id": rule.id,
                "title": rule.rule.title,
                "severity": rule.rule.severity,
                "weight": rule.rule.weight,
                "status": rule.rule.status,
                "tags": rule.rule.tags,
            }
            for rule in rules
        ]
        click.echo(msgspec.json.format(msgspec.json.encode(rows), indent=1).decode())
        return
    look = Look(terminal_width(), wants_colour(forbidden=False, to_file=False))
    click.echo(rule_list(rules, look), nl=False)
    click.echo(f"{len(rules)} rules")
