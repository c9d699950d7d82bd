"""Mails in an mbox file, of which never more than one is held; each is located at its own lines."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from outreach_lint.document.late import late
from outreach_lint.errors import Place, SourceError
from outreach_lint.model import Failure, Message, Notice
from outreach_lint.sources.decoding import LIMIT, too_large
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.eml import Mail, read_mail
from outreach_lint.sources.nodes import failure_of

_LINE = 1_000_000
# “From dana@x.example Mon Nov 16 09:00:00 2026”: prose that begins with “From” has no time in it.
_SEPARATOR = late(r"From \S+ .{0,60}\d\d:\d\d")


def read_mbox(file: BinaryIO, path: str, defaults: Defaults) -> Iterator[Message | Failure | Notice]:
    """Yield the message of each mail; one that cannot be read does not stop the others."""
    name, number = PurePath(path).name, 0
    for line, raw in _mails(file, path, defaults.file_size or LIMIT):
        number += 1
        if raw is None:
            yield Failure(path, line, too_large("mail", defaults.file_size).partition(";")[0])
            continue
        try:
            yield from read_mail(Mail(raw, path, f"{name}#{number}", line, escaped=True), defaults)
        except SourceError as error:
            yield failure_of(error, path, line)
    if not number:
        reason = "no mails in the file"
        raise SourceError(reason, Place(path, 1))


def _mails(file: BinaryIO, path: str, most: int) -> Iterator[tuple[int, str | None]]:
    """Yield the mails with the number of their first line after the separator; None for one that is too long."""
    held: list[bytes] = []
    size, first, number, blank, begun = 0, 1, 0, True, True
    for data in iter(lambda: file.readline(_LINE), b""):
        number += begun
        if begun and blank and data.startswith(b"From ") and _SEPARATOR.match(data[:200].decode("latin-1")):
            if number > 1:
                yield first, _joined(held, size, most)
            held, size, first = [], 0, number + 1
        elif number == 1:
            reason = "an mbox file begins with a line “From ”, an address and a time"
            raise SourceError(reason, Place(path, 1))
        else:
            size += len(data)
            if size <= most:
                held.append(data)
        blank = begun and not data.strip()
        begun = data.endswith(b"\n")
    if number:
        yield first, _joined(held, size, most)


def _joined(held: list[bytes], size: int, most: int) -> str | None:
    return b"".join(held).decode("latin-1") if size <= most else None
