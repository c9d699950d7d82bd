"""Native messages in a JSONL stream, one a line, of which never more than one is held."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from outreach_lint.errors import Place, SourceError
from outreach_lint.model import Failure, Message
from outreach_lint.sources.decoding import LIMIT, UTF8_BOM, UTF16_BOMS, decode, too_large
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.json_files import message_of_node
from outreach_lint.sources.json_nodes import parse_json
from outreach_lint.sources.nodes import Source, failure_of


def read_jsonl(file: BinaryIO, path: str, defaults: Defaults) -> Iterator[Message | Failure]:
    """Yield one message for each line that is not blank; a wrong line does not stop the others."""
    empty = True
    for number, data in lines_of(file, path, defaults.file_size):
        if isinstance(data, Failure):
            yield data
        elif data.isspace() or not data:
            continue
        else:
            yield message_of_line(data, number, path, defaults)
        empty = False
    if empty:
        reason = "no messages in the file"
        raise SourceError(reason, Place(path, 1))


def message_of_line(data: bytes, number: int, path: str, defaults: Defaults) -> Message | Failure:
    """Return the message of a line, or why it is none."""
    try:
        source = Source(path, decode(data, path, number).rstrip("\r\n"), number)
        return message_of_node(parse_json(source), source, f"{PurePath(path).name}:{number}", defaults)
    except SourceError as error:
        return failure_of(error, path, number)


def lines_of(file: BinaryIO, path: str, most: int | None = None) -> Iterator[tuple[int, bytes | Failure]]:
    """Yield the lines with their numbers from 1; one of more than `most` bytes is passed over as a failure."""
    number, bound = 0, most or LIMIT
    while data := file.readline(bound + 1):
        number += 1
        if number == 1:
            if data.startswith(UTF16_BOMS):
                reason = "UTF-16 is not supported for JSONL; save the file as UTF-8"
                raise SourceError(reason, Place(path, 1))
            data = data.removeprefix(UTF8_BOM)
        if len(data) <= bound:
            yield number, data
            continue
        while data and not data.endswith(b"\n"):
            data = file.readline(bound)
        yield number, Failure(path, number, too_large("line", most))
