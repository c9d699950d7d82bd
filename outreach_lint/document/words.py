"""Split a text into words."""

import re
from functools import cache

from outreach_lint.document.atoms import ADDRESS, FIELD, has_fields

_LETTERS = "[^\\W_][\\w\u0300-\u036f]*+"
_WORD = rf"{_LETTERS}(?:(?:['.-]|(?<=\d),(?=\d)){_LETTERS})*+"
# A path belongs to the domain before it, while "and/or" is two words.
_PATH = rf"(?:{_LETTERS}[.-]){{1,8}}+{_LETTERS}/[^\s<>\"]*[\w/=]"


@cache
def _pattern(*, plain: bool) -> re.Pattern[str]:
    """Return the pattern of a word; the plain one knows neither fields nor addresses."""
    return re.compile(_WORD if plain else f"{ADDRESS}|{_PATH}|{_WORD}|{FIELD}")


def split_words(text: str) -> tuple[str, ...]:
    """Return the words; an address, a number and a merge field are one word each."""
    plain = "/" not in text and "@" not in text and not has_fields(text)
    return tuple(_pattern(plain=plain).findall(text))
