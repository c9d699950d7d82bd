"""How text looks on a terminal: width, colour, and marks that stay readable without either."""

import re
import textwrap
from functools import lru_cache
from unicodedata import category

import click
import msgspec

from outreach_lint.document.late import late

_COLOURS = {"error": "red", "warning": "yellow", "info": "blue"}
_NARROWEST = 40
_COMMAND = late(r"::(?=[a-z])|##(?=(?:vso)?\[)", re.IGNORECASE)
"""What begins a command to a service that reads the log of its jobs: `::error`, `##[error]`, `##vso[task.complete]`."""


class Look(msgspec.Struct, frozen=True):
    """What the reader's terminal can show, and how much of it is wanted."""

    width: int = 80
    colour: bool = False
    ledger: bool = False
    explain: bool = False
    statistics: bool = False
    least: int = 0
    """the lowest score that is allowed"""
    fail_on: str = "error"
    """the severity from which a finding stops a run"""

    def severity(self, name: str, text: str | None = None) -> str:
        """Return the text in the colour of a severity."""
        return self.styled(text or name, fg=_COLOURS.get(name), bold=True)

    def styled(self, text: str, *, fg: str | None = None, bold: bool = False, dim: bool = False) -> str:
        """Return the text in a colour or weight, where colour is wanted."""
        return click.style(text, fg=fg, bold=bold or None, dim=dim or None) if self.colour else text

    def wrapped(self, label: str, text: str, indent: str) -> str:
        """Return a labelled paragraph, wrapped to the width with its lines under one another."""
        width = max(self.width, _NARROWEST)
        hang = " " * (len(indent) + len(label))
        lines = _lines(text, width - len(hang))
        first = indent + self.styled(label, dim=True) + lines[0]
        return "\n".join([first, *(hang + line for line in lines[1:])]) + "\n"


@lru_cache(maxsize=2048)
def _lines(text: str, width: int) -> tuple[str, ...]:
    """Return a text in lines; remembered, since what rules say stands in a report again and again."""
    paragraphs = (" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n"))
    return tuple(line for paragraph in paragraphs for line in textwrap.wrap(paragraph, width) or [""])


def harmless(text: str) -> str:
    """Return a text for a terminal or the log of a job, which some services read for commands, with none of either."""
    if "::" in text or "##" in text:
        text = _COMMAND.sub(lambda found: _escape(found[0][0]) + found[0][1:], text)
    return visible(text)


def visible(text: str) -> str:
    """Return the text with characters that could steer a terminal shown as escapes."""
    if text.isprintable():
        return text
    return "".join(_shown(char) for char in text)


def _shown(char: str) -> str:
    if char.isprintable() or char in "\n\u200d":
        return char
    return " " if category(char) == "Zs" else _escape(char)


def _escape(char: str) -> str:
    return f"\\u{ord(char):04x}"
