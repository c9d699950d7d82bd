"""Keeps a loaded catalogue between runs: rules only, never a word of a message."""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from zlib import crc32

import msgspec

from outreach_lint.catalog.kept import Stored
from outreach_lint.catalog.tweak import Tweak

try:
    # hashlib would load the whole of OpenSSL for it.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

_KEPT = 16
_SEAL = 4
"""Bytes."""
_PREFIX = "catalogue-"


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


def key_of(version: str, roots: Iterable[Path], tweaks: Mapping[str, Tweak]) -> str:
    """Return the name of the entry for some packs: it changes when one of their files is touched."""
    digest = blake2b(digest_size=20)
    digest.update(repr((version, sys.version_info[:2], msgspec.__version__, _code())).encode())
    digest.update(msgspec.msgpack.encode(tweaks))
    for root in roots:
        digest.update(str(root.resolve()).encode())
        for path, size, changed in rule_stamps(root):
            digest.update(f"{path} {size} {changed}\n".encode())
    return digest.hexdigest()


def _code() -> list[tuple[str, int, int]]:
    """Return what tells that the code which compiles rules has changed."""
    package = Path(__file__).resolve().parents[1]
    files = sorted([*package.glob("kinds/*.py"), *package.glob("catalog/*.py")])
    return [(path.name, (found := path.stat()).st_size, found.st_mtime_ns) for path in files]


def rule_stamps(root: Path) -> list[tuple[str, int, int]]:
    """Return path, size and time of change of the files below a folder: what tells, cheaply, that one has changed."""
    found: list[tuple[str, int, int]] = []
    folders = [str(root)] if root.is_dir() else []
    while folders:
        for entry in os.scandir(folders.pop()):
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
            elif entry.name.endswith((".yaml", ".yml")):
                stamp = entry.stat()
                found.append((entry.path, stamp.st_size, stamp.st_mtime_ns))
    return sorted(found)


def rule_files(root: Path) -> Sequence[Path]:
    """Return the YAML files below a folder, in order; hidden ones, such as a configuration, are no rules."""
    found = (path for path in root.rglob("*.y*ml") if path.suffix in {".yaml", ".yml"})
    return sorted(path for path in found if not any(part.startswith(".") for part in path.relative_to(root).parts))


def read(key: str) -> Stored | None:
    """Return an entry; None if there is none, or it is damaged."""
    where = folder()
    if where is None:
        return None
    with suppress(OSError, msgspec.DecodeError, ValueError):
        kept = memoryview((where / f"{_PREFIX}{key}").read_bytes())
        if _seal(kept[_SEAL:]) == kept[:_SEAL]:
            return msgspec.msgpack.decode(kept[_SEAL:], type=Stored)
    return None


def _seal(kept: bytes | memoryview) -> bytes:
    """Return what tells that an entry is as it was written: one changed letter would be another rule."""
    return crc32(kept).to_bytes(_SEAL, "big")


def write(key: str, stored: Stored) -> None:
    """Keep an entry, whole or not at all, and drop the oldest; a folder that cannot be written is no error."""
    where = folder()
    if where is None:
        return
    import tempfile

    with suppress(OSError):
        where.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=where)
        try:
            with os.fdopen(handle, "wb") as stream:
                kept = msgspec.msgpack.encode(stored)
                stream.write(_seal(kept) + kept)
            # Windows refuses while another process reads the entry that is there.
            Path(name).replace(where / f"{_PREFIX}{key}")
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        entries = sorted(where.glob(f"{_PREFIX}*"), key=lambda path: path.stat().st_mtime, reverse=True)
        for old in entries[_KEPT:]:
            old.unlink(missing_ok=True)
