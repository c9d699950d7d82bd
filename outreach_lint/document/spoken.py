"""Counts the syllables of a word as textstat does: by the CMU dictionary, else by where it may be hyphenated."""

from bisect import bisect_right
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

_DICTIONARY = Path(__file__).resolve().parents[1] / "data" / "cmudict" / "syllables.txt"
_LANGUAGE = "en_US"
_REMEMBERED = 8192
"""Words whose count is kept, and those whose places pyphen keeps, which would else keep all."""


@lru_cache(maxsize=_REMEMBERED)
def spoken(word: str) -> int:
    """Return the syllables of a lower-case word."""
    for count, first_words, lines in _by_count():
        at = bisect_right(first_words, word) - 1
        if at >= 0 and f" {word} " in lines[at]:
            return count
    return _parts(word)


def _parts(word: str) -> int:
    """Return into how many parts a word that the dictionary lacks may be hyphenated."""
    hyphens = _hyphens()
    if len(hyphens.hd.cache) > _REMEMBERED:
        hyphens.hd.cache.clear()
    return len(hyphens.positions(word)) + 1


@cache
def _hyphens() -> Any:  # noqa: ANN401  (pyphen ships no types)
    return import_module("pyphen").Pyphen(lang=_LANGUAGE)


@cache
def _by_count() -> tuple[tuple[int, list[str], list[str]], ...]:
    """Return the lines of the dictionary for each number of syllables, with the word that each line begins with.

    The words of one number are sorted, so that a word can stand in one line only, and none need be taken apart.
    """
    found: dict[int, list[str]] = {}
    for line in _DICTIONARY.read_text(encoding="utf-8").splitlines():
        count, _, words = line.partition(" ")
        found.setdefault(int(count), []).append(f" {words} ")
    return tuple((count, [line.split(maxsplit=1)[0] for line in lines], lines) for count, lines in found.items())
