"""The command line's root: commands, the default one, and what exceptions mean for the exit code."""

import gc
import io
import sys
from collections.abc import Callable, Mapping, Sequence

import click

from outreach_lint.cli.output import prepare_streams
from outreach_lint.errors import OutreachLintError
from outreach_lint.results import VERSION

USAGE = 2
_INTERRUPTED = 130


def _approve() -> click.Command:
    from outreach_lint.cli.approve import approve

    return approve


def _check() -> click.Command:
    from outreach_lint.cli.check import check

    return check


def _calibrate() -> click.Command:
    from outreach_lint.cli.calibrate import calibrate

    return calibrate


def _rules() -> click.Command:
    from outreach_lint.cli.rules import rules

    return rules


def _init() -> click.Command:
    from outreach_lint.cli.init import init

    return init


def _inspect() -> click.Command:
    from outreach_lint.cli.inspect import inspect

    return inspect


def _lsp() -> click.Command:
    from outreach_lint.cli.lsp import lsp

    return lsp


COMMANDS: Mapping[str, Callable[[], click.Command]] = {
    "approve": _approve,
    "calibrate": _calibrate,
    "check": _check,
    "init": _init,
    "inspect": _inspect,
    "lsp": _lsp,
    "rules": _rules,
}
"""Each command is imported when it is asked for."""
_DEFAULT = "check"
_OWN_OPTIONS = {"-h", "--help", "--version"}


class DefaultGroup(click.Group):
    """A group that takes anything but a command's name as arguments of `check`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name."""
        del ctx
        return COMMANDS[cmd_name]() if cmd_name in COMMANDS else None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Give what is no command, and no option of the root, to the default command; so too what is piped in."""
        if not args and not sys.stdin.isatty():
            args = [_DEFAULT]
        if args and args[0] not in COMMANDS and args[0] not in _OWN_OPTIONS:
            args = [_DEFAULT, *args]
        return super().parse_args(ctx, args)


@click.group(cls=DefaultGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="outreach-lint", message="%(prog)s %(version)s")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Find what a fair, busy reader would wince at, before it is sent.

    \b
    outreach-lint draft.txt --prospect dana.yaml   one draft and its reader
    outreach-lint templates/                       all messages in a folder
    pbpaste | outreach-lint -                      what is on the clipboard
    outreach-lint rules show guilt/attempt-count   what a rule means
    outreach-lint check --help                     every option

    Nothing leaves this machine.

    \b
    Exit code 0   nothing at or above --fail-on, no score under --min-score
              1   something that stops, or an input that failed
              2   it could not run
    """  # noqa: D301  (click reads \b as "keep these lines")
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def run(args: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code."""
    code = exit_code(args)
    # The process ends: to look for cycles once more would take longer than many a lint.
    gc.freeze()
    sys.exit(code)


def exit_code(args: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; errors that a person can mend are told on standard error."""
    prepare_streams()
    try:
        code = main.main(args=args, prog_name="outreach-lint", standalone_mode=False)
    except click.ClickException as problem:
        held = io.StringIO()
        problem.show(held)
        click.echo(_harmless(held.getvalue()), nl=False, err=True)
        return USAGE
    except OutreachLintError as problem:
        click.echo(_harmless(f"outreach-lint: {problem}"), err=True)
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("outreach-lint: interrupted", err=True)
        return _INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except OSError as problem:
        click.echo(_harmless(f"outreach-lint: {problem.filename or 'the output'}: {problem.strerror}"), err=True)
        return USAGE
    return int(code or 0)


def _harmless(text: str) -> str:
    """Return a reason, which may quote a file or its name, without what could steer a terminal."""
    from outreach_lint.report.style import harmless

    return harmless(text.replace("\t", " "))
