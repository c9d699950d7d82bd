"""A report that is written beside its place, piece by piece, and put there when it is whole."""

import stat
import sys
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from outreach_lint.cli.output import telling
from outreach_lint.cli.resume_state import Written
from outreach_lint.errors import ConfigError, Place

NOTHING = Written(0, blake2b(digest_size=16).hexdigest())
_BLOCK = 1 << 20
_READABLE = 0o644


class Part:
    """The beginning of a report, and what is added to it."""

    def __init__(self, path: Path, written: Written) -> None:
        """Open what is there, cut off after what is known to be written.

        Raises ConfigError if that is not there any more, or if another run writes it.
        """
        self._path, self._part = path, part_of(path)
        with telling(path):
            self._file = self._part.open("a+b")
            _lock(self._file, self._part)
            self._digest = blake2b(digest_size=16)
            self._bytes = 0
            self._go_to(written)

    def _go_to(self, written: Written) -> None:
        self._file.seek(0)
        while left := written.bytes - self._bytes:
            data = self._file.read(min(left, _BLOCK))
            self._digest.update(data)
            self._bytes += len(data)
            if not data:
                break
        if self.written != written:
            self._file.close()
            reason = "the beginning of the report has changed since; delete it and the state to start anew"
            raise ConfigError(reason, Place(str(self._part)))
        self._file.truncate(self._bytes)

    @property
    def written(self) -> Written:
        """Return what is written so far."""
        return Written(self._bytes, self._digest.hexdigest())

    def write(self, text: str) -> None:
        """Add to the report; raises ConfigError."""
        data = text.encode("utf-8", "backslashreplace")
        with telling(self._path):
            self._file.write(data)
        self._digest.update(data)
        self._bytes += len(data)

    def settle(self) -> None:
        """Let all of it be on the disk; raises ConfigError."""
        import os

        with telling(self._path):
            self._file.flush()
            os.fsync(self._file.fileno())

    def close(self) -> None:
        """Leave it beside its place."""
        with suppress(OSError):
            self._file.close()


def part_of(path: Path) -> Path:
    """Return where a report is written until it is whole."""
    target = path.resolve()
    return target.with_name(f"{target.name}.part")


def put_in_place(path: Path) -> None:
    """Put a whole report in its place, with the rights that the one before had; raises ConfigError."""
    target, part = path.resolve(), part_of(path)
    with telling(path):
        if part.exists():
            part.chmod(stat.S_IMODE(target.stat().st_mode) if target.exists() else _READABLE)
            part.replace(target)


def _lock(file: BinaryIO, path: Path) -> None:
    """Raise ConfigError if another run has the file open; where a system has no such locks, do nothing."""
    if sys.platform == "win32":
        return
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        reason = "another run is writing this"
        raise ConfigError(reason, Place(str(path))) from None
