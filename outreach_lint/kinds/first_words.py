"""How the first word of a token of a phrase may be spelt."""

from collections.abc import Callable, Sequence

from outreach_lint.kinds.phrase_reading import choices_in, closing
from outreach_lint.kinds.rarity import NOT_ASCII, by_rarity
from outreach_lint.kinds.text_words import PREFIX, WORD

_MOST = 64
_UNKNOWN = frozenset({""})
Sets = Callable[[str], tuple[frozenset[str], ...]]
"""Returns the sets of words that a phrase needs."""


def first_words(token: str, sets_of: Sets) -> frozenset[str]:
    """Return words one of which a text holds where the token stands; an empty one among them: nothing is known."""
    known = _UNKNOWN
    while token and len(known) <= _MOST:
        char = token[0]
        if word := WORD.match(token):
            known, token = frozenset(begun + word[0].lower() for begun in known), token[word.end() :]
        elif char == "(":
            end = closing(token, 0)
            optional = token[end + 1 : end + 2] == "?"
            choices = choices_in(token[1:end])
            if known == _UNKNOWN and not optional and any(" " in choice for choice in choices):
                return _of_phrases(choices, token[end + 1 :], sets_of)
            endings = _endings(choices) | ({""} if optional else set())
            known, token = frozenset(begun + e for begun in known for e in endings), token[end + 1 + optional :]
        elif known != _UNKNOWN or char in "*{\\":
            return _ended(token, known, sets_of)
        elif not char.isascii():
            return frozenset({NOT_ASCII})
        else:
            token = token[1:]
    return known if not token else _UNKNOWN


def _ended(rest: str, known: frozenset[str], sets_of: Sets) -> frozenset[str]:
    """Return the words where a sign follows the first one."""
    if rest[0] == "-":
        return known | {begun + word for begun in known for word in first_words(rest[1:], sets_of)}
    if rest == "*" and min(map(len, known), default=0) >= PREFIX:
        return frozenset(begun[:PREFIX] + "*" for begun in known)
    quoted = rest[0] == "\\" and known != _UNKNOWN and not WORD.match(rest, 1)
    return known if quoted or rest[0] not in "*{\\" else _UNKNOWN


def _of_phrases(choices: Sequence[str], ending: str, sets_of: Sets) -> frozenset[str]:
    """Return words one of which occurs where one of the choices does, with something behind its last word."""
    found = frozenset[str]()
    for choice in choices:
        begun = choice.strip().rpartition(" ")[0]
        if ")" in begun or "(" in begun:
            return _UNKNOWN
        sets = sets_of(begun) if begun else (first_words(choice + ending, sets_of),)
        if not sets or not sets[0] or "" in sets[0]:
            return _UNKNOWN
        found |= by_rarity(sets)[0]
    return found


def _endings(choices: Sequence[str]) -> set[str]:
    plain = all(not choice or WORD.fullmatch(choice) for choice in choices)
    return {choice.lower() for choice in choices} if plain else set()
