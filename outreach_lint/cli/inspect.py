"""The command `inspect`: show what is understood of messages, and lint nothing."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import msgspec

from outreach_lint.cli.options import (
    CHANNEL_HELP,
    CHANNELS,
    FILE,
    KINDS,
    STAGE_HELP,
    STAGES,
    config_option,
    configuration,
    stdin_format_option,
)
from outreach_lint.document.document import Document
from outreach_lint.engine.understanding import understood
from outreach_lint.model import Channel, Failure, Message, MessageKind, Stage
from outreach_lint.pipeline import defaults_for
from outreach_lint.report.as_json import text_of
from outreach_lint.report.style import harmless
from outreach_lint.report.understood import render, understood_of
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.discover import discover
from outreach_lint.sources.prospect import read_prospect
from outreach_lint.sources.read import read_path
from outreach_lint.sources.stdin import read_stream


class Asked(msgspec.Struct, frozen=True):
    """The options of one call."""

    paths: tuple[Path, ...]
    prospect: Path | None
    channel: Channel | None
    kind: MessageKind | None
    stage: Stage | None
    stdin_format: str | None
    config: Path | None
    as_json: bool


_EXAMPLES = """
\b
Examples:
  outreach-lint inspect draft.txt --prospect dana.yaml
  pbpaste | outreach-lint inspect -
  outreach-lint inspect --json templates/
"""


@click.command(short_help="Show what is understood of messages.", epilog=_EXAMPLES)
@click.argument("paths", nargs=-1, type=FILE, metavar="[PATHS]... | -")
@click.option("--prospect", type=FILE, metavar="FILE", help="What is known of the reader, as YAML or JSON.")
@click.option("--channel", type=CHANNELS, metavar="NAME", help=CHANNEL_HELP)
@click.option("--kind", type=KINDS, help="A draft or a template, if the message does not say.")
@click.option("--stage", type=STAGES, metavar="NAME", help=STAGE_HELP)
@stdin_format_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for tools.")
@config_option
def inspect(**options: Any) -> int:  # noqa: ANN401  (click passes options by name; Asked gives them their types)
    """Show what is understood of messages before any rule runs: parts, sections, fields, facts and where they stand.

    Look here when a finding surprises you, or one is missing: a salutation taken for a sentence, a signature for text.
    """
    return _run(Asked(**options))


def _run(asked: Asked) -> int:
    settings = configuration(asked.config)
    record = read_prospect(asked.prospect) if asked.prospect else None
    given = Defaults(asked.channel, asked.kind, asked.stage, record, None)
    failed = 0
    for message in _messages(asked, defaults_for((), given, settings), settings.excluded):
        if isinstance(message, Message):
            found = understood_of(understood(Document(message)), message)
            click.echo(text_of(msgspec.to_builtins(found)) if asked.as_json else render(found))
        elif isinstance(message, Failure):
            failed += 1
            click.echo(harmless(f"{message.path}:{message.line}: {message.reason}"), err=True)
    return int(bool(failed))


def _messages(asked: Asked, defaults: Defaults, excluded: tuple[str, ...]) -> Iterator[object]:
    piped = asked.paths in {(), (Path("-"),)}
    if asked.stdin_format and not piped:
        reason = "--stdin-format tells what standard input holds: name “-”, and no files"
        raise click.UsageError(reason)
    if not asked.paths and sys.stdin.isatty():
        reason = "nothing to look at: name files or folders, or paste a message to standard input and name “-”"
        raise click.UsageError(reason)
    if piped:
        yield from read_stream(sys.stdin.buffer, asked.stdin_format, defaults)
        return
    for path in discover(asked.paths, excluded, defaults.columns).files:
        yield from read_path(path, defaults)
