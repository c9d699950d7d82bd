"""The options of `check` that say how it runs: once or again and again, from what is kept, over which of the files."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click
import msgspec

from outreach_lint.cli.options import FILE

_MOST = 60 if sys.platform == "win32" else 256
"""Windows waits for 63 things at once, and no more."""
_F = TypeVar("_F", bound=Callable[..., Any])


class Running(msgspec.Struct, frozen=True):
    """How a call was asked to run."""

    watch: bool = False
    no_cache: bool = False
    force_exclude: bool = False
    jobs: int = 1
    resume: Path | None = None


_OPTIONS = (
    click.option("--watch", is_flag=True, help="Stay, and lint what changes as soon as it is saved; Ctrl-C ends."),
    click.option("--no-cache", is_flag=True, help="Use no results of earlier runs, and keep none."),
    click.option(
        "--force-exclude", is_flag=True, help="Pass over what the configuration excludes even if it is named."
    ),
    click.option(
        "--jobs",
        metavar="N",
        default="1",
        callback=lambda _ctx, _option, value: _jobs(value),
        help="Lint in so many processes, or in one for each core: auto.",
    ),
    click.option(
        "--resume",
        type=FILE,
        metavar="FILE",
        help="Keep there how far the run is, and go on from there if it was interrupted.",
    ),
)


def _jobs(value: str) -> int:
    """Return a number of processes; raise BadParameter for what is none."""
    if value == "auto":
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        return min(cores, _MOST)
    if value.isascii() and value.isdecimal() and 0 < int(value) <= _MOST:
        return int(value)
    reason = f"“{value[:20]}” is no number of processes: 1 to {_MOST}, or auto"
    raise click.BadParameter(reason)


def running_options(command: _F) -> _F:
    """Give a command these options."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def running_of(options: dict[str, Any]) -> tuple[Running, dict[str, Any]]:
    """Return these options, and the others; raises UsageError for what does not go together."""
    mine = {name: options[name] for name in Running.__struct_fields__}
    if mine["watch"] and mine["resume"]:
        reason = "--watch has no end to resume: leave out --resume"
        raise click.UsageError(reason)
    return Running(**mine), {name: value for name, value in options.items() if name not in mine}
