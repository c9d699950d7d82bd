"""Typed values out of a mapping of nodes; a wrong type is an error at its place."""

from collections.abc import Mapping
from typing import Final, TypeVar

from outreach_lint.errors import SourceError
from outreach_lint.sources.nodes import Node, Source

T = TypeVar("T")
Fields = Mapping[str, Node]
LARGEST: Final = 1_000_000_000


def text_field(fields: Fields, key: str, source: Source, *, number: bool = False) -> str | None:
    """Return a text, None if the key is absent or null; with `number`, whole numbers are taken as text."""
    node = fields.get(key)
    if node is None or node.value is None:
        return None
    if isinstance(node.value, str):
        return node.value
    if node.raw is not None:
        return node.raw
    if number and type(node.value) is int:
        return str(node.value)
    raise wrong_type(key, "text", node, source)


def whole_field(fields: Fields, key: str, source: Source) -> int | None:
    """Return a whole number that is not negative, None if the key is absent or null; reports hold no endless ones."""
    node = fields.get(key)
    if node is None or node.value is None:
        return None
    if type(node.value) is int and node.value >= 0:
        if node.value > LARGEST:
            reason = f"{key} must be at most {LARGEST:,}"
            raise source.error(reason, node.start)
        return node.value
    raise wrong_type(key, "a whole number such as 12", node, source)


def texts_field(fields: Fields, key: str, source: Source) -> tuple[str, ...]:
    """Return a list of texts, empty if the key is absent or null."""
    node = fields.get(key)
    if node is None or node.value is None:
        return ()
    if not isinstance(node.value, tuple):
        raise wrong_type(key, "a list of texts", node, source)
    items = [text_field({key: item}, key, source) for item in node.value]
    return tuple(item for item in items if item)


def mapping_field(fields: Fields, key: str, source: Source) -> Node | None:
    """Return a node that holds a mapping, None if the key is absent or null."""
    node = fields.get(key)
    if node is None or node.value is None:
        return None
    if not isinstance(node.value, dict):
        raise wrong_type(key, "a mapping", node, source)
    return node


def choice_field(fields: Fields, key: str, source: Source, allowed: Mapping[str, T]) -> T | None:
    """Return one of the allowed values, None if the key is absent, null or empty."""
    text = text_field(fields, key, source)
    if not text:
        return None
    if text not in allowed:
        source.fail(f"{key} “{text}” is not known; allowed: {', '.join(allowed)}", fields[key].start)
    return allowed[text]


def wrong_type(key: str, wanted: str, node: Node, source: Source) -> SourceError:
    """Return the error for a value of the wrong type."""
    return source.error(f"{key} must be {wanted}, not {_kind(node)}", node.start)


def _kind(node: Node) -> str:
    """Return what a person would call the type of a value."""
    match node.value:
        case dict():
            return "a mapping"
        case tuple():
            return "a list"
        case str():
            return f"“{node.value[:40]}”"
        case bool():
            return "true" if node.value else "false"
    return f"the number {node.value}"
