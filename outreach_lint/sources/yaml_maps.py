"""The position map of a YAML scalar: exact in quotation marks, by words for other text that YAML folds."""

import re

from outreach_lint.document.late import late
from outreach_lint.positions import PositionMap, segments_of
from outreach_lint.sources.nodes import Node, Source

_FOLD = r"(?<![ \t])[ \t]*+\r?\n(?:[ \t]*+\r?\n)*+[ \t]*+"
QUOTED = {
    "'": re.compile(rf"''|{_FOLD}"),
    # A backslash at the end of a line joins it to the next one, or to the empty lines before that.
    '"': re.compile(rf"\\(?:\r?\n(?:[ \t]*+\r?\n)*+[ \t]*+|x..|u.{{4}}|U.{{8}}|.)|{_FOLD}"),
}
WORD = late(r"\S+")
Pieces = list[tuple[int, int, int]]


def scalar_map(source: Source, node: Node) -> PositionMap:
    """Return the map of a scalar that holds text."""
    raw = source.text[node.start : node.end]
    text = node.raw or ""
    at = source.position(node.start)
    quote = raw[:1] if raw[:1] in QUOTED else ""
    if quote:
        pieces = _quoted(raw, QUOTED[quote])
        if sum(decoded for _start, _length, decoded in pieces) == len(text):
            return PositionMap(raw, at.line, at.column, segments_of(pieces))
    return PositionMap(raw, at.line, at.column, segments_of(_by_words(raw, text)))


def _quoted(raw: str, escape: re.Pattern[str]) -> Pieces:
    """Return the pieces between two quotes; an escape writes one character, and YAML folds line ends."""
    pieces: Pieces = []
    last, end = 1, len(raw) - 1
    for match in escape.finditer(raw, 1, end):
        plain = match.start() - last
        pieces += [(last, plain, plain), (match.start(), len(match[0]), _written(match[0]))]
        last = match.end()
    pieces += [(last, end - last, end - last), (end, 0, 0)]
    return pieces


def _written(piece: str) -> int:
    """Return how many characters an escape or a fold stands for."""
    if piece[0] == "\\":
        return piece.count("\n") - 1 if "\n" in piece else 1
    return max(piece.count("\n") - 1, 1)


def _by_words(raw: str, text: str) -> Pieces:
    """Return the pieces of a text of which YAML changed the white space only: each word is found after the last."""
    at = raw.find("\n") + 1 if raw[:1] in ("|", ">") else 0
    pieces: Pieces = []
    last = 0
    for match in WORD.finditer(text):
        # The white space before a word stands where the word before it ended.
        pieces.append((at, 0, match.start() - last))
        # In the file it is as long as in the text, or longer.
        at = min(at + match.start() - last, len(raw))
        found = raw.find(match[0], at)
        at = found if found >= 0 else at
        pieces.append((at, len(match[0]), len(match[0])))
        at = min(at + len(match[0]), len(raw))
        last = match.end()
    pieces.append((at, 0, len(text) - last))
    return pieces
