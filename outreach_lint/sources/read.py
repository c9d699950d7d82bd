"""Files and standard input to messages: the table of formats."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final

from outreach_lint.document.late import late
from outreach_lint.errors import SourceError
from outreach_lint.model import Failure, Message
from outreach_lint.sources.decoding import UTF8_BOM, UTF16_BOMS
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.nodes import failure_of
from outreach_lint.sources.plain import read_plain

Reader = Callable[[BinaryIO, str, Defaults], Iterator[Message | Failure]]

STDIN = "-"
OBJECT = late(r'\s*\{\s*(?:"|\}\s*\Z)')
ARRAY = late(r'\s*\[\s*(?:\{\s*"|\]\s*\Z)')


def _json(file: BinaryIO, path: str, defaults: Defaults) -> Iterator[Message | Failure]:
    from outreach_lint.sources.json_files import read_json

    return read_json(file, path, defaults)


def _jsonl(file: BinaryIO, path: str, defaults: Defaults) -> Iterator[Message | Failure]:
    from outreach_lint.sources.jsonl import read_jsonl

    return read_jsonl(file, path, defaults)


def _eml(file: BinaryIO, path: str, defaults: Defaults) -> Iterator[Message | Failure]:
    from outreach_lint.sources.eml import read_eml

    return read_eml(file, path, defaults)


READERS: Final[dict[str, Reader]] = {
    ".txt": read_plain,
    ".md": read_plain,
    ".markdown": read_plain,
    ".json": _json,
    ".jsonl": _jsonl,
    ".eml": _eml,
}


def read_path(path: Path, defaults: Defaults) -> Iterator[Message | Failure]:
    """Yield the messages of a file, and a failure for each that cannot be read; other extensions are plain text."""
    name = path.as_posix()
    try:
        with path.open("rb") as file:
            yield from _read(READERS.get(path.suffix.lower(), read_plain), file, name, defaults)
    except OSError as error:
        yield Failure(name, 1, f"cannot be read: {error.strerror}")


def read_stdin(data: bytes, defaults: Defaults) -> Iterator[Message | Failure]:
    """Yield the messages of standard input: native JSON, JSONL, or text with or without front matter."""
    yield from _read(_sniff(data), BytesIO(data), STDIN, defaults)


def _read(reader: Reader, file: BinaryIO, name: str, defaults: Defaults) -> Iterator[Message | Failure]:
    """Yield what a reader yields, and its error as a failure."""
    try:
        yield from reader(file, name, defaults)
    except SourceError as error:
        yield failure_of(error, name)


def _sniff(data: bytes) -> Reader:
    """Return the reader for data without a name; `{{first_name}}`, `{Hi|Hello}` and `[Name]` begin a plain text."""
    if data.startswith(UTF16_BOMS):
        return read_plain
    text = data.removeprefix(UTF8_BOM).decode("utf-8", "replace")
    if ARRAY.match(text):
        return _json
    if not OBJECT.match(text):
        return read_plain
    lines = text.lstrip().splitlines()
    following = next((line for line in lines[1:] if line.strip()), "")
    return _jsonl if following.startswith("{") else _json
