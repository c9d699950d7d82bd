"""A learned second opinion: how likely a reader would say of a sentence that it nags, insults or suits anybody."""

from collections import OrderedDict
from functools import cache, lru_cache

from outreach_lint.document.sentence_features import FEWEST, is_judged
from outreach_lint.document.sentence_weights import Model, load

LABELS = ("guilt_trip", "generic_pitch", "political_stance", "disrespect", "pressure")
"""followed in the model by one that no rule asks for: whether only somebody who knows the reader would write it"""
_REMEMBERED = 4096
"""Sentences, more than are judged of one message."""
_DIGITS = 4
_FEWEST_ABOUT = 4
_SURE = 0.93


def probability(sentence: str, label: str, fewest: int = FEWEST) -> float:
    """Return the probability that a sentence has a label; it is judged alone.

    It is 0 for a salutation and for fewer words than `fewest`: what is that short is too often a fragment. Raises
    ValueError for a label that the model does not know.
    """
    place = LABELS.index(label)
    return _memory.get(sentence)[place] if is_judged(sentence, fewest) else 0.0


def is_about_reader(sentence: str, *, sure: bool = False) -> bool:
    """Tell whether the model says of a sentence that only who knows the reader would write it; four words at least.

    `sure` asks for a probability that no line to anybody of those measured reached.
    """
    least = _SURE if sure else _model().thresholds[-1]
    return is_judged(sentence, _FEWEST_ABOUT) and _memory.get(sentence)[-1] >= least


def threshold(label: str) -> float:
    """Return the probability from which a sentence counts as having the label."""
    return _model().thresholds[LABELS.index(label)]


class Memory:
    """The sentences judged last: several rules ask for the same, and the rows of a campaign repeat theirs."""

    def __init__(self, size: int) -> None:
        """Take the number of sentences to keep."""
        self.size = size
        self.rows: OrderedDict[str, tuple[float, ...]] = OrderedDict()

    def get(self, sentence: str) -> tuple[float, ...]:
        """Return the probabilities of a sentence."""
        if sentence not in self.rows:
            self.rows[sentence] = self._judged(sentence)
            while len(self.rows) > self.size:
                self.rows.popitem(last=False)
        return self.rows[sentence] if sentence in self.rows else self._judged(sentence)

    def _judged(self, sentence: str) -> tuple[float, ...]:
        # Sentences that differ by names or numbers alone are one to the model.
        return _judged(_model().words(sentence))


@lru_cache(_REMEMBERED)
def _judged(words: tuple[str, ...]) -> tuple[float, ...]:
    return tuple(round(probability, _DIGITS) for probability in _model().of_words(words))


_memory = Memory(_REMEMBERED)


@cache
def _model() -> Model:
    """Return the model, opened at its first use."""
    return load()
