"""Cuts a phrase, as rule authors write it, into tokens and choices."""

from collections.abc import Iterator


class PhraseError(ValueError):
    """A phrase that cannot be read; the message says where and why, `phrase` is the one that was written."""

    def __init__(self, reason: str, phrase: str = "") -> None:
        """Remember the phrase."""
        super().__init__(reason)
        self.phrase = phrase


def _units(text: str) -> Iterator[tuple[str, int]]:
    """Yield each character, a quoted one with its backslash, and how many brackets are open after it."""
    at = depth = 0
    while at < len(text):
        unit = text[at : at + 2] if text[at] == "\\" else text[at]
        depth = max(depth + {"(": 1, ")": -1}.get(unit, 0), 0)
        yield unit, depth
        at += len(unit)


def closing(text: str, start: int) -> int:
    """Return where the bracket that opens at `start` closes; raises PhraseError if it does not."""
    at = start
    for unit, depth in _units(text[start:]):
        if not depth:
            return at
        at += len(unit)
    reason = f"“(” at character {start + 1} of “{text}” is never closed"
    raise PhraseError(reason)


def choices_in(inside: str) -> list[str]:
    """Return the phrases of a choice, given what stands between its brackets."""
    if "(" not in inside and "\\" not in inside:
        return inside.split("|")
    found = [""]
    for unit, depth in _units(inside):
        if unit == "|" and not depth:
            found.append("")
        else:
            found[-1] += unit
    return found


def tokens_of(phrase: str) -> list[str]:
    """Return what stands between the spaces of a phrase; a choice is one token."""
    if "(" not in phrase and "\\" not in phrase:
        return phrase.split()
    tokens = [""]
    for unit, depth in _units(phrase.strip()):
        if unit == " " and not depth:
            tokens.append("")
        else:
            tokens[-1] += unit
    return [token for token in tokens if token]
