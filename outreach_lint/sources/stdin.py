"""Standard input to messages: its format is told or guessed, and what is read line by line is not held."""

import io
from collections.abc import Callable, Iterator
from functools import partial
from typing import BinaryIO, Final

from outreach_lint.model import Failure, Message, Notice
from outreach_lint.sources.decoding import LIMIT, UTF8_BOM
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.read import OBJECT, READERS, STDIN, Reader, read_as, read_stdin

FORMATS: Final = tuple(suffix.removeprefix(".") for suffix in READERS)
"""What standard input can be told to be."""
_STREAMED: Final = frozenset({"csv", "tsv", "jsonl", "mbox"})
_TABLES: Final = frozenset({"csv", "tsv", "xlsx", "parquet"})
_LINES = 2
_HELD = 200_000_000
"""Bytes beyond which nothing is read: text has to be smaller by far, and only a document with pictures is so large."""
_SIGNS: Final = (",", ";", "\t", "|")
_LONGEST_HEADER = 2_000


def _nobody() -> None:
    pass


def read_stream(
    stream: BinaryIO, form: str | None, defaults: Defaults, held: Callable[[], None] = _nobody
) -> Iterator[Message | Failure | Notice]:
    """Yield the messages of a stream in one of the `FORMATS`; without one, it is told by its first characters.

    `held` is called before the first of them if the whole stream was read by then.
    """
    if form is None:
        yield from _guessed(stream, defaults, held)
        return
    if form not in _STREAMED:
        held()
    file: BinaryIO = stream if form in _STREAMED else io.BytesIO(stream.read())
    yield from read_as(_reader(form), file, STDIN, defaults)


def _reader(form: str) -> Reader:
    suffix = f".{form}"
    if form not in _TABLES:
        return READERS[suffix]
    from outreach_lint.sources.table_rows import read_table

    return partial(read_table, suffix=suffix)


def _guessed(stream: BinaryIO, defaults: Defaults, held: Callable[[], None]) -> Iterator[Message | Failure | Notice]:
    """Yield the messages of what may be JSONL, of which a line at a time is held, or a whole text."""
    begun: list[bytes] = []
    most = defaults.file_size or LIMIT
    while sum(not line.isspace() for line in begun) < _LINES and (line := stream.readline(most + 1)):
        begun.append(line)
    filled = [line.removeprefix(UTF8_BOM).decode(errors="replace") for line in begun if not line.isspace()]
    if len(filled) == _LINES and filled[1].lstrip().startswith("{") and OBJECT.match(filled[0]):
        from outreach_lint.sources.jsonl import read_jsonl

        yield from read_as(read_jsonl, _Resumed(b"".join(begun), stream.readline), STDIN, defaults)
        return
    held()
    if filled and _is_header(filled[0]):
        yield Notice(STDIN, 1, "this looks like a spreadsheet: with --stdin-format csv each row is a message")
    rest = stream.read(max(_HELD, most + 1))
    yield from read_stdin(b"".join([*begun, rest]), defaults)


def _is_header(line: str) -> bool:
    """Tell whether a line names columns as a spreadsheet does, one of them that of the messages."""
    sign = max(_SIGNS, key=line.count)
    if not line.count(sign) or len(line) > _LONGEST_HEADER:
        return False
    from outreach_lint.sources.columns import find_columns

    names = [name.strip().strip('"') for name in line.split(sign)]
    known = find_columns(names, {}).known
    return len(known) * 2 > len(names) and bool({"body", "body_html"} & known.keys())


class _Resumed(io.BytesIO):
    """Lines that were read, followed by those that were not."""

    def __init__(self, begun: bytes, following: Callable[[int], bytes]) -> None:
        super().__init__(begun)
        self._following = following

    def readline(self, size: int | None = -1, /) -> bytes:
        return super().readline(size) or self._following(-1 if size is None else size)
