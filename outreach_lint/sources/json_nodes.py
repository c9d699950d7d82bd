"""JSON text to nodes: strict, and every string keeps the map through its escapes."""

import re
from json import JSONDecodeError, JSONDecoder

from outreach_lint.document.late import late
from outreach_lint.positions import PositionMap, Segment
from outreach_lint.sources.decoding import scrub
from outreach_lint.sources.nodes import Node, Source

DEPTH = 50
BLANKS = " \t\r\n"
ESCAPE = late(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)")

KEY = late(r'"([^"\\\x00-\x1f]*)"[ \t\r\n]*:[ \t\r\n]*')
MARK = late(r"[ \t\r\n]*([,\]}])[ \t\r\n]*")


def _refuse(name: str) -> float:
    raise ValueError(name)


SCALARS = JSONDecoder(parse_constant=_refuse)


def parse_json(source: Source) -> Node:
    """Return the one value of a text, or raise SourceError at the offending character."""
    node, at = _value(source, _skip(source.text, 0), 0)
    at = _skip(source.text, at)
    if at < len(source.text):
        source.fail("invalid JSON: something follows the end of the value", at)
    return node


def string_map(source: Source, node: Node) -> PositionMap:
    """Return the map of a string value: every escape is one character that stands at its backslash."""
    at = source.position(node.start + 1)
    inner = source.text[node.start + 1 : node.end - 1]
    if "\\" not in inner:
        return PositionMap(inner, at.line, at.column)
    segments = [Segment(0, 0)]
    extra = 0
    for match in ESCAPE.finditer(inner):
        end = match.end()
        extra += end - match.start() - 1
        segments.append(Segment(end - extra, end))
    return PositionMap(inner, at.line, at.column, tuple(segments))


def _value(source: Source, at: int, depth: int, key: int = -1) -> tuple[Node, int]:
    """Return the value that begins at `at`, and where it ends."""
    opening = source.text[at : at + 1]
    if opening in ("{", "["):
        if depth >= DEPTH:
            source.fail(f"invalid JSON: nested more than {DEPTH} deep", at)
        return _object(source, at, depth, key) if opening == "{" else _array(source, at, depth, key)
    value, end = _scalar(source, at)
    return Node(value, at, end, key), end


def _scalar(source: Source, at: int) -> tuple[str | int | float | bool | None, int]:
    """Return the string, number or word that begins at `at`, and where it ends."""
    value: str | int | float | bool | None
    try:
        value, end = SCALARS.raw_decode(source.text, at)
    except JSONDecodeError as error:
        reason = error.msg[0].lower() + error.msg[1:].removesuffix(" at")
        source.fail(f"invalid JSON: {reason}", min(error.pos, len(source.text)))
    except ValueError:
        source.fail("invalid JSON: a number that cannot be read", at)
    return (scrub(value) if isinstance(value, str) else value), end


def _object(source: Source, at: int, depth: int, key: int) -> tuple[Node, int]:
    """Return the object that begins at `at`, and where it ends; a key may stand in it only once."""
    found, start = dict[str, Node](), at
    at = _skip(source.text, at + 1)
    if source.text[at : at + 1] == "}":
        return Node(found, start, at + 1, key), at + 1
    while True:
        name, begin = _key(source, at)
        if name in found:
            source.fail(f"the key “{name}” stands here twice", at)
        found[name], end = _value(source, begin, depth + 1, at)
        mark = _mark(source, end, "}")
        if mark[1] == "}":
            return Node(found, start, mark.end(1), key), mark.end(1)
        at = mark.end()


def _array(source: Source, at: int, depth: int, key: int) -> tuple[Node, int]:
    """Return the array that begins at `at`, and where it ends."""
    found, start = list[Node](), at
    at = _skip(source.text, at + 1)
    if source.text[at : at + 1] == "]":
        return Node((), start, at + 1, key), at + 1
    while True:
        node, end = _value(source, at, depth + 1)
        found.append(node)
        mark = _mark(source, end, "]")
        if mark[1] == "]":
            return Node(tuple(found), start, mark.end(1), key), mark.end(1)
        at = mark.end()


def _key(source: Source, at: int) -> tuple[str, int]:
    """Return the key that begins at `at`, and where its value begins."""
    if match := KEY.match(source.text, at):
        return match[1], match.end()
    if source.text[at : at + 1] != '"':
        source.fail('invalid JSON: expecting a key in double quotes or "}"', at)
    name, end = _scalar(source, at)
    colon = _skip(source.text, end)
    if source.text[colon : colon + 1] != ":":
        source.fail('invalid JSON: expecting ":" after a key', colon)
    return str(name), _skip(source.text, colon + 1)


def _mark(source: Source, at: int, closing: str) -> re.Match[str]:
    """Return the match of the comma or closing bracket after a value."""
    match = MARK.match(source.text, at)
    if match is None or match[1] not in (",", closing):
        source.fail(f'invalid JSON: expecting "," or "{closing}"', _skip(source.text, at))
    return match


def _skip(text: str, at: int) -> int:
    """Return the offset of the next character that is no blank."""
    end = len(text)
    while at < end and text[at] in BLANKS:
        at += 1
    return at
