"""The position map of a YAML scalar: exact for text on one line, by words for text that YAML folds."""

import re

from outreach_lint.document.late import late
from outreach_lint.positions import PositionMap, segments_of
from outreach_lint.sources.nodes import Node, Source

QUOTED = {"'": re.compile(r"''"), '"': re.compile(r"\\(?:x..|u.{4}|U.{8}|.)")}
WORD = late(r"\S+")
Pieces = list[tuple[int, int, int]]


def scalar_map(source: Source, node: Node) -> PositionMap:
    """Return the map of a scalar that holds text."""
    raw = source.text[node.start : node.end]
    text = node.raw or ""
    at = source.position(node.start)
    quote = raw[:1] if raw[:1] in QUOTED else ""
    if quote and "\n" not in raw:
        pieces = _quoted(raw, QUOTED[quote])
        if sum(decoded for _start, _length, decoded in pieces) == len(text):
            return PositionMap(raw, at.line, at.column, segments_of(pieces))
    return PositionMap(raw, at.line, at.column, segments_of(_by_words(raw, text)))


def _quoted(raw: str, escape: re.Pattern[str]) -> Pieces:
    """Return the pieces between two quotes; each escape writes one character."""
    pieces: Pieces = []
    last, end = 1, len(raw) - 1
    for match in escape.finditer(raw, 1, end):
        pieces += [(last, match.start() - last, match.start() - last), (match.start(), len(match[0]), 1)]
        last = match.end()
    pieces += [(last, end - last, end - last), (end, 0, 0)]
    return pieces


def _by_words(raw: str, text: str) -> Pieces:
    """Return the pieces of a text of which YAML changed the white space only: each word is found after the last."""
    at = raw.find("\n") + 1 if raw[:1] in ("|", ">") else 0
    pieces: Pieces = []
    last = 0
    for match in WORD.finditer(text):
        # The white space before a word stands where the word before it ended.
        pieces.append((at, 0, match.start() - last))
        found = raw.find(match[0], at)
        at = found if found >= 0 else at
        pieces.append((at, len(match[0]), len(match[0])))
        at = min(at + len(match[0]), len(raw))
        last = match.end()
    pieces.append((at, 0, len(text) - last))
    return pieces
