"""Tells common words from rare ones and names, by the digests of 15,000 common words without given names.

They are the words that an early version of the learned model knew. They stand apart from the model, so that training it
anew does not change which names in capitals are found.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from outreach_lint.document.sentence_features import digest
from outreach_lint.document.sentence_weights import numbers

_FILE = Path(__file__).resolve().parents[1] / "data" / "common_words.bin"


def is_known_word(key: str) -> bool:
    """Tell whether a word of lower case is a common one."""
    digests, wanted = _digests(), digest(key)
    at = bisect_left(digests, wanted)
    return at < len(digests) and digests[at] == wanted


@cache
def _digests() -> Sequence[int]:
    """Return the digests in order, opened when they are first asked for."""
    return numbers(_FILE, "I")
