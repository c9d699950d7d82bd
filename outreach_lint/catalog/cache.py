"""Keeps a loaded catalogue between runs: rules only, never a word of a message."""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from outreach_lint.catalog.entries import read_entry, write_entry
from outreach_lint.catalog.kept import Stored
from outreach_lint.catalog.tweak import Tweak

try:
    # hashlib would load the whole of OpenSSL for it.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

_KEPT = 16
_PREFIX = "catalogue-"
_COMPILING = ("catalog", "kinds")
"""The packages that make rules ready."""


def key_of(version: str, roots: Iterable[Path], tweaks: Mapping[str, Tweak]) -> str:
    """Return the name of the entry for some packs: it changes when one of their files is touched."""
    told: list[object] = [version, sys.version_info[:2], msgspec.__version__, *_code()]
    for root in roots:
        told += [str(root.resolve()), *rule_stamps(root)]
    digest = blake2b(repr(told).encode(), digest_size=20)
    digest.update(msgspec.msgpack.encode(tweaks))
    return digest.hexdigest()


def _code() -> list[tuple[str, int, int]]:
    """Return what tells that the code which compiles rules has changed."""
    package = Path(__file__).resolve().parents[1]
    return sorted(stamp for name in _COMPILING for stamp in _stamps(f"{package}{os.sep}{name}", (".py",)))


def rule_stamps(root: Path) -> list[tuple[str, int, int]]:
    """Return path, size and time of change of the files below a folder: what tells, cheaply, that one has changed."""
    return sorted(_stamps(str(root), (".yaml", ".yml"))) if root.is_dir() else []


def _stamps(root: str, endings: tuple[str, ...]) -> Iterator[tuple[str, int, int]]:
    folders = [root]
    while folders:
        for entry in os.scandir(folders.pop()):
            if entry.name.endswith(endings) and not entry.is_dir(follow_symlinks=False):
                stamp = entry.stat()
                yield entry.path, stamp.st_size, stamp.st_mtime_ns
            elif entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)


def rule_files(root: Path) -> Sequence[Path]:
    """Return the YAML files below a folder, in order; hidden ones, such as a configuration, are no rules."""
    found = (path for path in root.rglob("*.y*ml") if path.suffix in {".yaml", ".yml"})
    return sorted(path for path in found if not any(part.startswith(".") for part in path.relative_to(root).parts))


def read(key: str) -> Stored | None:
    """Return an entry; None if there is none, or it is damaged."""
    return read_entry(f"{_PREFIX}{key}", Stored)


def write(key: str, stored: Stored) -> None:
    """Keep an entry, whole or not at all, and drop the oldest; a folder that cannot be written is no error."""
    write_entry(f"{_PREFIX}{key}", stored, _KEPT)
