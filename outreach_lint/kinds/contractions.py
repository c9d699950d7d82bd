"""Contractions: which words may be written as one, so that a phrase finds both spellings."""

from collections.abc import Sequence
from functools import cache

_NOT = {
    "do": "don't", "does": "doesn't", "did": "didn't", "have": "haven't", "has": "hasn't", "had": "hadn't",
    "is": "isn't", "are": "aren't", "was": "wasn't", "were": "weren't", "will": "won't", "would": "wouldn't",
    "could": "couldn't", "should": "shouldn't", "must": "mustn't", "need": "needn't", "can": "can't",
}  # fmt: skip
_SUFFIX = {
    "am": "'m", "are": "'re", "is": "'s", "has": "'s", "have": "'ve", "had": "'d", "would": "'d", "will": "'ll",
}  # fmt: skip
_SUBJECTS = {
    "i": {"am", "have", "had", "would", "will"},
    "you": {"are", "have", "had", "would", "will"},
    "we": {"are", "have", "had", "would", "will"},
    "they": {"are", "have", "had", "would", "will"},
    "he": {"is", "has", "had", "would", "will"},
    "she": {"is", "has", "had", "would", "will"},
    "it": {"is", "has", "would", "will"},
    "that": {"is", "has", "would", "will"},
    "there": {"is", "has"},
    "here": {"is"},
    "what": {"is", "are", "has"},
    "who": {"is", "has", "will", "would"},
    "how": {"is"},
    "where": {"is"},
}
_BARE = {"i'm", "i've", "you're", "you've", "you'll", "they're", "they've", "that's", "what's"}
"""Contractions whose spelling without an apostrophe is no other word."""


@cache
def _spelled_out() -> dict[str, tuple[str, str]]:
    """Return the contractions that stand for one thing only, with what they stand for."""
    known = {short: (verb, "not") for verb, short in _NOT.items()} | {"cannot": ("can", "not")}
    for subject, verbs in _SUBJECTS.items():
        shorts = [subject + _SUFFIX[verb] for verb in verbs]
        known |= {
            subject + _SUFFIX[verb]: (subject, verb) for verb in verbs if shorts.count(subject + _SUFFIX[verb]) == 1
        }
    return known


def expand(word: str) -> list[str]:
    """Return the words that a contraction stands for, or the word itself if that is not certain."""
    found = _spelled_out().get(word.lower())
    if not found:
        return [word]
    first, second = found
    return [word[: len(first)] if second != "not" else word[0] + first[1:], second]


def negated(verb: str) -> list[str]:
    """Return the one-word forms of `verb not` as regular expressions, none if there are none."""
    if verb == "can":
        return ["can'?t", "cannot"]
    return [_NOT[verb].replace("'", "'?")] if verb in _NOT else []


def joined(subject: str, verb: str) -> list[str]:
    """Return the one-word forms of `subject verb` as regular expressions, none if there are none."""
    if verb not in _SUBJECTS.get(subject, ()):
        return []
    short = subject + _SUFFIX[verb]
    return [short.replace("'", "'?") if short in _BARE else short]


def contracted(words: Sequence[str], space: str) -> tuple[int, str]:
    """Return how many of the first words may be written as one, and the expression of all their spellings."""
    first, second, third = [*words[:3], "", "", ""][:3]
    short = [first + form[len(first) :] for form in joined(first.lower(), second.lower())]
    if short and third.lower() == "not":
        spellings = [rf"{first}{space}{_not(second, space)}", *(rf"{form}{space}not" for form in short)]
        return 3, f"(?:{'|'.join(spellings)})"
    if second.lower() == "not" and negated(first.lower()):
        return 2, _not(first, space)
    if short:
        return 2, f"(?:{'|'.join([rf'{first}{space}{second}', *short])})"
    return 0, ""


def _not(verb: str, space: str) -> str:
    return f"(?:{'|'.join([rf'{verb}{space}not', *(verb[0] + form[1:] for form in negated(verb.lower()))])})"
