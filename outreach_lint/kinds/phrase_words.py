"""The words of a phrase one by one, with choices put together where two of their words may be written as one."""

from functools import lru_cache

from outreach_lint.kinds.contractions import expand, joined, negated
from outreach_lint.kinds.phrase_reading import choices_in, closing, tokens_of

_MOST = 100
"""Pairs of two choices that are written out."""


@lru_cache(maxsize=4096)  # phrases share their choices, and each is read for its needs and for its expression
def words_of(phrase: str) -> tuple[str, ...]:
    """Return the tokens of a phrase: “haven't” is two of them, and “(I|we) (have|had)” is one, “(I have|I had|…)”."""
    words = [word for token in tokens_of(phrase) for word in (expand(token) if _is_word(token) else [token])]
    together: list[str] = []
    while words:
        used, choice = _paired(words)
        together.append(choice if used else words[0])
        words = words[max(used, 1) :]
    return tuple(together)


def _paired(words: list[str]) -> tuple[int, str]:
    """Return how many of the first words make a choice of pairs, some of which may be written as one word."""
    first, second, third = [*words, "", ""][:3]
    subjects = _choices(first) if "(" in (first[0], second[:1]) else []
    if not subjects:
        return 0, ""
    if second.lower() == "not" and any(negated(verb.lower()) for verb in subjects):
        return 2, _choice([f"{verb} not" for verb in subjects])
    verbs = _choices(second)
    if not any(joined(_last(one), _first(other)) for one in subjects for other in verbs):
        return 0, ""
    pairs = [f"{one} {other}".strip() for one in subjects for other in verbs]
    if len(pairs) > _MOST or "" in pairs:
        return 0, ""
    if third.lower() == "not" and "" not in verbs:
        return 3, _choice([f"{pair} not" for pair in pairs])
    return 2, _choice(pairs)


def _choices(token: str) -> list[str]:
    """Return the phrases for which a token stands, an empty one if it may be left out; none if that is not plain."""
    if _is_word(token):
        return [token]
    if not token.startswith("("):
        return []
    end = closing(token, 0)
    if token[end + 1 :] not in ("", "?"):
        return []
    listed = [choice.strip() for choice in choices_in(token[1:end])]
    return [*listed, ""] if token[end + 1 :] and "" not in listed else listed


def _choice(phrases: list[str]) -> str:
    return f"({'|'.join(phrases)})"


def _last(phrase: str) -> str:
    return phrase.rpartition(" ")[2].lower()


def _first(phrase: str) -> str:
    return phrase.partition(" ")[0].lower()


def _is_word(token: str) -> bool:
    return token.replace("'", "").isalpha()
