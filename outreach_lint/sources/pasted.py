"""The header lines that people paste above a mail: `Subject: …`, `To: …`, a blank line, then the text."""

import re

import msgspec

from outreach_lint.document.late import late
from outreach_lint.sources.decoding import Part
from outreach_lint.sources.headers import header_part
from outreach_lint.sources.nodes import Source

NAMES = "subject|preheader|preview text|preview|to|from|cc|bcc|date|sent|reply-to"
HEADER = late(rf"[ \t]*(?:\*\*)?({NAMES})[ \t]*(?:\*\*)?:[ \t]*(?:\*\*)?[ \t]*([^\r\n]*)", re.IGNORECASE)
PREHEADERS = frozenset({"preheader", "preview", "preview text"})


class Header(msgspec.Struct, frozen=True):
    """A header line: its name in lower case, and the stretch of its value."""

    name: str
    start: int
    end: int


class Block(msgspec.Struct, frozen=True):
    """The headers above a text, and where the text begins."""

    headers: tuple[Header, ...] = ()
    end: int = 0


def pasted_block(text: str) -> Block:
    """Return the header lines at the top of a text, none if it begins with prose.

    A blank line must follow, except after a subject: nobody begins a letter with "Subject:", but with "To:" one may.
    """
    headers: list[Header] = []
    at = len(text) - len(text.lstrip())
    while ":" in text[at : _next_line(text, at)] and (match := HEADER.match(text, at)):
        value = match[2].rstrip().removesuffix("**").rstrip()
        headers.append(Header(match[1].lower(), match.start(2), match.start(2) + len(value)))
        at = _next_line(text, match.end())
    following = text[at : _next_line(text, at)]
    known = any(header.name in ("subject", "to", "from") for header in headers)
    if not known or (following.strip() and headers[0].name != "subject"):
        return Block()
    rest = text[at:]
    return Block(tuple(headers), at + len(rest) - len(rest.lstrip()))


def value_of(block: Block, names: frozenset[str], source: Source) -> Part | None:
    """Return the value of the first header of a name that has one."""
    for header in block.headers:
        if header.name in names and header.end > header.start:
            at = source.position(header.start)
            return header_part(source.text[header.start : header.end], at.line, at.column)
    return None


def _next_line(text: str, at: int) -> int:
    """Return where the line after `at` begins."""
    found = text.find("\n", at)
    return found + 1 if found >= 0 else len(text)
