"""Entries of the user's cache folder: each sealed, read without being copied, and replaced as a whole."""

import os
import sys
from contextlib import suppress
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TypeVar
from zlib import crc32

import msgspec

T = TypeVar("T")
_SEAL = 4
"""Bytes."""


def folder() -> Path | None:
    """Return where entries are kept, None if the user wants no cache (OUTREACH_LINT_CACHE=off) or has no home."""
    wanted = os.environ.get("OUTREACH_LINT_CACHE", "")
    if wanted:
        return None if wanted == "off" else Path(wanted)
    if os.environ.get("XDG_CACHE_HOME"):
        return Path(os.environ["XDG_CACHE_HOME"]) / "outreach-lint"
    with suppress(RuntimeError):
        home = Path.home()
        return home / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "outreach-lint"
    return None


def read_entry(name: str, kind: type[T]) -> T | None:
    """Return an entry; None if there is none, or it is damaged."""
    where = folder()
    if where is None:
        return None
    with suppress(OSError, msgspec.DecodeError, ValueError), (where / name).open("rb") as stream:
        # Most of an entry is never looked at, and what is mapped is not copied.
        kept = memoryview(mmap(stream.fileno(), 0, access=ACCESS_READ))
        if _seal(kept[_SEAL:]) == kept[:_SEAL]:
            return msgspec.msgpack.decode(kept[_SEAL:], type=kind)
    return None


def _seal(kept: bytes | memoryview) -> bytes:
    """Return what tells that an entry is as it was written: one changed letter would be another rule."""
    return crc32(kept).to_bytes(_SEAL, "big")


def write_entry(name: str, value: object, most: int) -> None:
    """Keep an entry, whole or not at all, and drop the oldest beyond `most` whose names begin as its name does.

    Names begin alike up to the first hyphen. A folder that cannot be written is no error.
    """
    where = folder()
    if where is None:
        return
    import tempfile

    with suppress(OSError):
        where.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=where)
        try:
            with os.fdopen(handle, "wb") as stream:
                kept = msgspec.msgpack.encode(value)
                stream.write(_seal(kept) + kept)
            # Windows refuses while another process reads the entry that is there.
            Path(temporary).replace(where / name)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        alike = where.glob(f"{name.partition('-')[0]}-*")
        for old in sorted(alike, key=lambda path: path.stat().st_mtime, reverse=True)[most:]:
            old.unlink(missing_ok=True)
