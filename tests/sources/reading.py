"""Helpers of the source tests: read bytes as a file, and look a position up on disk."""

from pathlib import Path

from outreach_lint.model import Failure, Message, Notice, PartName
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.read import read_path


def read(
    folder: Path, name: str, data: bytes | str, defaults: Defaults | None = None
) -> list[Message | Failure | Notice]:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(read_path(path, defaults or Defaults()))


def one(folder: Path, name: str, data: bytes | str, defaults: Defaults | None = None) -> Message:
    (found,) = read(folder, name, data, defaults)
    assert isinstance(found, Message), found
    return found


def failure(folder: Path, name: str, data: bytes | str) -> Failure:
    (found,) = read(folder, name, data)
    assert isinstance(found, Failure), found
    return found


def on_disk(message: Message, part: PartName, offset: int, text: str) -> str:
    """Return what the file has from the reported place of a character on."""
    at = message.origin.locate(part, offset)
    return text.split("\n")[at.line - 1][at.column - 1 :] + "\n"
