"""The command `rules schema`."""

import click

from outreach_lint.catalog.schema import rule_schema, schema_of
from outreach_lint.config.settings import Settings


@click.command(short_help="Print the JSON Schema of rule files.")
@click.option("--of", "what", type=click.Choice(["rule", "config"]), default="rule", help="[rule]")
def schema(what: str) -> None:
    """Print the JSON Schema of rule files, or of the configuration, for editors and validators.

    In an editor with the YAML language server, begin a rule with:
    # yaml-language-server: $schema=outreach-lint-rule.schema.json
    """
    click.echo(rule_schema() if what == "rule" else schema_of(Settings, "outreach-lint configuration"))
