"""What people do, by the words of their titles."""

from functools import cache

import msgspec

from outreach_lint.document.names import Word, words_of
from outreach_lint.document.trades import longest, singular
from outreach_lint.document.word_lists import labelled, words


class Role(msgspec.Struct, frozen=True):
    """What a phrase makes of a person: functions, none if it is no role; `chief` if it is one of the top."""

    functions: frozenset[str]
    chief: bool = False


@cache
def _kin() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for label, rest in labelled("role_kin"):
        for other in rest.split():
            found.setdefault(label, set()).add(other)
            found.setdefault(other, set()).add(label)
    return {label: frozenset(others) for label, others in found.items()}


def _labels(found: list[Word]) -> list[str]:
    labels: list[str] = []
    at = 0
    while at < len(found):
        size, here = longest("role_words", found, at)
        labels += here
        at += size or 1
    return labels


def functions_of(text: str) -> frozenset[str]:
    """Return the functions that a title, or another text of a record, names."""
    return frozenset(label.partition("+")[0] for label in _labels(list(words_of(text))))


def role_named(text: str) -> Role:
    """Return the role that a phrase such as "head of finance" gives, without functions if it names no person."""
    found = list(words_of(text))
    labels = _labels(found)
    heads = [word.key for word in found if singular(word.key) in words("role_heads")]
    if not heads and not any("+" in label for label in labels):
        return Role(frozenset())
    chief = any(label.endswith("+chief") for label in labels) or bool({"head", "vp", "svp", "evp"} & set(heads))
    return Role(frozenset(label.partition("+")[0] for label in labels), chief)


def is_other_role(claimed: Role, functions: frozenset[str]) -> bool:
    """Tell whether somebody of these functions can't well be in the claimed role; nothing known contradicts nothing."""
    if not claimed.functions or not functions:
        return False
    if "general" in functions and not claimed.chief:
        return False
    near = functions.union(*(_kin().get(function, frozenset()) for function in functions - {"general"}))
    return not near & claimed.functions
