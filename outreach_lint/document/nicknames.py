"""Tells whether two given names can be one person's: short forms, forms in other languages, initials, slips."""

from functools import cache

from outreach_lint.document.names import keys_of
from outreach_lint.document.spelling import near
from outreach_lint.document.word_lists import lines

_MIN_STEM = 3


@cache
def _families() -> dict[str, frozenset[int]]:
    """Return for each name the lines of the list that it stands in."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(lines("nicknames")):
        for name in line.split():
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


@cache
def _forms() -> dict[str, frozenset[str]]:
    """Return for each full name its other forms."""
    return {(forms := line.split())[0]: frozenset(forms[1:]) for line in lines("nicknames")}


def same_given_name(one: str, other: str) -> bool:
    """Tell whether two folded given names can be the same person's."""
    if one == other or _is_short_for(one, other) or _is_short_for(other, one):
        return True
    forms = _forms()
    if other in forms.get(one, ()) or one in forms.get(other, ()):
        return True
    # Two short forms of one full name (Meg, Maggie); two full names that share a short form (Dana) are two names.
    shared = _families().get(one, frozenset()) & _families().get(other, frozenset())
    return bool(shared) and one not in forms and other not in forms


def _is_short_for(short: str, name: str) -> bool:
    """Tell whether a folded name is the beginning or an initial of another: Alex, Theo, J."""
    return name.startswith(short) and (len(short) >= _MIN_STEM or len(short) == 1)


def same_person(called: tuple[str, ...], first_name: str, last_name: str) -> bool:
    """Tell whether the folded words that somebody is called by fit a first and a last name, in any order."""
    first, last = keys_of(first_name), keys_of(last_name)
    joined, initials = "".join(called), "".join(key[0] for key in (*first, *last))
    if joined in ("".join(first), "".join(last), "".join(first + last), "".join(last + first)):
        return True
    if joined in (initials, "".join(key[0] for key in first)) or (
        len(first) and joined == first[0][0] + (last[0][0] if last else "")
    ):
        return True
    return any(same_given_name(key, name) for key in called for name in first) or any(key in last for key in called)


def misspelt(called: tuple[str, ...], first_name: str, last_name: str) -> str:
    """Return the part of the name that a word seems to be a slip for, or nothing."""
    names = (*keys_of(first_name), *keys_of(last_name))
    return next((name for key in called for name in names if near(key, name)), "")
