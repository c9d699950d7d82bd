"""The ways in which a company's name is written, and where a text names it."""

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from outreach_lint.document.names import Word, bare, is_capitals, keys_of, words_of
from outreach_lint.document.span import Span
from outreach_lint.document.word_lists import words

_MIN_ACRONYM = 3
_MIN_SHORT = 3
_MOST_WORDS = 16
"""Of a name; what is longer is none, and is known by its beginning."""


class Company(msgspec.Struct, frozen=True):
    """A company's name, taken apart.

    `core` is the name without legal form and article, `own` the words of it that few other companies share, and
    `initials` what an acronym of it would be.
    """

    name: str
    core: tuple[str, ...]
    own: frozenset[str]
    initials: frozenset[str]

    def is_named_by(self, keys: tuple[str, ...]) -> bool:
        """Tell whether folded words can stand for this company: one of its own words, or its initials."""
        joined = "".join(keys)
        return (
            bool(self.own.intersection(keys))
            or joined in self.initials
            or joined == "".join(self.core)
            or (len(joined) > _MIN_SHORT and "".join(self.core).startswith(joined))
        )


@lru_cache(maxsize=512)
def company_of(name: str) -> Company:
    """Take a company's name apart."""
    keys = list(keys_of(name)[:_MOST_WORDS])
    suffixes = words("legal_suffixes")
    while len(keys) > 1 and keys[0] == "the":
        del keys[0]
    while len(keys) > 1 and keys[-1] in suffixes:
        del keys[-1]
    # When every word is a common one (Target, General Motors), the name as a whole still is the company's.
    own = frozenset(key for key in keys if key not in words("company_words") and len(key) >= _MIN_SHORT)
    if len(keys) == 1:
        own = frozenset(keys)
    full = "".join(key[0] for key in keys)
    whole = "".join(key[0] for key in keys_of(name) if key not in suffixes)
    short = "".join(key[0] for key in keys if key not in ("of", "and", "the", "for", "de", "do", "da", "du"))
    return Company(name, tuple(keys), own, frozenset(i for i in (full, short, whole) if len(i) >= _MIN_ACRONYM))


def without_possessive(key: str) -> str:
    """Return a folded word without a possessive ending."""
    return key.removesuffix("'s")


def company_mentions(text: str, company: Company, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield where the text names the company, in full or in short."""
    if not company.core:
        return
    folded = bare(text)
    if not any(key in folded for key in (company.core[0], *company.own, *company.initials)):
        return
    whole = [Span(hit.start(), hit.end()) for hit in whole_name(company.core).finditer(folded[:end], start)]
    taken = {place for span in whole for place in range(span.start, span.end)}
    short = [w for w in words_of(text, start, end) if w.start not in taken and _names(w, company)]
    yield from sorted([*whole, *(Span(w.start, w.end) for w in short)], key=lambda span: span.start)


def _names(word: Word, company: Company) -> bool:
    if word.text[0].islower():  # as most are
        return False
    key = without_possessive(word.key)
    if key in company.initials and is_capitals(word.text.split("'", maxsplit=1)[0]):
        return True
    return word.text[0].isupper() and not company.own.isdisjoint((key, *key.split("-")))


@lru_cache(maxsize=512)
def whole_name(core: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for the words of a name in a folded text, whatever joins them."""
    # Each gap can be read in one way only, or a long name would be tried in more ways than can be counted.
    joint = r"(?:[^\w\n]{0,3}and[^\w\n]{1,3}|[^\w\n]{1,6})" if len(core) > 1 else ""
    return re.compile(r"(?<!\w)" + joint.join(re.escape(key) for key in core[:_MOST_WORDS]) + r"(?!\w)")
