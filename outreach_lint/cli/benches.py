"""The files of a call, each with what reads and lints its messages as `check` does."""

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

import click
import msgspec

from outreach_lint.cli.inputs import Inputs
from outreach_lint.config.load import Config
from outreach_lint.fixing.state import Bench, Outcome
from outreach_lint.model import Message, MessageResult
from outreach_lint.pipeline import Linter, defaults_for, narrowed
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.discover import discover
from outreach_lint.sources.plain import read_plain
from outreach_lint.sources.read import READERS, read_as


class Work(msgspec.Struct, frozen=True):
    """What a call of `check` is about: its inputs, its configuration and its rules."""

    inputs: Inputs
    given: Defaults
    config: Config
    linter: Linter
    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    """names of rules that the call itself gives"""
    keep: Callable[[MessageResult], MessageResult] | None = None
    """what leaves out findings that are none of the call's business"""


def benches(work: Work, wanted: str) -> Iterator[tuple[Path, Bench]]:
    """Yield the files with their benches; raises UsageError, naming the option, for what is no file."""
    inputs, config = work.inputs, work.config
    if inputs.template or not inputs.paths or Path("-") in inputs.paths:
        reason = f"{wanted} works on files and folders: name them"
        raise click.UsageError(reason)
    join = _joiner(work)
    for path in discover(inputs.paths, config.excluded, config.settings.columns).files:
        overrides = config.overrides_for(str(path))
        linter = narrowed(work.linter, [n for override in overrides for n in override.ignore], config.settings)
        # A fix is proved by how many are left on offer, so none may be left out.
        linter = msgspec.structs.replace(linter, most=None)
        read = _reader(path, defaults_for(overrides, work.given, config))
        yield path, Bench(path.suffix.lower(), read, _linting(linter, join, work.keep))


def _joiner(work: Work) -> Callable[[Message], Message] | None:
    if work.inputs.prospects is None:
        return None
    from outreach_lint.sources.prospects_join import load_prospects

    return load_prospects(work.inputs.prospects, work.config.settings.columns)[0].join


def _linting(
    linter: Linter, join: Callable[[Message], Message] | None, keep: Callable[[MessageResult], MessageResult] | None
) -> Callable[[Message], MessageResult]:
    def lint(message: Message) -> MessageResult:
        result = linter.lint(join(message) if join else message)
        return keep(result) if keep else result

    return lint


def _reader(path: Path, defaults: Defaults) -> Callable[[bytes], Sequence[Outcome]]:
    reader, name = READERS.get(path.suffix.lower(), read_plain), path.as_posix()

    def read(data: bytes) -> Sequence[Outcome]:
        return list(read_as(reader, BytesIO(data), name, defaults))

    return read
