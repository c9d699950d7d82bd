"""Tells common words from rare ones and names, by the vocabulary of the learned model, which holds no given names."""

from bisect import bisect_left
from functools import cache

from outreach_lint.document.sentence_features import digest
from outreach_lint.document.sentence_weights import Model, load


def is_known_word(key: str) -> bool:
    """Tell whether a word of lower case is a common one."""
    digests, wanted = _model().digests, digest(key)
    at = bisect_left(digests, wanted)
    return at < len(digests) and digests[at] == wanted


@cache
def _model() -> Model:
    """Return the learned model, opened when its words are first asked for."""
    return load()
