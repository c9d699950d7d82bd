# ruff: noqa: INP001 - a script's helper, no package
"""The words that the model knows, and groups of words alike in meaning."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from data import SEED, Array
from encoder import folder
from sklearn.cluster import MiniBatchKMeans  # type: ignore[import-untyped]  # ships no types

from outreach_lint.document.sentence_features import digest, tokens_of
from outreach_lint.document.word_lists import words as word_list

LARGEST = 20_000
GROUPS = 1000
_SHORTEST = 3


def words_of(texts: Sequence[str]) -> list[str]:
    """Return the known words, by their digest: those of the sentences, then the encoder's commonest; no given names."""
    small, large = Counter[str](), Counter[str]()
    for text in texts:
        for token in tokens_of(text):
            (large if token[0].isupper() else small)[token.lower()] += 1
    names = word_list("given_names")
    often = {word for word in small.keys() | large.keys() if small[word] + large[word] > 1}
    # A given name that is also a word has to be written small more often than not.
    known = {word: None for word in sorted(often) if word not in names or small[word] > large[word]}
    for line in (folder() / "vocab.txt").read_text(encoding="utf-8").splitlines():
        if len(known) >= LARGEST:
            break
        if line.isalpha() and line.isascii() and len(line) >= _SHORTEST and line not in names:
            known[line] = None
    by_digest = {digest(word): word for word in known}
    return [by_digest[number] for number in sorted(by_digest)]


def groups_of(vectors: Array) -> Array:
    """Return the group of each word."""
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    fit = MiniBatchKMeans(GROUPS, random_state=SEED, n_init=1, batch_size=2048)
    return np.asarray(fit.fit_predict(unit), dtype=np.uint16)
