"""The school grade that a prose asks for: a cheap estimate, and a dictionary where it matters."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from outreach_lint.document.late import late
from outreach_lint.document.spoken import spoken
from outreach_lint.document.syllables import syllables

# Of a text whose estimate is farther from a threshold than this, no word is looked up. Measured with thresholds from 5
# to 14, the verdict by the estimate differs from that of the grade in at most 6 of 5,972 stretches of messages of 20
# words and more (mean distance 0.24 grades), and in at most 27 of 5,924 of technical and legal prose that no rule was
# tuned on (0.32 grades): short stretches with rare words.
MARGIN = 1.5
_FEWEST_WORDS = 20
# The weights of Flesch-Kincaid: Kincaid et al., Derivation of New Readability Formulas, 1975.
_PER_WORD, _PER_SYLLABLE, _BASE = 0.39, 11.8, -15.59
_TOO_SHORT_A_SENTENCE = 2
_LONGEST_TEXT = 100_000
_FIELD = "it"  # what a merge field counts as
_FIELDS = late(r"\{\{?[^{}]*\}\}?|<<[^<>]*>>|%[^%\s]+%")
_SIGNS = late(r"[^\w\s']")
_LONE_APOSTROPHE = late(r"'(?![tsd]|ve|ll|re)")
_NO_STOPS = str.maketrans("", "", ".!?_")


def reading_grade(sentences: Sequence[str]) -> float:
    """Return the Flesch-Kincaid grade of the sentences, in years of American school; 0 without words.

    It is the figure of textstat 0.7, which splits sentences at every full stop, for texts whose full stops inside
    sentences are left out; a test holds the two together.
    """
    return _grade(_told, sentences)[0]


def grade_exceeds(sentences: Sequence[str], threshold: float) -> bool:
    """Tell whether the grade is above the threshold, asking the dictionary only when the estimate leaves a doubt."""
    estimate, words = _grade(_counted, sentences)
    if words >= _FEWEST_WORDS and abs(estimate - threshold) > MARGIN:
        return estimate > threshold
    return reading_grade(sentences) > threshold


def estimate_grade(sentences: Sequence[str]) -> float:
    """Estimate the grade from word and sentence counts and spelling; within `MARGIN` of the grade from 20 words on."""
    return _grade(_counted, sentences)[0]


def _grade(count: Callable[[str], tuple[int, int]], sentences: Sequence[str]) -> tuple[float, int]:
    """Return the grade by some count of words and syllables, and the number of words behind it."""
    counts = [count(sentence) for sentence in _within_reason(sentences)]
    words, said = sum(length for length, _ in counts), sum(said for _, said in counts)
    if not words or not said:
        return 0.0, words
    long_enough = sum(length > _TOO_SHORT_A_SENTENCE for length, _ in counts)
    per_sentence = words / max(long_enough, 1)
    return _PER_WORD * per_sentence + _PER_SYLLABLE * (said / words) + _BASE, words


@lru_cache(maxsize=4096)
def _counted(sentence: str) -> tuple[int, int]:
    """Return the words and the estimated syllables of a sentence, remembered since campaigns repeat theirs."""
    words = _words(sentence)
    return len(words), sum(map(syllables, words))


@lru_cache(maxsize=4096)
def _told(sentence: str) -> tuple[int, int]:
    """Return the words and the syllables of a sentence."""
    words = _words(sentence)
    return len(words), sum(map(spoken, words))


def _words(sentence: str) -> list[str]:
    """Return the words of a sentence as textstat counts them: without signs, and apostrophes but in contractions."""
    return _SIGNS.sub("", _LONE_APOSTROPHE.sub("", _cleaned(sentence))).lower().split()


def _within_reason(sentences: Sequence[str]) -> Iterator[str]:
    """Yield the sentences up to a length worth grading."""
    left = _LONGEST_TEXT
    for sentence in sentences:
        if left <= 0:
            return
        yield sentence[:left]
        left -= len(sentence)


def _cleaned(sentence: str) -> str:
    """Return a sentence without links, addresses and inner full stops, empty if it has no words."""
    kept = _FIELDS.sub(_FIELD, sentence)
    kept = " ".join(word for word in kept.split() if not {"/", "@"} & set(word))
    kept = kept.translate(_NO_STOPS)
    return kept if any(char.isalnum() for char in kept) else ""
