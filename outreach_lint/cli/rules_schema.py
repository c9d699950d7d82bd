"""The command `rules schema`."""

import click

from outreach_lint.catalog.schema import rule_schema, schema_of
from outreach_lint.config.settings import Settings

_EXAMPLES = """
\b
Examples:
  outreach-lint rules schema > outreach-lint-rule.schema.json
  outreach-lint rules schema --of config > outreach-lint.schema.json
"""


@click.command(short_help="Print the JSON Schema of rule files.", epilog=_EXAMPLES)
@click.option(
    "--of",
    "what",
    type=click.Choice(["rule", "config"]),
    default="rule",
    help="Of rule files, which is the default, or of .outreach-lint.yaml.",
)
def schema(what: str) -> None:
    """Print the JSON Schema of rule files, or of the configuration, for editors and validators.

    \b
    In an editor with the YAML language server, begin a rule with:
    # yaml-language-server: $schema=outreach-lint-rule.schema.json
    """  # noqa: D301  (click reads \b as "keep these lines")
    click.echo(rule_schema() if what == "rule" else schema_of(Settings, "outreach-lint configuration"))
