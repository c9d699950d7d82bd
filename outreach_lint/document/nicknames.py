"""Tells whether two given names can be one person's: short forms, forms in other languages, initials, slips."""

from functools import cache

from outreach_lint.document.names import is_any_given_name, keys_of
from outreach_lint.document.spelling import near
from outreach_lint.document.word_lists import lines

_MIN_STEM = 3
_WITHIN, _LONG_NAME = 4, 7  # letters: so many in a name of so many are a short form wherever they stand
_FONDNESS = (
    "i",
    "y",
    "ie",
    "ey",
    "ka",
    "ko",
    "ek",
    "us",
    "is",
    "os",
    "ito",
    "ita",
    "inho",
    "inha",
    "chen",
    "ai",
    "u",
    "o",
)


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
    """Tell whether a folded name is cut from another: its beginning (Alex), initial (J) or another piece (Emeka)."""
    if name.startswith(short):
        return len(short) >= _MIN_STEM or len(short) == 1
    return len(short) >= _WITHIN and len(name) >= _LONG_NAME and short in name


def _is_fond_form(called: str, name: str) -> bool:
    """Tell whether a word that is no name by itself is the beginning of a name with a fond ending: Szabi, Lisi."""
    if is_any_given_name(called):
        return False
    stems = (called.removesuffix(ending) for ending in _FONDNESS if called.endswith(ending))
    return any(len(stem) >= _MIN_STEM and _is_short_for(stem, name) for stem in stems)


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
    if any(same_given_name(key, name) or _is_fond_form(key, name) for key in called for name in first):
        return True
    if len(first) > 1 and _is_drawn_together(joined, first):
        return True
    return any(key in last for key in called) or (bool(last) and joined == last[0][0])


def _is_drawn_together(joined: str, first: tuple[str, ...]) -> bool:
    """Tell whether a word is made of the beginning of a first name of several words and the last: Maricarmen."""
    head = joined.removesuffix(first[-1])
    return head != joined and len(head) >= _MIN_STEM - 1 and first[0].startswith(head)


def misspelt(called: tuple[str, ...], first_name: str, last_name: str) -> str:
    """Return the part of the name that a word seems to be a slip for, or nothing."""
    names = (*keys_of(first_name), *keys_of(last_name))
    return next((name for key in called for name in names if near(key, name)), "")
