"""The command `rules`: a table of its subcommands."""

import click

from outreach_lint.cli.rules_list import list_rules
from outreach_lint.cli.rules_new import new_rule
from outreach_lint.cli.rules_schema import schema
from outreach_lint.cli.rules_show import show
from outreach_lint.cli.rules_test import test_rules


@click.group(short_help="List, explain, test and write rules.")
def rules() -> None:
    """List, explain, test and write rules."""


for _command in (list_rules, show, test_rules, schema, new_rule):
    rules.add_command(_command)
