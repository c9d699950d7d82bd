"""Bytes of a file to text, or a clear reason why not."""

from typing import BinaryIO

import msgspec

from outreach_lint.errors import Place, SourceError
from outreach_lint.positions import PositionMap, Segment

LIMIT = 10_000_000
_UNITS = ((1_000_000, "MB"), (1_000, "KB"))
UTF8_BOM = b"\xef\xbb\xbf"
UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")


class Part(msgspec.Struct, frozen=True):
    """The text of a part with its map."""

    text: str
    map: PositionMap


def read_whole(file: BinaryIO, path: str, most: int | None = None) -> bytes:
    """Return all bytes of a file of at most `most` bytes, `LIMIT` if it is None."""
    bound = most or LIMIT
    # A buffer of the whole size is made for each read, so the first one asks for no more than most files have.
    data = file.read(min(bound, LIMIT) + 1)
    if len(data) > LIMIT and bound > LIMIT:
        data += file.read(bound - LIMIT)
    if len(data) > bound:
        raise SourceError(too_large("file", most), Place(path))
    return data


def too_large(what: str, most: int | None = None) -> str:
    """Return the reason for which something of more than `most` bytes is not read, `LIMIT` if it is None."""
    bound = f"{size(most or LIMIT)} (limits.file_size)"
    return f"the {what} is larger than {bound}; split it, or use JSONL, which is read line by line"


def size(number: int) -> str:
    """Return a number of bytes in the largest unit that tells it exactly."""
    unit, name = next(((unit, name) for unit, name in _UNITS if number % unit == 0), (1, "bytes"))
    return f"{number // unit:,} {name}"


def decode(data: bytes, path: str, line: int = 1) -> str:
    """Return UTF-8, or UTF-16 with its mark, as text without the mark; `line` is that of the first byte."""
    if data.startswith(UTF16_BOMS):
        try:
            return scrub(data.decode("utf-16"))
        except UnicodeDecodeError as error:
            reason = f"not valid UTF-16 at byte {error.start + 1}"
            raise SourceError(reason, Place(path, line)) from error
    if b"\0" in data:
        before = data[: data.index(b"\0")]
        reason = f"binary data (a NUL at byte {len(before) + 1}), not text"
        raise SourceError(reason, Place(path, line + before.count(b"\n")))
    try:
        return data.removeprefix(UTF8_BOM).decode()
    except UnicodeDecodeError as error:
        start = error.start + (len(UTF8_BOM) if data.startswith(UTF8_BOM) else 0)
        at = line + data.count(b"\n", 0, start)
        reason = f"not valid UTF-8 at byte {start + 1} (line {at}); save the file as UTF-8"
        raise SourceError(reason, Place(path, at)) from error


def scrub(text: str) -> str:
    """Replace lone surrogates, which no report could print, by U+FFFD: one for one."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    return text


def normalise(source: str, line: int, column: int = 1) -> Part:
    r"""Return the text with "\n" for "\r\n", and its map; a line's "\n" stands where its "\r" does."""
    if "\r\n" not in source:
        return Part(source, PositionMap(source, line, column))
    segments = [Segment(0, 0)]
    at, dropped = source.find("\r\n"), 0
    while at >= 0:
        dropped += 1
        segments.append(Segment(at + 2 - dropped, at + 2))
        at = source.find("\r\n", at + 2)
    return Part(source.replace("\r\n", "\n"), PositionMap(source, line, column, tuple(segments)))
