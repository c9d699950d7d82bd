"""Native messages in a JSON file: one object, or an array of objects."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from outreach_lint.errors import Place, SourceError
from outreach_lint.model import Failure, Message
from outreach_lint.sources.decoding import decode, read_whole
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.json_nodes import parse_json, string_map
from outreach_lint.sources.native import Record, message_of
from outreach_lint.sources.nodes import Node, Source, failure_of, source_of
from outreach_lint.sources.sequences import has_steps, steps_of


def read_json(file: BinaryIO, path: str, defaults: Defaults) -> Iterator[Message | Failure]:
    """Yield the messages of a JSON file; a wrong one does not stop the others."""
    source = source_of(path, decode(read_whole(file, path, defaults.file_size), path))
    root = parse_json(source)
    stem = PurePath(path).stem
    if has_steps(root):
        yield from steps_of(root, source, string_map, defaults)
        return
    if not isinstance(root.value, tuple):
        yield message_of_node(root, source, stem, defaults)
        return
    if not root.value:
        reason = "no messages in the file"
        raise SourceError(reason, Place(path, 1))
    for number, node in enumerate(root.value, 1):
        try:
            yield message_of_node(node, source, f"{stem}#{number}", defaults)
        except SourceError as error:
            yield failure_of(error, path)


def message_of_node(node: Node, source: Source, name: str, defaults: Defaults) -> Message:
    """Return the message of one JSON object; raise SourceError if it is none."""
    if not isinstance(node.value, dict):
        source.fail("a message must be an object in braces", node.start)
    line = source.position(node.start).line
    return message_of(Record(node.value, source, string_map, name, line, node.start), defaults)
