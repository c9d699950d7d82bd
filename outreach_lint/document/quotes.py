"""Find what is put in quotation marks."""

import re
from functools import cache

from outreach_lint.document.span import Span

_BEFORE_OPENING = " \n\t([{-\u2013\u2014:,/"
_INCHES = "0123456789\u00bd\u00bc\u00be"


@cache
def _sentence_end() -> re.Pattern[str]:
    """Return the pattern of a stop inside a quotation."""
    return re.compile(r"[.!?]\s")


@cache
def _paragraph_end() -> re.Pattern[str]:
    """Return the pattern of a blank line."""
    return re.compile(r"\n[ \t]*\n")


def quoted_speech(text: str) -> tuple[Span, ...]:
    """Return the insides of double quotation marks that hold two words or more, within one paragraph.

    A mark after a digit may be an inch mark: it opens nothing, and closes only within a sentence.
    """
    found: list[Span] = []
    opened = -1
    last = 0
    mark = text.find('"')
    while mark >= 0:
        if opened >= 0 and _paragraph_end().search(text, last, mark):
            opened = -1
        if _opens(text, mark):
            opened = mark
        elif opened >= 0 and _closes(text, opened, mark):
            if len(text[opened + 1 : mark].split(None, 1)) > 1:
                found.append(Span(opened + 1, mark))
            opened = -1
        last = mark
        mark = text.find('"', mark + 1)
    return tuple(found)


def _opens(text: str, mark: int) -> bool:
    """Tell whether the mark stands before a word."""
    after = text[mark + 1 : mark + 2]
    return bool(after) and not after.isspace() and after not in '",.!?;:)' and text[mark - 1 : mark] in _BEFORE_OPENING


def _closes(text: str, opened: int, mark: int) -> bool:
    """Tell whether the mark stands after a word and ends what was opened."""
    before = text[mark - 1]
    after = text[mark + 1 : mark + 2]
    if before.isspace() or after.isalnum():
        return False
    if before not in _INCHES:
        return True
    following = text.find('"', mark + 1, mark + 200)
    if following > 0 and not _opens(text, following) and not text[following - 1].isspace():
        return bool(_sentence_end().search(text, mark, following))
    return not _sentence_end().search(text, opened, mark)
