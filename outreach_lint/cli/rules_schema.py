"""The command `rules schema`."""

import click

from outreach_lint.catalog.schemas import VERSIONS, published

_EXAMPLES = """
\b
Examples:
  outreach-lint rules schema > outreach-lint-rule.schema.json
  outreach-lint rules schema --of config > outreach-lint.schema.json
  outreach-lint rules schema --of results > results.schema.json
"""


@click.command(short_help="Print the JSON Schema of rule files, or of another input or output.", epilog=_EXAMPLES)
@click.option(
    "--of",
    "what",
    type=click.Choice(list(VERSIONS)),
    metavar="NAME",
    default="rule",
    help="rule, which is the default; config, message, prospect, sequence or baseline, which are read; results, result "
    "(a line of jsonl), understood (of inspect), rules (of rules list) or calibration, which are written.",
)
def schema(what: str) -> None:
    """Print the JSON Schema of rule files, or of another input or output, for editors and validators.

    \b
    In an editor with the YAML language server, begin a rule with:
    # yaml-language-server: $schema=outreach-lint-rule.schema.json
    """  # noqa: D301  (click reads \b as "keep these lines")
    click.echo(published(what), nl=False)
