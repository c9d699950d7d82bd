"""How rare words and pieces of text are, so that what few messages hold is looked for first."""

from collections.abc import Iterable
from functools import cache

from outreach_lint.document.word_lists import labelled

NOT_ASCII = "\x80"
"""Stands, among pieces of text, for any character that is not ASCII."""
_UNKNOWN = 1
_ALWAYS = 1000
_BY_LENGTH = {1: 900, 2: 500, 3: 150, 4: 50, 5: 20}
_RARE_SIGNS = frozenset("[]{}<>|\\^~`*#@=_+$%&" + NOT_ASCII)
_RARE_SIGN = 30


@cache
def _shares() -> dict[str, int]:
    return {word: int(share) for share, line in labelled("word_shares") for word in line.split()}


def share_of(words: Iterable[str]) -> int:
    """Return about how many of a thousand sentences hold one of the words."""
    shares = _shares()
    return sum(shares.get(word, _UNKNOWN) for word in words)


def by_rarity(sets: Iterable[frozenset[str]]) -> tuple[frozenset[str], ...]:
    """Return sets of words, those first of which the fewest texts hold a word."""
    return tuple(sorted(sets, key=lambda words: (share_of(words), min(words))))


def pieces_share(pieces: Iterable[str]) -> int:
    """Return about how many of a thousand sentences hold one of the pieces of text, wherever in a word."""
    return min(sum(map(_piece_share, pieces)), _ALWAYS)


def _piece_share(piece: str) -> int:
    if any(sign in _RARE_SIGNS or not sign.isascii() for sign in piece):
        return _RARE_SIGN
    letters = piece.strip()
    if not letters:
        return _ALWAYS if len(piece) == 1 else _RARE_SIGN
    if len(letters) < len(piece):
        return max(_shares().get(letters, _UNKNOWN), _BY_LENGTH.get(len(letters) + 2, _UNKNOWN))
    return max(_shares().get(letters, _UNKNOWN), _BY_LENGTH.get(len(letters), _UNKNOWN))
