"""Delimited files to tables: the character set, the delimiter, and the header."""

import codecs
from collections.abc import Iterator
from io import BufferedReader, TextIOWrapper
from itertools import chain
from typing import BinaryIO, Final

import msgspec

from outreach_lint.errors import Place, SourceError
from outreach_lint.model import Failure, Notice
from outreach_lint.sources.columns import known_headers
from outreach_lint.sources.csv_tokens import Lines, records
from outreach_lint.sources.decoding import UTF16_BOMS
from outreach_lint.sources.table import Cells, Table
from outreach_lint.sources.transcoded import Transcoded

DELIMITERS: Final = (",", ";", "\t", "|")
_CHUNK = 1 << 20
_HINT = "sep="


def open_csv(file: BinaryIO, path: str, usual: str = ",") -> Table:
    """Return the table of a delimited file; its rows are read as they are asked for.

    Of a stream that cannot be read twice, the character set is told as its bytes come.
    """
    if not file.seekable():
        stream = Transcoded(file, path)
        table = _table(Lines(TextIOWrapper(BufferedReader(stream), "utf-8-sig", newline="")), path, usual)
        return msgspec.structs.replace(table, rows=_and_told(table.rows, stream))
    encoding, notices = _encoding(file, path)
    file.seek(0)
    errors = "replace" if encoding == "cp1252" else "strict"
    table = _table(Lines(TextIOWrapper(file, encoding, errors=errors, newline="")), path, usual)
    return msgspec.structs.replace(table, notices=notices)


def open_tsv(file: BinaryIO, path: str) -> Table:
    """Return the table of a file whose cells tabs separate, unless its header tells of something else."""
    return open_csv(file, path, "\t")


def _and_told(rows: Iterator[Cells | Failure | Notice], stream: Transcoded) -> Iterator[Cells | Failure | Notice]:
    """Yield the rows, and what is to be told of their character set."""
    yield from rows
    yield from stream.notices


def _table(lines: Lines, path: str, usual: str) -> Table:
    """Return the table of some lines."""
    number, first = 1, lines.take()
    hint = ""
    if first.lower().startswith(_HINT) and len(first.strip()) == len(_HINT) + 1:
        # Excel writes and reads such a line.
        hint, number, first = first[len(_HINT)], 2, lines.take()
    while first and first.isspace():
        number, first = number + 1, lines.take()
    lines.put_back([first] if first else [])
    delimiter = hint or _delimiter(first, usual)
    rows = records(lines, delimiter, path, number)
    header = next(rows, None)
    if header is None:
        reason = "the file is empty"
        raise SourceError(reason, Place(path, 1))
    if isinstance(header, Failure):
        raise SourceError(header.reason, Place(path, header.line))
    return Table(path, header, rows)


def _delimiter(header: str, usual: str) -> str:
    """Return what separates the cells of a header: what gives the most names of ours, then the most cells."""
    candidates = [usual, *(sign for sign in DELIMITERS if sign != usual)]
    return max(candidates, key=lambda sign: _names(header, sign))


def _names(header: str, delimiter: str) -> tuple[int, int]:
    """Return how many headers are ours, and how many there are."""
    names = [name.strip().strip('"') for name in header.strip("\r\n").split(delimiter)]
    return known_headers(names), len(names)


def _encoding(file: BinaryIO, path: str) -> tuple[str, tuple[Notice, ...]]:
    """Return the codec of a whole file, which is read for it but not kept, and what to say of it."""
    start = file.read(2)
    if start in UTF16_BOMS:
        _try(file, start, "utf-16", path)
        return "utf-16", ()
    file.seek(0)
    problem = _try(file, b"", "utf-8-sig", path)
    if problem is None:
        return "utf-8-sig", ()
    at, line = problem
    return "cp1252", (Notice(path, line, f"not valid UTF-8 at byte {at}: the file is read as Windows-1252"),)


def _try(file: BinaryIO, begun: bytes, codec: str, path: str) -> tuple[int, int] | None:
    """Return the byte and the line from which on a file is not of a codec; raise SourceError if it is no text."""
    decoder = codecs.getincrementaldecoder(codec)()
    passed = line = 0
    for chunk in chain([begun], iter(lambda: file.read(_CHUNK), b""), [b""]):
        if codec != "utf-16" and b"\0" in chunk:
            at = chunk.index(b"\0")
            reason = f"binary data (a NUL at byte {passed + at + 1}), not text"
            raise SourceError(reason, Place(path, line + chunk.count(b"\n", 0, at) + 1))
        try:
            decoder.decode(chunk, final=not chunk and passed > 0)
        except UnicodeDecodeError as error:
            if codec == "utf-16":
                reason = "not valid UTF-16"
                raise SourceError(reason, Place(path)) from error
            start = error.start - (
                len(error.object) - len(chunk)
            )  # below 0: a character that began in the chunk before
            return passed + start + 1, line + chunk.count(b"\n", 0, max(start, 0)) + 1
        passed += len(chunk)
        line += chunk.count(b"\n")
    return None
