"""Read the name after a salutation."""

import re
from functools import cache

import msgspec

from outreach_lint.document.atoms import FIELD, FIELD_STARTS
from outreach_lint.document.name_words import CONNECTORS, GENERIC, HONORIFICS, NOT_NAMES, PARTICLES, is_name_word
from outreach_lint.document.span import Span

_MOST_TOKENS = 12


class Addressee(msgspec.Struct, frozen=True):
    """Who is addressed: the places of honorific and name, and how sure the words are."""

    end: int
    honorific: Span | None
    name: Span | None
    words: int
    lower: int
    field: bool
    generic: bool


class _Token(msgspec.Struct, frozen=True):
    """A word of an addressee with its kind: field, honorific, name, lower, generic, link."""

    start: int
    end: int
    kind: str


@cache
def _token(*, plain: bool) -> re.Pattern[str]:
    """Return the pattern of one word of an addressee; a plain one is no merge field."""
    field = "(?!)" if plain else FIELD
    return re.compile(rf"(?P<field>(?:{field})[\w]{{0,20}})|(?P<word>[@#]?\w(?:\w|[-'/.@](?=\w))*+)|(?P<link>[&+])")


def read_addressee(text: str, position: int, end: int, *, commas: bool) -> Addressee | None:
    """Return the addressee from `position` on; with `commas`, a list of names may have them."""
    tokens: list[_Token] = []
    while len(tokens) < _MOST_TOKENS:
        token = _read(text, position, end, commas=commas and bool(tokens))
        if token is None:
            break
        tokens.append(token)
        position = token.end
    while tokens and tokens[-1].kind == "link":
        tokens.pop()
    return _gathered(text, tokens) if tokens else None


def _read(text: str, position: int, end: int, *, commas: bool) -> _Token | None:
    """Return the next word if it may belong to an addressee."""
    start = position
    if commas and text[start : start + 1] == ",":
        start += 1
    while start < end and text[start] == " ":
        start += 1
    match = _token(plain=text[start : start + 1] not in FIELD_STARTS).match(text, start, end)
    if not match or (start == position and text[start - 1 : start].isalnum()):
        return None
    kind = "field" if match["field"] else _kind(match.group())
    if not kind:
        return None
    last = match.end()
    dotted = kind == "honorific" or (kind == "name" and (last - start == 1 or "." in match.group()))
    if dotted and text[last : last + 1] == ".":
        last += 1
    return _Token(start, last, kind)


def _kind(word: str) -> str:
    """Return what a word can be in an addressee, empty if nothing."""
    lowered = word.lower()
    if lowered in CONNECTORS or (lowered in PARTICLES and not word[0].isupper()):
        return "link"
    if lowered in HONORIFICS:
        return "honorific"
    if lowered in GENERIC or "/" in word:
        return "generic"
    if word[0] in "@#" or is_name_word(word):
        return "name"
    return "lower" if word[0].islower() and lowered not in NOT_NAMES else ""


def _gathered(text: str, tokens: list[_Token]) -> Addressee:
    """Return the addressee that the words make."""
    leading = 0
    while leading < len(tokens) and (
        tokens[leading].kind == "honorific"
        or (leading and tokens[leading].kind == "link" and _joins(text, tokens, leading))
    ):
        leading += 1
    if leading == len(tokens) or text[tokens[0].start : tokens[0].end].lower() in {"sir", "madam"}:
        leading = 0
    named = tokens[leading:]
    if text[named[0].start : named[0].end].lower() == "there":
        named = named[1:]
    return Addressee(
        end=tokens[-1].end,
        honorific=Span(tokens[0].start, tokens[leading - 1].end) if leading else None,
        name=Span(named[0].start, named[-1].end) if named else None,
        words=sum(token.kind != "link" for token in named),
        lower=sum(token.kind == "lower" for token in tokens),
        field=any(token.kind == "field" for token in tokens),
        generic=all(token.kind in ("generic", "link") for token in tokens),
    )


def _joins(text: str, tokens: list[_Token], place: int) -> bool:
    """Tell whether a link stands between two honorifics ("Mr. and Mrs.")."""
    following = place + 1 < len(tokens) and tokens[place + 1].kind == "honorific"
    return following and text[tokens[place].start : tokens[place].end].lower() in CONNECTORS
