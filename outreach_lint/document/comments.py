"""Comments in a message's source: never sent, never linted, and the place of inline ignores."""

from outreach_lint.document.late import late
from outreach_lint.document.span import Span

_OPENER = late(r"<!--|\{\{!--|\{#(?![ie]f\b)|\{%-? *comment\b")
_CLOSERS = {"<": "-->", "{{": "--}}", "{#": "#}", "{%": "endcomment"}


def find_comments(text: str) -> tuple[Span, ...]:
    """Return the comments of HTML, Handlebars, Jinja and Liquid, with their delimiters."""
    if "<!--" not in text and "{" not in text:
        return ()
    found: list[Span] = []
    unclosed: set[str] = set()
    at = 0
    while opener := _OPENER.search(text, at):
        closer = _CLOSERS.get(opener[0][:2]) or _CLOSERS[opener[0][:1]]
        end = -1 if closer in unclosed else text.find(closer, opener.end())
        if end >= 0 and closer == "endcomment":
            end = text.find("%}", end)
            closer = "%}"
        if end < 0:
            # Without this, a text full of openers would be searched to its end once for each.
            unclosed.add(closer)
            at = opener.end()
            continue
        at = end + len(closer)
        found.append(Span(opener.start(), at))
    return tuple(found)


def without_comments(text: str) -> str:
    """Return the text with its comments blanked out; offsets stay valid."""
    pieces, at = [], 0
    for span in find_comments(text):
        blank = "".join(char if char == "\n" else " " for char in text[span.start : span.end])
        pieces += [text[at : span.start], blank]
        at = span.end
    return "".join([*pieces, text[at:]]) if pieces else text
