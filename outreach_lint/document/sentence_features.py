"""What the learned model sees of a sentence: known words, a stand-in for names, hashed n-grams."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from zlib import crc32

from outreach_lint.document.late import late

BITS = (18, 16, 17)
"""of the three hash spaces: n-grams of words, of letters within words, of groups of words"""
OFFSETS = (0, 1 << 18, (1 << 18) + (1 << 16))
BUCKETS = OFFSETS[2] + (1 << 17)
NAME = "@"
"""stands for every capitalised word that the model does not know, so that no verdict hangs on who is written to"""
LONGEST = 80
"""tokens of a sentence that are looked at"""

_TOKEN = late(r"[^\W_]+(?:'[A-Za-z]+)?|[^\w\s]")
_DIGITS = late(r"\d+")
_WORD = late(r"[^\W\d_]+")
FEWEST = 7
"""words of a sentence that is judged by itself"""
_LONGEST_SALUTATION = 6
_CHARACTERS = 4000


@lru_cache(maxsize=4096)
def is_judged(text: str, fewest: int = FEWEST) -> bool:
    """Tell whether a sentence is long enough to be judged alone, and no salutation."""
    if len(_WORD.findall(text[:_CHARACTERS])) < fewest:
        return False
    return not (text.rstrip().endswith(",") and len(text.split()) <= _LONGEST_SALUTATION)


def tokens_of(text: str) -> list[str]:
    """Return words and marks as they are written, numbers as 0."""
    return _TOKEN.findall(_DIGITS.sub("0", text[:_CHARACTERS].replace("\u2019", "'")))[:LONGEST]


def digest(word: str) -> int:
    """Return the number under which a word of lower case is known."""
    return crc32(word.encode("utf-8", "replace"))


def folded(tokens: Iterable[str], is_known: Callable[[str], bool]) -> list[str]:
    """Return the tokens in lower case, with one stand-in for each name.

    A capitalised word that is not known is a name. So are those that follow it: all unknown ones, and one known word
    (Emily *Walsh*).
    """
    words: list[str] = []
    absorbs = False
    for token in tokens:
        lower = token.lower()
        if token[0].isupper() and not is_known(lower):
            if not words or words[-1] != NAME:
                words.append(NAME)
            absorbs = True
        elif absorbs and words[-1] == NAME and token.istitle() and len(token) > 1:
            absorbs = False
        else:
            words.append(lower)
            absorbs = False
    return words


def buckets_of(words: Sequence[str], group: Callable[[str], int | None]) -> tuple[list[int], list[int], list[int]]:
    """Return the rows of n-grams of one to three words, of three to five letters, and of one to three groups.

    `group` tells the group of words alike in meaning that a word belongs to.
    """
    letters = frozenset[int]().union(*map(letters_of, spelt(words)))
    return words_of(words), sorted(letters), groups_of(words, group)


def words_of(words: Sequence[str]) -> list[int]:
    """Return the rows of n-grams of one to three words."""
    return _grams(b"w", words, 0)


def groups_of(words: Sequence[str], group: Callable[[str], int | None]) -> list[int]:
    """Return the rows of n-grams of the groups of one to three words."""
    return _grams(b"k", [_group_name(word, group(word)) for word in words], 2)


def spelt(words: Iterable[str]) -> set[str]:
    """Return the words whose letters are looked at."""
    return set(words) - {NAME}


def _grams(mark: bytes, words: Sequence[str], sort: int) -> list[int]:
    """Return the rows of the n-grams of one to three words, between the edges of the sentence."""
    offset, mask = OFFSETS[sort], (1 << BITS[sort]) - 1
    edged = [word.encode("utf-8", "replace") for word in ("^", *words, "$")]
    start = crc32(mark)
    ones = [crc32(word, start) for word in edged]
    # A digest can be continued: that of "a b" is that of " b", begun with that of "a".
    spaced = [b" " + word for word in edged]
    twos = [crc32(word, begun) for word, begun in zip(spaced[1:], ones, strict=False)]
    threes = [crc32(word, begun) for word, begun in zip(spaced[2:], twos, strict=False)]
    return sorted({offset + (number & mask) for numbers in (ones, twos, threes) for number in numbers})


@lru_cache(maxsize=16_384)
def letters_of(word: str) -> frozenset[int]:
    """Return the rows of the three to five letters of a word and its edges."""
    offset, mask, spaced = OFFSETS[1], (1 << BITS[1]) - 1, f" {word} "
    grams = {spaced[i : i + n] for n in (3, 4, 5) for i in range(len(spaced) - n + 1)}
    return frozenset({offset + (digest(gram) & mask) for gram in grams})


def _group_name(word: str, group: int | None) -> str:
    """Return what stands for a word among the groups."""
    if group is not None:
        return str(group)
    return "?" if word.isalpha() else word
