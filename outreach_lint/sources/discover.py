"""Paths to the files to lint, in an order that does not depend on the machine."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import translate
from pathlib import Path

import msgspec

from outreach_lint.errors import Place, SourceError
from outreach_lint.model import Column
from outreach_lint.sources.maildir import is_in_maildir
from outreach_lint.sources.read import READERS, holds_messages

SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__", "venv"})
Pattern = re.Pattern[str]
_NONE = (".", "~$")
"""What hidden files begin with, and those that Word keeps beside an open document."""


class Discovery(msgspec.Struct, frozen=True):
    """The files to lint, and how many files of the folders were passed over: excluded, or of no format of ours."""

    files: tuple[Path, ...]
    skipped: int


def discover(
    paths: Sequence[Path], exclude: Sequence[str] = (), columns: Mapping[Column, str] | None = None
) -> Discovery:
    """Return the files that are named, and those of our formats in the folders that are named.

    A spreadsheet without a column of messages (`columns` may name it) and a YAML file without steps are none of them.

    An exclude pattern (`drafts/old`, `*.md`) is compared with the path, its part below the folder, and its last name.
    Hidden files and folders are not looked into, and links to folders are not followed.

    Raises:
        SourceError: If a path does not exist, or a folder holds no message.
    """
    patterns = tuple(re.compile(translate(pattern.strip().rstrip("/"))) for pattern in exclude)
    files: dict[Path, None] = {}
    skipped = 0
    for path in paths:
        if path.is_dir():
            found = list(_walk(path, patterns))
            taken = [file for file, wanted in found if wanted and holds_messages(file, columns or {})]
            skipped += len(found) - len(taken)
            if not taken:
                reason = f"no messages in this folder; formats: {' '.join(READERS)}"
                raise SourceError(reason, Place(path.as_posix()))
            files |= dict.fromkeys(taken)
        elif path.exists():
            files[path] = None
        else:
            reason = "no such file or folder"
            raise SourceError(reason, Place(path.as_posix()))
    return Discovery(_distinct(files), skipped)


def _walk(top: Path, patterns: Sequence[Pattern]) -> Iterator[tuple[Path, bool]]:
    """Yield the files below a folder in order, each with whether it is wanted."""
    for folder, folders, names in os.walk(top):
        here = Path(folder)
        folders[:] = sorted(name for name in folders if _entered(here / name, top, patterns))
        for name in sorted(names):
            path = here / name
            if name.startswith(_NONE):
                continue
            known = path.suffix.lower() in READERS or is_in_maildir(path)
            yield path, known and not _excluded(path, top, patterns)


def _entered(folder: Path, top: Path, patterns: Sequence[Pattern]) -> bool:
    """Return whether a folder is looked into."""
    hidden = folder.name.startswith(".") or folder.name in SKIPPED_FOLDERS
    return not hidden and not _excluded(folder, top, patterns)


def _excluded(path: Path, top: Path, patterns: Sequence[Pattern]) -> bool:
    """Return whether a pattern matches a path."""
    names = (path.as_posix(), path.relative_to(top).as_posix(), path.name)
    return any(pattern.match(name) for pattern in patterns for name in names)


def _distinct(files: dict[Path, None]) -> tuple[Path, ...]:
    """Return the files without those that were named before in another way."""
    found: dict[str, Path] = {}
    for file in files:
        found.setdefault(os.path.normcase(os.path.abspath(file)), file)  # noqa: PTH100 -- resolve() would follow links
    return tuple(found.values())
