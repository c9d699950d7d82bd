"""The command `approve`: print the configuration entry that approves wording, by its hash."""

import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click
import msgspec

from outreach_lint.cli.approved_block import Block, Lines, block_of
from outreach_lint.cli.idle_approvals import place_of_entry, seen_from_here
from outreach_lint.cli.options import FILE, config_option, configuration, day, stdin_format_option
from outreach_lint.config.load import Config
from outreach_lint.engine.wording import digest_of
from outreach_lint.errors import Place, SourceError
from outreach_lint.model import Failure, Message
from outreach_lint.pipeline import defaults_for
from outreach_lint.report.style import harmless
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.read import read_path
from outreach_lint.sources.stdin import read_stream

_STDIN = Path("-")
_SOME_LINES = re.compile(r"([1-9]\d{0,8})(?:-([1-9]\d{0,8}))?")


class Asked(msgspec.Struct, frozen=True):
    """The options of one call."""

    path: Path
    lines: Lines | None
    note: str
    owner: str
    until: str | None
    stdin_format: str | None
    config: Path | None


def _lines(_ctx: click.Context, _option: click.Parameter, value: str | None) -> Lines | None:
    """Return the first and last line that are named; raise BadParameter for what names none."""
    if value is None:
        return None
    found = _SOME_LINES.fullmatch(value.strip())
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
    if last < first:
        reason = f"“{value[:40]}” names no lines; write them as 3-7, or one as 3"
        raise click.BadParameter(reason)
    return first, last


_EXAMPLES = """
\b
Examples:
  outreach-lint approve legal/disclaimer.txt --note "Legal, March 2026"
  outreach-lint approve offer.md --lines 9-12 --owner Dana --until 2027-03-31
  pbpaste | outreach-lint approve -
"""


@click.command(short_help="Print the entry that approves wording by its hash.", epilog=_EXAMPLES)
@click.argument("path", type=FILE, metavar="FILE | -")
@click.option("--lines", callback=_lines, metavar="A-B", help="The lines of the file that are approved; else its body.")
@click.option("--note", default="", metavar="TEXT", help="Who approved it and when; reports show it.")
@click.option("--owner", default="", metavar="NAME", help="Who answers for it.")
@click.option(
    "--until",
    callback=lambda _ctx, _option, value: day(value),
    metavar="DATE",
    help="The last day on which it holds, as YYYY-MM-DD.",
)
@stdin_format_option
@config_option
def approve(**options: Any) -> int:  # noqa: ANN401  (click passes options by name; Asked gives them their types)
    """Print the entry for `approved` in the configuration, under which findings inside some wording do not count.

    The entry holds a hash and a length, no word of the text. Whole lines or sentences can be approved, in any file that
    can be linted; white space is not part of what is approved, all else is.
    """
    return _run(Asked(**options))


def _run(asked: Asked) -> int:
    if asked.stdin_format and asked.path != _STDIN:
        reason = "--stdin-format tells what standard input holds: name “-”, and no file"
        raise click.UsageError(reason)
    config = configuration(asked.config)
    block = block_of(_messages(asked, config), asked.lines, asked.path.as_posix())
    digest = digest_of(block.text)
    # Looked up first, since what is printed may go to that very file.
    place = place_of_entry(digest, config)
    click.echo(harmless(_entry(asked, digest, len(block.text), config)))
    _tell(asked, block, place, config)
    return 0


def _messages(asked: Asked, config: Config) -> list[Message]:
    defaults = defaults_for((), Defaults(), config)
    if asked.path == _STDIN:
        return _readable(read_stream(sys.stdin.buffer, asked.stdin_format, defaults))
    return _readable(read_path(asked.path, defaults))


def _readable(read: Iterable[object]) -> list[Message]:
    """Return the messages; raise SourceError if anything of a file could not be read."""
    found: list[Message] = []
    for outcome in read:
        if isinstance(outcome, Failure):
            raise SourceError(outcome.reason, Place(outcome.path, outcome.line))
        if isinstance(outcome, Message):
            found.append(outcome)
    return found


def _entry(asked: Asked, digest: str, length: int, config: Config) -> str:
    """Return the entry in the language of the configuration, with its key if that is not there yet."""
    values = {"sha256": _quoted(digest), "length": str(length), "note": _quoted(asked.note)}
    values |= {"owner": _quoted(asked.owner)} if asked.owner else {}
    values |= {"until": asked.until} if asked.until else {}
    if config.path and config.path.endswith(".toml"):
        return "\n".join(["[[tool.outreach-lint.approved]]", *(f"{key} = {value}" for key, value in values.items())])
    lines = [f"{key}: {value}" for key, value in values.items()]
    head = [] if config.settings.approved else ["approved:"]
    return "\n".join([*head, f"  - {lines[0]}", *(f"    {line}" for line in lines[1:])])


def _quoted(text: str) -> str:
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def _tell(asked: Asked, block: Block, place: tuple[str, int], config: Config) -> None:
    """Say on standard error what was hashed, and what is left to do; `place` is that of an entry, if any."""
    first, last = block.lines
    where = "standard input" if asked.path == _STDIN else asked.path.as_posix()
    lines = f"line {first}" if first == last else f"lines {first} to {last}"
    words = len(block.text.split(" "))
    told = f"{where}, {block.part}, {lines}: {words} word{'' if words == 1 else 's'}, {len(block.text)} characters"
    click.echo(harmless(told), err=True)
    path, line = place
    if line:
        click.echo(harmless(f"{path}:{line}: this wording stands here already"), err=True)
    else:
        into = "under “approved” in" if config.settings.approved else "into"
        click.echo(harmless(f"paste it {into} {seen_from_here(config.path or '.outreach-lint.yaml')}"), err=True)
    if not asked.note:
        click.echo("fill in the note: who approved it, and when (--note)", err=True)
