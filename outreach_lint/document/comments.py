"""Comments in a message's source: never sent, never linted, and the place of inline ignores."""

import re

from outreach_lint.document.span import Span

_OPENERS = ("<!--", "{#", "{{!--", "{% comment")
_COMMENT = re.compile(
    r"<!--(?P<html>.*?)-->|\{\{!--(?P<bars>.*?)--\}\}|\{#(?P<jinja>[^#\n]*)#\}"
    r"|\{% *comment *%\}(?P<liquid>.*?)\{% *endcomment *%\}",
    re.DOTALL,
)


def find_comments(text: str) -> tuple[Span, ...]:
    """Return the comments of HTML, Handlebars, Jinja and Liquid, with their delimiters."""
    if not any(opener in text for opener in _OPENERS):
        return ()
    return tuple(Span(found.start(), found.end()) for found in _COMMENT.finditer(text))


def without_comments(text: str) -> str:
    """Return the text with its comments blanked out; offsets stay valid."""
    for span in find_comments(text):
        blank = "".join(char if char == "\n" else " " for char in text[span.start : span.end])
        text = text[: span.start] + blank + text[span.end :]
    return text
