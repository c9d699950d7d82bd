"""Where output goes: the terminal or a file that is written whole or not at all."""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from outreach_lint.errors import ConfigError, Place

_WIDEST, _USUAL = 120, 80
_READABLE = 0o644


def terminal_width() -> int:
    """Return the columns to write for: the terminal's, at most 120, and 80 where there is none."""
    columns = os.environ.get("COLUMNS", "")
    wanted = int(columns) if columns.isdecimal() else 0
    if not wanted:
        with suppress(AttributeError, ValueError, OSError):
            wanted = os.get_terminal_size(sys.__stdout__.fileno()).columns  # type: ignore[union-attr]
    return min(wanted or _USUAL, _WIDEST)


def wants_colour(*, forbidden: bool, to_file: bool) -> bool:
    """Tell whether to colour: on a terminal, unless NO_COLOR is set; FORCE_COLOR does so anywhere."""
    if forbidden or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return not to_file and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


@contextmanager
def output_to(path: Path | None) -> Iterator[TextIO]:
    """Give a stream; a file takes its place only when all was written. Raises ConfigError if it cannot be written."""
    if path is None:
        with suppress(AttributeError):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
        yield sys.stdout
        sys.stdout.flush()
        return
    try:
        if path.exists() and not path.is_file():
            with path.open("w", encoding="utf-8", newline="\n") as device:
                yield device
            return
        with _replacing(path.resolve()) as stream:
            yield stream
    except OSError as problem:
        reason = f"cannot write the output: {problem.strerror}"
        raise ConfigError(reason, Place(str(path))) from None


@contextmanager
def _replacing(path: Path) -> Iterator[TextIO]:
    """Give a stream to a new file that takes the place of `path` at the end, with the rights that it had."""
    import tempfile

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            yield stream
        Path(name).chmod(stat.S_IMODE(path.stat().st_mode) if path.exists() else _READABLE)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
