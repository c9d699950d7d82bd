"""Stretches that no splitter may cut: merge fields, addresses and emoji."""

import re
from functools import cache

# Every branch bars its own opening character inside, so a text full of openers costs no more than its length.
FIELD = (
    r"\{\{(?:[^{}\n]{1,200}+|\$?\{{1,2}[^{}\n]{0,120}+\}{1,2}){0,4}+\}\}\}?"
    r"|\$?!?\{[^{}\n]{1,120}\}"
    r"|\*\|[^|*\n]{1,80}\|\*"
    r"|%%[^%\n]{1,80}%%|%[\w-]{2,40}%"
    r"|<%[^<>%\n]{1,120}%>|<<[^<>\n]{1,60}>>|\u00ab[^\u00ab\u00bb\n]{1,48}\u00bb|<[\w .-]{2,40}>"
    r"|\[\[[^\[\]\n]{1,48}\]\]|\[[^\[\]\n]{1,48}\]"
    r"|#\w{2,30}#"
)
ADDRESS = r"(?:https?://|www\.)[^\s<>\"]*[\w/=]|[\w.+-]{1,64}+@\w[\w-]*+(?:\.\w[\w-]*+)++"
EMOJI = "\u2600-\u27bf\u2b50\u2b55\ufe0f\u200d\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff"
FIELD_STARTS = frozenset("{$!*%<[#\u00ab")
_OPENERS = ("\u00ab", "{", "[", "*|", "%", "<", "#")


@cache
def field_pattern() -> re.Pattern[str]:
    """Return the pattern of a merge field or placeholder, in whatever syntax."""
    return re.compile(FIELD)


def has_fields(text: str) -> bool:
    """Tell whether a merge field is possible, cheaply."""
    return any(opener in text for opener in _OPENERS)


def field_spans(text: str) -> list[tuple[int, int]]:
    """Return where the merge fields and placeholders stand, in order."""
    return [match.span() for match in field_pattern().finditer(text)] if has_fields(text) else []
