"""The command `rules`: a table of its subcommands."""

import click

from outreach_lint.cli.rules_list import list_rules
from outreach_lint.cli.rules_new import new_rule
from outreach_lint.cli.rules_schema import schema
from outreach_lint.cli.rules_show import show
from outreach_lint.cli.rules_test import test_rules

_EXAMPLES = """
\b
Examples:
  outreach-lint rules list                       all of them, a line each
  outreach-lint rules show guilt                 those of a category
  outreach-lint rules show guilt/attempt-count   one, with its examples
  outreach-lint rules new house/weather --pack our-rules
  outreach-lint rules test our-rules
"""


@click.group(short_help="List, explain, test and write rules.", epilog=_EXAMPLES)
def rules() -> None:
    """List, explain, test and write rules.

    A rule is one YAML file with its proof: examples that it must find, and others that it must pass over.
    """


for _command in (list_rules, show, test_rules, schema, new_rule):
    rules.add_command(_command)
