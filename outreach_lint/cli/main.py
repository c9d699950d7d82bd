"""The command line's root: commands, the default one, and what exceptions mean for the exit code."""

import sys
from collections.abc import Sequence

import click

from outreach_lint.cli.check import check
from outreach_lint.cli.init import init
from outreach_lint.cli.rules import rules
from outreach_lint.errors import OutreachLintError
from outreach_lint.results import VERSION

USAGE = 2
_INTERRUPTED = 130


class DefaultGroup(click.Group):
    """A group that takes anything but a command's name as arguments of `check`."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the named command, or `check` with all the arguments."""
        if args and args[0] in self.commands:
            return super().resolve_command(ctx, args)
        return "check", self.commands["check"], args

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Give options that the root does not know to the default command."""
        own = {"--help", "--version"}
        if args and args[0] not in self.commands and args[0] not in own:
            args = ["check", *args]
        return super().parse_args(ctx, args)


@click.group(cls=DefaultGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="outreach-lint", message="%(prog)s %(version)s")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Find what a fair, busy reader would wince at, before it is sent.

    \b
    outreach-lint draft.txt --prospect dana.yaml     one draft, against what is known
    outreach-lint templates/                         every message in a folder
    pbpaste | outreach-lint -                        what is on the clipboard
    outreach-lint rules show guilt/attempt-count     what a rule means

    Nothing leaves this machine. Exit code 0: nothing at or above --fail-on; 1: something; 2: it could not run.
    """  # noqa: D301  (click reads \b as "keep these lines")
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


main.add_command(check)
main.add_command(rules)
main.add_command(init)


def run(args: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code."""
    sys.exit(exit_code(args))


def exit_code(args: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; errors that a person can mend are told on standard error."""
    try:
        code = main.main(args=args, prog_name="outreach-lint", standalone_mode=False)
    except click.ClickException as problem:
        problem.show()
        return USAGE
    except OutreachLintError as problem:
        click.echo(f"outreach-lint: {problem}", err=True)
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("outreach-lint: interrupted", err=True)
        return _INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    return int(code or 0)
