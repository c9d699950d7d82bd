"""The options of `check` that mend messages, or take up the linter where there are messages already."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click
import msgspec

from outreach_lint.cli.options import FILE

_F = TypeVar("_F", bound=Callable[..., Any])


class Adopting(msgspec.Struct, frozen=True):
    """What was asked for beyond a report."""

    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    interactive: bool = False
    baseline: Path | None = None
    write_baseline: Path | None = None
    diff_base: str | None = None
    score_drift: Path | None = None

    @property
    def replaces_report(self) -> bool:
        """Tell whether something else is shown in place of the report."""
        return self.diff or self.interactive or self.score_drift is not None


NOTHING = Adopting()
_OPTIONS = (
    click.option("--fix", is_flag=True, help="Apply the safe fixes to the files, then report what is left."),
    click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: also fixes that are only a guess."),
    click.option("--diff", is_flag=True, help="Print what --fix would change as a patch, and change nothing."),
    click.option("--interactive", is_flag=True, help="Walk through the findings: fix, skip, or ignore with a reason."),
    click.option("--baseline", type=FILE, metavar="FILE", help="Findings in this file are known and do not count."),
    click.option("--write-baseline", type=FILE, metavar="FILE", help="Write what is found to a baseline."),
    click.option("--diff-base", metavar="REV", help="Only findings on lines changed since a git revision."),
    click.option("--score-drift", type=FILE, metavar="OLD_PACK", help="Compare scores with those by older rules."),
)


def adopting_options(command: _F) -> _F:
    """Give a command these options."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def adopting_of(options: dict[str, Any]) -> tuple[Adopting, dict[str, Any]]:
    """Return these options, and those of the command itself; raises UsageError for what does not go together."""
    mine: Mapping[str, Any] = {name: options[name] for name in Adopting.__struct_fields__}
    asked = Adopting(**mine)
    if asked.unsafe_fixes and not (asked.fix or asked.diff):
        reason = "--unsafe-fixes says which fixes: add --fix to apply them or --diff to see them"
        raise click.UsageError(reason)
    shown = [_option(name) for name in ("diff", "interactive", "score_drift") if mine[name]]
    if options.get("redact") and (asked.diff or asked.interactive):
        reason = f"{shown[0]} shows messages as they are: leave out --redact"
        raise click.UsageError(reason)
    others = [_option(name) for name in ("baseline", "write_baseline") if mine[name]]
    if asked.interactive or asked.score_drift:
        others += [_option(name) for name in ("fix", "diff_base") if mine[name]]
    if len(shown) > 1 or (shown and others):
        reason = f"{', '.join([*shown, *others])} do not go together"
        raise click.UsageError(reason)
    return asked, {name: value for name, value in options.items() if name not in mine}


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"
