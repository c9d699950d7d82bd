"""What `rules test --coverage` adds: which lines of the rules no bad example holds."""

from collections.abc import Sequence

import click

from outreach_lint.catalog.assemble import Catalogue
from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.engine.prove_lines import Lines, lines_of


def tell_lines(rules: Sequence[CatalogRule], catalogue: Catalogue) -> None:
    """Print them rule by rule, the rules with the most of them first, and what they come to."""
    told = list(lines_of(rules, catalogue.lists))
    for lines in sorted((lines for lines in told if lines.idle), key=_most):
        click.echo(f"{lines.path}: in no bad example: {len(lines.idle)} of {_counted(lines.count, 'line')}")
        for line in lines.idle:
            click.echo(f"  {line}")
    click.echo(_total(told) if told else "no rule has phrases or patterns")


def _total(told: Sequence[Lines]) -> str:
    count = sum(lines.count for lines in told)
    held = count - sum(len(lines.idle) for lines in told)
    listed = f"{_counted(count, 'line')} of {_counted(len(told), 'rule')}"
    return f"bad examples hold {held} of the {listed} with phrases or patterns ({held / count:.1%})"


def _most(lines: Lines) -> tuple[int, str]:
    return -len(lines.idle), lines.path


def _counted(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"
