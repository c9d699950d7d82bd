"""Where output goes: the terminal or a file that is written whole or not at all."""

import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TextIO

from outreach_lint.errors import ConfigError, Place

Write = Callable[[str], object]
_WIDEST, _USUAL = 120, 80
_READABLE = 0o644


def prepare_streams() -> None:
    """Let both streams write UTF-8 whatever the system's code page is, and terminals of Windows understand colours."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    if sys.platform == "win32":
        from colorama import just_fix_windows_console

        just_fix_windows_console()


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
def output_to(path: Path | None) -> Iterator[Write]:
    """Give what writes; a file takes its place only when all was written. Raises ConfigError if it cannot be written.

    Only this file's own errors are told as such, since other outputs may be open inside.
    """
    if path is None:
        yield sys.stdout.write
        sys.stdout.flush()
        return
    if path.exists() and not path.is_file():
        with telling(path):
            device = path.open("w", encoding="utf-8", newline="\n")
        yield _writing(device, path)
        with telling(path):
            device.close()
        return
    with _replacing(path) as write:
        yield write


@contextmanager
def _replacing(path: Path) -> Iterator[Write]:
    """Give what writes text to a new file that takes the place of `path`."""
    with replacing(path) as file:
        stream = TextIOWrapper(file, encoding="utf-8", errors="backslashreplace", newline="\n")
        yield _writing(stream, path)
        with telling(path):
            stream.flush()
        stream.detach()


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Give a new file that takes the place of `path` at the end, with the rights that it had."""
    import tempfile

    with telling(path):
        target = path.resolve()
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    made = Path(name)
    stream = os.fdopen(handle, "wb")
    try:
        yield stream
        with telling(path):
            stream.close()
            made.chmod(stat.S_IMODE(target.stat().st_mode) if target.exists() else _READABLE)
            made.replace(target)
    except BaseException:
        with suppress(OSError):
            stream.close()
        made.unlink(missing_ok=True)
        raise


def _writing(stream: TextIO, path: Path) -> Write:
    def write(text: str) -> None:
        with telling(path):
            stream.write(text)

    return write


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Tell an error of the system as one of this output."""
    try:
        yield
    except OSError as problem:
        reason = f"cannot write the output: {problem.strerror}"
        raise ConfigError(reason, Place(str(path))) from None
