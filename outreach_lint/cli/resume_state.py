"""The state of a run that may be broken off: how far it is and what it belongs to, without a word of a message."""

import os
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path
from typing import Literal

import msgspec

from outreach_lint.errors import ConfigError, Place
from outreach_lint.model import Failure
from outreach_lint.results import Counts

_MOST_NAMED = 100
_LARGEST = 10_000_000


class Written(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How much of a report is written: its bytes, and their digest."""

    bytes: int
    digest: str


class Belongs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a run was asked for: going on is possible only with the same."""

    options: dict[str, str]
    rules: str
    """a digest of rules, settings, and the code and libraries that apply them"""
    files: dict[str, str]
    """digests of what is read, by path"""


class State(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How far a run is."""

    run: Literal["outreach-lint/1"]
    belongs: Belongs
    day: str
    """that on which it began: ignores end by it"""
    width: int
    counts: Counts
    done: int = 0
    """messages"""
    reports: dict[str, Written] = {}
    failures: tuple[tuple[int, Failure], ...] = ()
    """those of messages, each with the number of its message"""
    stopped: bool = False
    code: int | None = None
    """the exit code, once all is written"""


def read_state(path: Path) -> State | None:
    """Return the state in a file, None if there is none; raises ConfigError for a file that holds something else."""
    try:
        with path.open("rb") as file:
            return msgspec.json.decode(file.read(_LARGEST), type=State)
    except FileNotFoundError:
        return None
    except OSError as problem:
        reason = f"cannot be read: {problem.strerror}"
        raise ConfigError(reason, Place(str(path))) from None
    except (msgspec.MsgspecError, UnicodeDecodeError):
        reason = "this is no state of an interrupted run; --resume names a file of its own, which need not exist"
        raise ConfigError(reason, Place(str(path))) from None


def write_state(path: Path, state: State) -> None:
    """Put a state in place of the earlier one; raises OSError."""
    new = path.with_name(f"{path.name}.new")
    with new.open("wb") as file:
        file.write(msgspec.json.encode(state) + b"\n")
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


def refuse_others(path: Path, kept: Belongs, now: Belongs) -> None:
    """Raise ConfigError if the interrupted run was asked for something else, with what that is."""
    options = sorted(name for name in now.options if kept.options.get(name) != now.options[name])
    changed = sorted(name for name in kept.files.keys() | now.files if kept.files.get(name) != now.files.get(name))
    if options:
        reason = f"other options than now: {', '.join(options)}"
    elif changed:
        reason = f"another input: {changed[0]} has changed since" + (", and others" if len(changed) > 1 else "")
    elif kept.rules != now.rules:
        reason = "other rules, settings or another release"
    else:
        return
    reason = f"the interrupted run had {reason}; delete this file to start anew"
    raise ConfigError(reason, Place(str(path)))


def digests_of(paths: Iterable[Path]) -> dict[str, str]:
    """Return the digests of files by path, or one for all if they are many; raises ConfigError for what is no file."""
    found = {path.as_posix(): _digest(path) for path in paths}
    if len(found) <= _MOST_NAMED:
        return found
    every = blake2b(repr(sorted(found.items())).encode("utf-8", "surrogateescape"), digest_size=16)
    return {f"one of {len(found)} files": every.hexdigest()}


def _digest(path: Path) -> str:
    if path.exists() and not path.is_file():
        reason = "--resume reads the input again, and this can be read only once"
        raise ConfigError(reason, Place(str(path)))
    digest = blake2b(digest_size=16)
    try:
        with path.open("rb") as file:
            while data := file.read(1 << 20):
                digest.update(data)
    except OSError as problem:
        # That it cannot be read is told when it is linted.
        return f"{problem.strerror}"
    return digest.hexdigest()
