"""Files and standard input to messages: the table of formats."""

import re
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final

from outreach_lint.document.late import late
from outreach_lint.errors import SourceError
from outreach_lint.model import Column, Failure, Message, Notice
from outreach_lint.sources.decoding import UTF8_BOM, UTF16_BOMS
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.maildir import is_in_maildir
from outreach_lint.sources.many_failures import counted
from outreach_lint.sources.nodes import failure_of
from outreach_lint.sources.plain import read_plain
from outreach_lint.sources.within import within

Reader = Callable[[BinaryIO, str, Defaults], Iterator[Message | Failure | Notice]]

STDIN = "-"
RTF, ZIP, OLD = b"{\\rtf", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
BEGINNING = 5
OBJECT = late(r'\s*\{\s*(?:"|\}\s*\Z)')
PAGE = late(r"\s*<(?:!doctype\s+html|html|mjml)\b", re.IGNORECASE)
ARRAY = late(r'\s*\[\s*(?:\{\s*"|\]\s*\Z)')


def _json(file: BinaryIO, path: str, defaults: Defaults) -> Iterator[Message | Failure]:
    from outreach_lint.sources.json_files import read_json

    return read_json(file, path, defaults)


def _jsonl(file: BinaryIO, path: str, defaults: Defaults) -> Iterator[Message | Failure]:
    from outreach_lint.sources.jsonl import read_jsonl

    return read_jsonl(file, path, defaults)


def _eml(file: BinaryIO, path: str, defaults: Defaults) -> Iterator[Message | Failure | Notice]:
    from outreach_lint.sources.eml import read_eml

    return read_eml(file, path, defaults)


def _table(file: BinaryIO, path: str, defaults: Defaults) -> Iterator[Message | Failure | Notice]:
    from outreach_lint.sources.table_rows import read_table

    return read_table(file, path, defaults)


def _yaml(file: BinaryIO, path: str, defaults: Defaults) -> Iterator[Message | Failure]:
    from outreach_lint.sources.sequences import read_yaml

    return read_yaml(file, path, defaults)


def _emlx(file: BinaryIO, path: str, defaults: Defaults) -> Iterator[Message | Failure | Notice]:
    from outreach_lint.sources.eml import read_emlx

    return read_emlx(file, path, defaults)


def _mbox(file: BinaryIO, path: str, defaults: Defaults) -> Iterator[Message | Failure | Notice]:
    from outreach_lint.sources.mbox import read_mbox

    return read_mbox(file, path, defaults)


def _html(file: BinaryIO, path: str, defaults: Defaults) -> Iterator[Message | Failure]:
    from outreach_lint.sources.html import read_html

    return read_html(file, path, defaults)


def _docx(file: BinaryIO, path: str, defaults: Defaults) -> Iterator[Message | Failure]:
    from outreach_lint.sources.docx import read_docx

    return read_docx(file, path, defaults)


def _rtf(file: BinaryIO, path: str, defaults: Defaults) -> Iterator[Message | Failure]:
    from outreach_lint.sources.rtf import read_rtf

    return read_rtf(file, path, defaults)


def _other(file: BinaryIO, path: str, defaults: Defaults) -> Iterator[Message | Failure | Notice]:
    """Read a file of which the ending says nothing: as text, unless it begins as no text does."""
    if not file.seekable():
        return read_plain(file, path, defaults)
    begin = file.read(BEGINNING)
    file.seek(0)
    return (_office(begin) or read_plain)(file, path, defaults)


READERS: Final[dict[str, Reader]] = {
    ".txt": read_plain,
    ".md": read_plain,
    ".markdown": read_plain,
    ".json": _json,
    ".jsonl": _jsonl,
    ".eml": _eml,
    ".emlx": _emlx,
    ".mbox": _mbox,
    ".html": _html,
    ".htm": _html,
    ".docx": _docx,
    ".rtf": _rtf,
    ".mjml": _html,
    ".csv": _table,
    ".tsv": _table,
    ".xlsx": _table,
    ".parquet": _table,
    ".yaml": _yaml,
    ".yml": _yaml,
}


ONE_EACH: Final = frozenset({".txt", ".md", ".markdown", ".eml", ".emlx", ".html", ".htm", ".mjml", ".docx", ".rtf"})
"""Formats that hold one message a file."""


def holds_messages(path: Path, columns: Mapping[Column, str]) -> bool:
    """Tell whether a file of a folder is for us: of a format of ours, and no list of people or other data."""
    reader = READERS.get(path.suffix.lower())
    if reader is None or not path.is_file():
        return is_in_maildir(path) and path.is_file()
    if reader not in (_table, _yaml):
        return True
    try:
        with path.open("rb") as file:
            if reader is _yaml:
                from outreach_lint.sources.sequences import is_sequence

                return is_sequence(file)
            from outreach_lint.sources import table_rows

            return table_rows.holds_messages(file, path.as_posix(), columns)
    except OSError:
        return True


def read_path(path: Path, defaults: Defaults) -> Iterator[Message | Failure | Notice]:
    """Yield the messages of a file, and a failure for each that cannot be read; other extensions are plain text."""
    name = path.as_posix()
    try:
        with path.open("rb") as file:
            yield from read_as(_reader_of(path), file, name, defaults)
    except OSError as error:
        yield Failure(name, 1, f"cannot be read: {error.strerror}")


def read_bytes(data: bytes, path: Path, defaults: Defaults) -> Iterator[Message | Failure | Notice]:
    """Yield what `read_path` would of a file that holds these bytes."""
    yield from read_as(_reader_of(path), BytesIO(data), path.as_posix(), defaults)


def _reader_of(path: Path) -> Reader:
    """Return the reader for a file: by its ending, or by its folder if that is one of mails."""
    known = READERS.get(path.suffix.lower())
    return known or (_eml if is_in_maildir(path) else _other)


def read_stdin(data: bytes, defaults: Defaults) -> Iterator[Message | Failure | Notice]:
    """Yield the messages of standard input: native JSON, JSONL, or text with or without front matter."""
    yield from read_as(_sniff(data), BytesIO(data), STDIN, defaults)


def read_as(reader: Reader, file: BinaryIO, name: str, defaults: Defaults) -> Iterator[Message | Failure | Notice]:
    """Yield what a reader yields, and its error as a failure."""
    try:
        yield from counted(within(reader(file, name, defaults), defaults), name, "messages")
    except SourceError as error:
        yield failure_of(error, name)


def _sniff(data: bytes) -> Reader:
    """Return the reader for data without a name; `{{first_name}}`, `{Hi|Hello}` and `[Name]` begin a plain text."""
    if data.startswith(UTF16_BOMS):
        return read_plain
    if office := _office(data[:BEGINNING]):
        return office
    text = data.removeprefix(UTF8_BOM).decode("utf-8", "replace")
    if ARRAY.match(text):
        return _json
    if not OBJECT.match(text):
        return _html if PAGE.match(text) else read_plain
    lines = text.lstrip().splitlines()
    following = next((line for line in lines[1:] if line.strip()), "")
    return _jsonl if following.startswith("{") else _json


def _office(begin: bytes) -> Reader | None:
    """Return the reader for data that begin as word processors write them, one that refuses it for old documents."""
    if begin.startswith(RTF):
        return _rtf
    return _docx if begin.startswith((ZIP, OLD)) else None
