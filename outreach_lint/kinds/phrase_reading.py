"""Cuts a phrase, as rule authors write it, into tokens and choices."""

import re

from outreach_lint.document.late import late

_MARK = late(r"\\.|[()| ]", re.DOTALL)
_DEPTH = {"(": 1, ")": -1}


class PhraseError(ValueError):
    """A phrase that cannot be read; the message says where and why, `phrase` is the one that was written."""

    def __init__(self, reason: str, phrase: str = "") -> None:
        """Remember the phrase."""
        super().__init__(reason)
        self.phrase = phrase


def closing(text: str, start: int) -> int:
    """Return where the bracket that opens at `start` closes; raises PhraseError if it does not."""
    depth = 0
    for mark in _MARK.finditer(text, start):
        depth += _DEPTH.get(mark[0], 0)
        if not depth:
            return mark.start()
    reason = f"“(” at character {start + 1} of “{text}” is never closed"
    raise PhraseError(reason)


def choices_in(inside: str) -> list[str]:
    """Return the phrases of a choice, given what stands between its brackets."""
    return _parted(inside, "|")


def tokens_of(phrase: str) -> list[str]:
    """Return what stands between the spaces of a phrase; a choice is one token."""
    return [token for token in _parted(phrase.strip(), " ") if token]


def _parted(text: str, separator: str) -> list[str]:
    """Return the pieces between separators outside of brackets; one behind a backslash is none."""
    if "(" not in text and "\\" not in text:
        return text.split(separator)
    pieces, at, depth = [], 0, 0
    for mark in _MARK.finditer(text):
        depth = max(depth + _DEPTH.get(mark[0], 0), 0)
        if mark[0] == separator and not depth:
            pieces.append(text[at : mark.start()])
            at = mark.end()
    return [*pieces, text[at:]]
