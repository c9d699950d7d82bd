"""The learned model as it is stored: whole numbers, read where they are needed and added up without any library."""

import sys
from array import array
from bisect import bisect_left
from collections.abc import Collection, Sequence
from functools import lru_cache
from math import exp, sqrt
from mmap import ACCESS_READ, mmap
from operator import add, sub
from pathlib import Path

import msgspec

from outreach_lint.document.sentence_features import (
    digest,
    folded,
    groups_of,
    letters_of,
    spelt,
    tokens_of,
    words_of,
)

FOLDER = Path(__file__).resolve().parents[1] / "data" / "sentence_model"
_WORDS = 16_384
"""whose places are remembered"""


class Model:
    """A linear model over n-grams, whose sums become probabilities by a logistic curve for each label."""

    def __init__(self, folder: Path) -> None:
        """Open the files of a folder; raises OSError if one is missing."""
        meta: dict[str, list[float]] = msgspec.json.decode((folder / "meta.json").read_bytes())
        self.thresholds, self.scale, self.offset = meta["threshold"], meta["scale"], meta["offset"]
        self.digests = numbers(folder / "words.bin", "I")
        self.groups = numbers(folder / "groups.bin", "H")
        self.weights = numbers(folder / "ngrams.bin", "h")
        self._place = lru_cache(_WORDS)(self._found)
        self._letters = lru_cache(_WORDS)(lambda word: self._total(letters_of(word))[0])

    def probabilities(self, sentence: str) -> tuple[float, ...]:
        """Return the probability of each label."""
        return self.of_words(self.words(sentence))

    def words(self, sentence: str) -> tuple[str, ...]:
        """Return all that the model sees of a sentence: names are alike, and so are numbers."""
        return tuple(folded(tokens_of(sentence), lambda word: self._place(word) is not None))

    def of_words(self, words: Sequence[str]) -> tuple[float, ...]:
        """Return the probability of each label for what the model sees of a sentence."""
        sums = [0.0] * len(self.scale)
        by_group = groups_of(words, lambda word: self._group(self._place(word)))
        for total, size in (self._total(words_of(words)), self._spelling(words), self._total(by_group)):
            share = 1 / sqrt(size or 1)
            sums = [before + share * more for before, more in zip(sums, total, strict=True)]
        return tuple(
            1 / (1 + exp(-(s * scale + offset))) for s, scale, offset in zip(sums, self.scale, self.offset, strict=True)
        )

    def _total(self, rows: Collection[int]) -> tuple[list[int], int]:
        """Return the sum of the weights of some rows for each label, and how many rows they are."""
        labels = len(self.scale)
        given = [self.weights[row * labels : row * labels + labels] for row in rows]
        return list(map(sum, zip(*given, strict=True))) or [0] * labels, len(rows)

    def _spelling(self, words: Sequence[str]) -> tuple[list[int], int]:
        """Return what `_total` does for the letters of all words together, each row counted once."""
        total, seen = [0] * len(self.scale), set[int]()
        for word in spelt(words):
            rows = letters_of(word)
            total = list(map(add, total, self._letters(word)))
            if again := rows & seen:
                total = list(map(sub, total, self._total(again)[0]))
            seen |= rows
        return total, len(seen)

    def _found(self, word: str) -> int | None:
        """Return the place of a word among the known ones."""
        wanted = digest(word)
        at = bisect_left(self.digests, wanted)
        return at if at < len(self.digests) and self.digests[at] == wanted else None

    def _group(self, place: int | None) -> int | None:
        return None if place is None else self.groups[place]


def numbers(path: Path, kind: str) -> Sequence[int]:
    """Return the numbers of a file, least byte first; where machines do likewise, only what is asked for is read."""
    if sys.byteorder == "big":
        numbers = array(kind, path.read_bytes())
        numbers.byteswap()
        return numbers
    with path.open("rb") as file:
        return memoryview(mmap(file.fileno(), 0, access=ACCESS_READ)).cast(kind)  # type: ignore[call-overload, no-any-return]


def load() -> Model:
    """Return the model that comes with the package."""
    return Model(FOLDER)
