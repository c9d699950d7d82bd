"""HTML to tags, comments, entities and text, each with its offsets, in one pass.

The standard library's parser gives lines and columns but no ends of entities, and needs quadratic time for a few of the
slips that mails are full of (a comment or a tag that is never closed).
"""

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5
from typing import Literal, NamedTuple

from outreach_lint.document.html_elements import RAW
from outreach_lint.document.late import late

Kind = Literal["text", "entity", "start", "end", "comment"]

_NEXT = late(r"<(?:/?[A-Za-z]|[!?%/])|&(?:#[xX]?[0-9A-Fa-f]|[A-Za-z])")
_FIELD = r"\{\{[^{}]{0,300}\}\}|\{%[^%]{0,300}%\}"
# A quotation mark opens a value only after a “=”, as in browsers: “<p don't>” is a tag.
_TAG = late(
    r"</?([A-Za-z][^\s/>]*+)"
    rf"((?:[^>={{]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')|{_FIELD}|[={{])*+)>"
)
_PLAIN_TAG = late(r"</?([A-Za-z][^\s/>]*+)([^>]*+)>")
_ENTITY = late(r"&(?:#(?:[0-9]{1,9}|[xX][0-9A-Fa-f]{1,8})|[A-Za-z][A-Za-z0-9]{1,31});?")
_SCRIPTLET = late(r"<%[^%]{0,300}%>")
# “<FIRST_NAME>” and “<<name>>” are merge fields: no element is named so.
_MERGE_FIELD = late(r"<[A-Za-z][A-Za-z0-9]*_[A-Za-z0-9_]*>|<[A-Z][A-Z0-9]*(?: [A-Z0-9]+)+>")
_LEGACY_LENGTH = 6


class Token(NamedTuple):
    """A stretch of the source; `text` is what an entity writes, or the attributes of a tag, `name` in lower case."""

    kind: Kind
    start: int
    end: int
    name: str = ""
    text: str = ""


def tokens(source: str) -> Iterator[Token]:
    """Yield the tokens, in order; what no reader sees, such as styles, belongs to none."""
    at = text = 0
    careful = True
    last_closer = source.rfind(">")
    while found := _NEXT.search(source, at):
        start = found.start()
        token = _entity(source, start) if source[start] == "&" else None
        if token is None and source[start] == "<":
            token = _marked(source, start, careful=careful)
            if token is None and careful and start < last_closer and _PLAIN_TAG.match(source, start):
                # A quotation mark is open to the end of the source; from here on “>” ends a tag wherever it stands.
                careful = False
                token = _marked(source, start, careful=False)
        if token is None:
            at = start + 1
            if source[start] == "<" and start > last_closer:
                # No tag can end any more; only entities are left to find.
                yield from _rest(source, text)
                return
            continue
        if start > text:
            yield Token("text", text, start)
        yield token
        at = text = token.end
        if token.kind == "start" and token.name in RAW and not token.text.endswith("/"):
            at = text = _raw_end(source, token.name, token.end)
    if text < len(source):
        yield Token("text", text, len(source))


def _rest(source: str, start: int) -> Iterator[Token]:
    """Yield text and entities from an offset on."""
    last = start
    for found in _ENTITY.finditer(source, start):
        token = _entity(source, found.start())
        if token:
            if token.start > last:
                yield Token("text", last, token.start)
            yield token
            last = token.end
    if last < len(source):
        yield Token("text", last, len(source))


def _entity(source: str, start: int) -> Token | None:
    """Return the entity that begins at an offset; None for a plain “&”."""
    found = _ENTITY.match(source, start)
    if found is None:
        return None
    written = found[0]
    if written[1] == "#" or (written[-1] == ";" and written[1:] in html5):
        return Token("entity", start, found.end(), "", unescape(written))
    # A few old names need no “;”: “&copy2026” is “©2026”.
    for length in range(min(_LEGACY_LENGTH, len(written) - 1), 1, -1):
        if (text := html5.get(written[1 : length + 1])) is not None:
            return Token("entity", start, start + length + 1, "", text)
    return None


def _marked(source: str, start: int, *, careful: bool) -> Token | None:
    """Return the tag or comment that begins at an offset; None for a stray “<”."""
    sign = source[start + 1]
    if sign == "!":
        return _comment(source, start)
    if sign == "%":
        found = _SCRIPTLET.match(source, start)
        return Token("text", start, found.end()) if found else None
    closing = sign == "/"
    if sign == "?" or (closing and not source[start + 2 : start + 3].isalpha()):
        return _until(source, start, ">") if closing or sign == "?" else None
    if not closing and (field := _MERGE_FIELD.match(source, start)):
        return Token("text", start, field.end())
    found = (_TAG if careful else _PLAIN_TAG).match(source, start)
    if found is None:
        return None
    return Token("end" if closing else "start", start, found.end(), found[1].lower(), found[2])


def _comment(source: str, start: int) -> Token:
    """Return the comment or declaration that begins at an offset; one that is never closed goes on to the end."""
    if source.startswith("<!--", start):
        # “<!-->” is a whole comment: Outlook's “<!--[if !mso]><!-->” shows what follows it to everybody else.
        if source.startswith(("<!-->", "<!--->"), start):
            return Token("comment", start, source.index(">", start) + 1)
        return _until(source, start, "-->", 4)
    if source.startswith("<![CDATA[", start):
        end = source.find("]]>", start)
        if end >= 0:
            return Token("comment", start, start + 9)
    return _until(source, start, ">")


def _until(source: str, start: int, closer: str, skip: int = 2) -> Token:
    """Return the comment that reaches to a closer."""
    end = source.find(closer, start + skip)
    return Token("comment", start, len(source) if end < 0 else end + len(closer))


def _raw_end(source: str, name: str, start: int) -> int:
    """Return where the end tag of an element that holds no markup begins; the end of the source if there is none."""
    found = re.compile(rf"</{re.escape(name)}(?=[\s/>])", re.IGNORECASE).search(source, start)
    return found.start() if found else len(source)
