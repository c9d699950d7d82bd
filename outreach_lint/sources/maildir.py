"""Maildir folders: mails are files without an ending in `cur` and `new`."""

from pathlib import Path

FOLDERS = frozenset({"cur", "new"})


def is_in_maildir(path: Path) -> bool:
    """Tell whether a file is a mail of a Maildir folder."""
    folder = path.parent
    return folder.name in FOLDERS and all((folder.parent / name).is_dir() for name in FOLDERS)
