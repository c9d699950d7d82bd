"""What names are made of: words without accents, their usual capitals, and how near two spellings are."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

import msgspec

from outreach_lint.document.word_lists import words

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_UNDECOMPOSED = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ħ": "h", "ŧ": "t"}
_PARTICLES = frozenset(["van", "von", "den", "der", "de", "del", "della", "di", "da", "do", "dos", "das", "du", "la", "le", "las", "los", "ter", "ten", "zu", "zur", "af", "av", "bin", "ibn", "y", "e"])
_MAC = frozenset(["adam", "allister", "arthur", "aulay", "bride", "cormack", "donald", "dougall", "dowell", "duff", "farlane", "gregor", "innes", "intosh", "intyre"]) | frozenset(
    ["kay", "kenzie", "kinnon", "lachlan", "laren", "lean", "leod", "millan", "murray", "nab", "namara", "nally", "neil", "phail", "pherson", "quarrie", "rae", "ready", "taggart"]
)
_SPECIAL = {
    name.lower(): name
    for name in ["LeBron", "DeShawn", "DeAndre", "DeMarcus", "LaToya", "LaShawn", "LaKeisha", "DeAngelo", "DiCaprio", "DiMaggio", "DeVito", "JoAnn", "JoAnne", "MaryAnn", "LeAnn", "RuthAnn", "DuPont", "FitzGerald", "GmbH", "LLC", "LLP", "PLC", "AG", "SA", "SE", "NV", "BV", "AB", "AS", "KG", "II", "III", "IV", "UK", "USA"]
}


class Word(msgspec.Struct, frozen=True):
    """A word of a text, with its accentless lower-case form."""

    start: int
    end: int
    text: str
    key: str


@cache
def _bare_character(character: str) -> str:
    low = character.lower()
    low = _UNDECOMPOSED.get(low, low)
    return (unicodedata.normalize("NFD", low) or character)[0]


def bare(text: str) -> str:
    """Return the text in lower case without accents, of the same length."""
    return text.lower() if text.isascii() else "".join(map(_bare_character, text))


def words_of(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """Yield the words from `start` to `end`; hyphens and apostrophes hold a word together."""
    for found in _WORD.finditer(text, start, len(text) if end is None else end):
        yield Word(found.start(), found.end(), found.group(), bare(found.group()))


def keys_of(text: str) -> tuple[str, ...]:
    """Return the accentless words of a name, hyphens and apostrophes taken as breaks."""
    return tuple(re.findall(r"[^\W_]+", bare(text).replace("'", "")))


def is_capitals(text: str) -> bool:
    """Tell whether all letters of the text are capitals, two at least."""
    letters = [character for character in text if character.isalpha()]
    return len(letters) > 1 and all(character.isupper() for character in letters)


def is_pronounceable(key: str) -> bool:
    """Tell whether a word could be a name rather than initials: a vowel, and not vowels alone."""
    vowels = sum(letter in "aeiouy" for letter in key)
    letters = sum(letter.isalpha() for letter in key)
    return vowels > 0 and (vowels < letters or letters > 3)


def is_given_name(key: str) -> bool:
    """Tell whether a folded word is a given name that is not an ordinary word too."""
    return key in words("given_names") and key not in words("name_words")


def is_any_given_name(key: str) -> bool:
    """Tell whether a folded word is a given name, even if it is an ordinary word too."""
    return key in words("given_names") or key in words("name_words")


def is_shouted(text: str) -> bool:
    """Tell whether a name is in capitals though it looks like a name and not like initials or an acronym."""
    if not is_capitals(text):
        return False
    keys = [key for key in keys_of(text) if key not in words("acronyms")]
    return any(looks_like_name(key) for key in keys)


def looks_like_name(key: str) -> bool:
    """Tell whether a folded word in capitals would be somebody's name: long and pronounceable, or a known short one."""
    if len(key) < 4:
        return is_any_given_name(key)
    return is_pronounceable(key)


def usual_case(text: str) -> str:
    """Return a shouted name in the capitals that it usually has."""
    pieces = re.split(r"([ \-.])", text)
    many = any(mark in text for mark in " ")
    done: list[str] = []
    for piece in pieces:
        low = piece.lower()
        lower = many and (low in _PARTICLES or low in ("and", "of", "for"))
        # A particle opens with a small letter only in front of the rest of the name.
        done.append(low if lower and (done or low not in ("la", "le", "and", "of")) else _cased(piece))
    return "".join(done)


def _cased(piece: str) -> str:
    low = piece.lower()
    if low in _SPECIAL:
        return _SPECIAL[low]
    if low.upper() in words("acronyms_upper"):
        return piece
    for prefix in ("mc", "o'", "d'", "l'", "mac"):
        rest = low.removeprefix(prefix)
        if rest != low and len(rest) > 1 and (prefix != "mac" or rest in _MAC):
            return prefix[:1].upper() + prefix[1:] + rest[:1].upper() + rest[1:]
    return low[:1].upper() + low[1:]


def near(one: str, other: str) -> bool:
    """Tell whether one slip of the finger turns one folded name of five or more letters into the other."""
    if one == other or min(len(one), len(other)) < 4 or max(len(one), len(other)) < 5 or abs(len(one) - len(other)) > 1:
        return False
    if len(one) > len(other):
        one, other = other, one
    at = next((index for index, letter in enumerate(one) if letter != other[index]), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    swapped = one[at + 1 : at + 2] + one[at : at + 1] + one[at + 2 :]
    return one[at + 1 :] == other[at + 1 :] or swapped == other[at:]
