"""The school grade that a prose asks for: a cheap estimate, and textstat where it matters."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from outreach_lint.document.late import late
from outreach_lint.document.syllables import syllables

# A text whose estimate is farther from a threshold than this is not handed to textstat. Measured with thresholds from 5
# to 14, the verdict without textstat differs from its own in at most 6 of 5,972 stretches of messages of 20 words and
# more (mean distance 0.24 grades), and in at most 27 of 5,924 of technical and legal prose that no rule was tuned on
# (0.32 grades): short stretches with rare words.
MARGIN = 1.5
_FEWEST_WORDS = 20
# The weights of Flesch-Kincaid: Kincaid et al., Derivation of New Readability Formulas, 1975.
_PER_WORD, _PER_SYLLABLE, _BASE = 0.39, 11.8, -15.59
_TOO_SHORT_A_SENTENCE = 2
_LONGEST_TEXT = 100_000
_FIELD = "it"  # what a merge field counts as
_FIELDS = late(r"\{\{?[^{}]*\}\}?|<<[^<>]*>>|%[^%\s]+%")
_SIGNS = late(r"[^\w\s']")
_NO_STOPS = str.maketrans("", "", ".!?_")
_DICTIONARY = Path(__file__).resolve().parents[1] / "data" / "cmudict" / "syllables.txt"


def reading_grade(sentences: Sequence[str]) -> float:
    """Return the Flesch-Kincaid grade of the sentences by textstat, in years of American school; 0 without words."""
    return _textstat()(_prose(sentences))


def grade_exceeds(sentences: Sequence[str], threshold: float) -> bool:
    """Tell whether the grade is above the threshold, asking textstat only when the estimate leaves a doubt."""
    estimate, words = _estimate(sentences)
    if words >= _FEWEST_WORDS and abs(estimate - threshold) > MARGIN:
        return estimate > threshold
    return reading_grade(sentences) > threshold


def estimate_grade(sentences: Sequence[str]) -> float:
    """Estimate the grade from word and sentence counts and spelling; within `MARGIN` of textstat from 20 words on."""
    return _estimate(sentences)[0]


def _estimate(sentences: Sequence[str]) -> tuple[float, int]:
    """Return the estimated grade and the number of words behind it, counted the way textstat counts."""
    counts = [_counted(sentence) for sentence in _within_reason(sentences)]
    words = sum(length for length, _ in counts)
    if not words:
        return 0.0, 0
    long_enough = sum(length > _TOO_SHORT_A_SENTENCE for length, _ in counts)
    per_sentence = words / max(long_enough, 1)
    per_word = sum(spoken for _, spoken in counts) / words
    return _PER_WORD * per_sentence + _PER_SYLLABLE * per_word + _BASE, words


@lru_cache(maxsize=4096)
def _counted(sentence: str) -> tuple[int, int]:
    """Return the words and the syllables of a sentence, remembered since campaigns repeat theirs."""
    words = [word for word in _SIGNS.sub("", _cleaned(sentence)).split() if word != "'"]
    return len(words), sum(syllables(word.lower()) for word in words)


def _prose(sentences: Sequence[str]) -> str:
    """Write the sentences so that textstat, which splits at every full stop, finds the same ones."""
    return "\n".join(f"{kept}." for sentence in _within_reason(sentences) if (kept := _cleaned(sentence)))


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


@cache
def _textstat() -> Callable[[str], float]:
    """Import textstat with the pronunciations that ship with this package, so that it never looks for a network.

    By itself it has NLTK fetch the CMU dictionary unless that lies in a folder which NLTK knows and trusts: none that a
    group may write to, as many installations are.
    """
    counting: Any = import_module("textstat.backend.counts._count_syllables")
    counting.get_cmudict = lambda _language: _pronunciations()
    grade: Callable[[str], float] = import_module("textstat").flesch_kincaid_grade
    return grade


@cache
def _pronunciations() -> dict[str, list[list[str]]]:
    """Return the pronunciations of each word as NLTK does: here one, of a digit for each syllable."""
    found: dict[str, list[list[str]]] = {}
    for line in _DICTIONARY.read_text(encoding="utf-8").splitlines():
        syllable_count, *words = line.split()
        pronounced = [["0"] * int(syllable_count)]
        found |= dict.fromkeys(words, pronounced)
    return found
