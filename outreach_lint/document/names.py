"""What names are made of: words without accents, and the capitals in them."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

import msgspec

from outreach_lint.document.late import late
from outreach_lint.document.word_lists import words

_WORD = late(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_ASCII_WORD = late(r"[A-Za-z]+(?:['-][A-Za-z]+)*")
# Letters that Unicode does not take apart; the dotless i is the Turkish one, the last the sigma that ends a Greek word.
_UNDECOMPOSED = {
    "\u00f8": "o",
    "\u0142": "l",
    "\u0111": "d",
    "\u00f0": "d",
    "\u0131": "i",
    "\u0127": "h",
    "\u0167": "t",
    "\u03c2": "\u03c3",
}
_LONG = 4
_SHORT, _LONGEST = 200, 20_000
"""Characters of a text whose words are remembered for long, and for the rules of one message."""


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
    """Return the words from `start` to `end`; hyphens and apostrophes hold a word together."""
    if not start and end is None and len(text) <= _LONGEST:
        return iter(_words_of_value(text) if len(text) <= _SHORT else _words_of_part(text))
    return _words(text, start, len(text) if end is None else end)


def _words(text: str, start: int, end: int) -> Iterator[Word]:
    folded = bare(text[start:end])
    for hit in (_ASCII_WORD if text.isascii() else _WORD).finditer(text, start, end):
        first, last = hit.span()
        yield Word(first, last, text[first:last], folded[first - start : last - start])


@lru_cache(maxsize=1024)
def _words_of_value(text: str) -> tuple[Word, ...]:
    """Return the words of a short text; the records of a list share many values."""
    return tuple(_words(text, 0, len(text)))


@lru_cache(maxsize=16)
def _words_of_part(text: str) -> tuple[Word, ...]:
    """Return the words of a text; several rules ask for those of each part."""
    return tuple(_words(text, 0, len(text)))


@lru_cache(maxsize=1024)
def keys_of(text: str) -> tuple[str, ...]:
    """Return the accentless words of a name, hyphens and apostrophes taken as breaks."""
    return tuple(re.findall(r"[^\W_]+", bare(text).replace("'", "")))


def is_capitals(text: str) -> bool:
    """Tell whether all letters of the text are capitals, two at least."""
    if text[1:].islower():  # as nearly all words are
        return False
    letters = [character for character in text if character.isalpha()]
    return len(letters) > 1 and all(character.isupper() for character in letters)


def is_pronounceable(key: str) -> bool:
    """Tell whether a word could be a name rather than initials: a vowel, and not vowels alone."""
    vowels = sum(letter in "aeiouy" for letter in key)
    letters = sum(letter.isalpha() for letter in key)
    return vowels > 0 and (vowels < letters or letters >= _LONG)


def is_given_name(key: str) -> bool:
    """Tell whether a folded word is a given name that is not an ordinary word too."""
    return key not in words("name_words") and is_any_given_name(key)


def is_any_given_name(key: str) -> bool:
    """Tell whether a folded word is a given name, even if it is an ordinary word too."""
    return any(key in words(names) for names in ("given_names", "more_given_names", "name_words"))


def is_shouted(text: str) -> bool:
    """Tell whether a name is in capitals though it looks like a name and not like initials or an acronym."""
    if not is_capitals(text):
        return False
    keys = [key for key in keys_of(text) if key not in words("acronyms")]
    return any(looks_like_name(key) for key in keys)


def looks_like_name(key: str) -> bool:
    """Tell whether a folded word in capitals would be somebody's name: long and pronounceable, or a known short one."""
    if len(key) < _LONG:
        return is_any_given_name(key)
    return is_pronounceable(key)
