"""The command `rules list`."""

from pathlib import Path

import click
import msgspec

from outreach_lint.cli.options import config_option, configuration
from outreach_lint.cli.output import terminal_width, wants_colour
from outreach_lint.pipeline import load_catalogue
from outreach_lint.report.style import Look


@click.command("list", short_help="List the rules.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, with tags, severities and weights.")
@config_option
def list_rules(config: Path | None, *, as_json: bool) -> None:
    """List the rules that the configuration knows, by category."""
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
    longest = max(len(rule.id) for rule in rules)
    for rule in rules:
        note = "" if rule.rule.status == "stable" else f" ({rule.rule.status})"
        padded = look.severity(rule.rule.severity, f"{rule.rule.severity:<7}")
        click.echo(f"{rule.id:<{longest}}  {padded}  {rule.rule.title}{note}")
    click.echo(f"{len(rules)} rules")
