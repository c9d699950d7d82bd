"""The folder of kept results: one file for all entries of a set of rules, replaced as a whole."""

import os
import time
from contextlib import suppress
from pathlib import Path

import msgspec

from outreach_lint.caching.entry import Idle, name_of

_PREFIX, _PART = "results-", ".part"
_KEPT = 8
"""Files, the last used ones: each is for one set of rules, settings and options."""
_MOST_BYTES = 32_000_000
"""Of the entries of one file."""
_MOST_IDLE = 500
_STALE = 3600.0
"""Seconds after which nobody still writes a file that was begun."""


class _Index(msgspec.Struct, frozen=True, array_like=True):
    """Sealed entries by name, the last used at the end, and the sets of idle rules that they refer to."""

    entries: dict[bytes, bytes]
    idle: dict[bytes, Idle]


class Store:
    """The entries of one set of rules. Nothing that goes wrong with it is an error: there is then nothing kept."""

    def __init__(self, folder: Path, key: str) -> None:
        """Read what is kept."""
        self.key = key.encode()
        self._path = folder / f"{_PREFIX}{key}"
        self._stamp = self._stamped()
        index = self._read()
        self._entries, self.idle = index.entries, index.idle
        self._used: set[bytes] = set()
        self._new: dict[bytes, bytes] = {}

    def get(self, name: bytes) -> bytes | None:
        """Return an entry."""
        self._used.add(name)
        return self._entries.get(name)

    def put(self, name: bytes, kept: bytes, idle: dict[bytes, Idle]) -> None:
        """Take an entry, to be written when the run is over."""
        self._new[name] = kept
        self.idle.update(idle)

    def save(self) -> None:
        """Write what is new beside what other runs have written meanwhile, and drop what was not used for longest."""
        with suppress(OSError, msgspec.MsgspecError):
            if not self._new:
                if self._entries:
                    os.utime(self._path)
                return
            if self._stamped() != self._stamp:
                other = self._read()
                self._entries, self.idle = other.entries | self._entries, other.idle | self.idle
            self._write()
            self._new = {}
            self._tidy()

    def _stamped(self) -> tuple[int, int, int] | None:
        with suppress(OSError):
            found = self._path.stat()
            return found.st_size, found.st_mtime_ns, found.st_ino
        return None

    def _read(self) -> _Index:
        # A file that is larger than any that is written here is none of ours.
        if self._stamp and self._stamp[0] < 2 * _MOST_BYTES:
            with suppress(OSError, msgspec.MsgspecError, ValueError, RecursionError):
                found = msgspec.msgpack.decode(self._path.read_bytes(), type=_Index)
                return _Index(found.entries, {name: idle for name, idle in found.idle.items() if name == name_of(idle)})
        return _Index({}, {})

    def _write(self) -> None:
        import tempfile

        folder = self._path.parent
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, prefix=_PREFIX, suffix=_PART)
        made = Path(name)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(msgspec.msgpack.encode(self._index()))
            made.replace(self._path)
        except BaseException:
            made.unlink(missing_ok=True)
            raise

    def _index(self) -> _Index:
        """Return the entries in the order of their last use, the oldest left out when there are too many bytes."""
        idle = [entry for entry in self._entries if entry not in self._used]
        used = [entry for entry in self._entries if entry in self._used]
        ordered = {name: self._entries[name] for name in (*idle, *used)} | self._new
        room, kept = _MOST_BYTES, list[bytes]()
        for name in reversed(ordered):
            room -= len(ordered[name])
            if room < 0:
                break
            kept.append(name)
        return _Index(
            {name: ordered[name] for name in reversed(kept)}, self.idle if len(self.idle) < _MOST_IDLE else {}
        )

    def _tidy(self) -> None:
        """Drop the files that were not used for longest, and those that a run began and never ended."""
        found = {path: path.stat().st_mtime for path in self._path.parent.glob(f"{_PREFIX}*")}
        whole = sorted((p for p in found if p.suffix != _PART), key=lambda path: found[path], reverse=True)
        begun = [path for path in found if path.suffix == _PART and time.time() - found[path] > _STALE]
        for path in (*whole[_KEPT:], *begun):
            path.unlink(missing_ok=True)
