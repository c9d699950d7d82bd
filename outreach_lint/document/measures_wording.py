"""Figures of the wording: what comes after the question, words of product sheets, quotation marks, and what is said."""

from collections.abc import Sequence
from functools import lru_cache

from outreach_lint.document.late import late
from outreach_lint.document.word_lists import words as listed
from outreach_lint.document.word_set import word_set

_FEWEST = 30
_PER = 100
_MIXED = late('\u201c[^\u201c\u201d"\n]{1,200}"(?!\\w)|(?:^|(?<=[\\s(]))"\\w[^\u201c\u201d"\n]{0,200}\u201d')
_BEFORE_INCH = late(r"\d ?\"$")
# Alone they say nothing; beside one of the first, the second say nothing either.
_DUMMIES = word_set("test tests testing lorem ipsum dummy foo bar baz qux blah bla placeholder xyz tbd todo")
_EMPTY = word_set(
    "hello hi hey hallo world body text message mail email content sample please ignore just only dolor sit amet me"
    " one two three abc again send sending sent here"
)
_GREETINGS = word_set("hello hi hey hallo yo")
_KEY_RUNS = ("asd", "qwe", "zxc", "jkl", "sdf", "dfg", "fgh", "ghj", "hjk")
_COUNTED = ("123", "1234", "12345", "123456")


def words_after_question(sentences: Sequence[str]) -> int:
    """Return the words after the last question, 0 if nothing is asked."""
    asked = [place for place, sentence in enumerate(sentences) if "?" in sentence[-3:]]
    return sum(len(sentence.split()) for sentence in sentences[asked[-1] + 1 :]) if asked else 0


def feature_words_share(words: Sequence[str]) -> float:
    """Return the words of product sheets in a hundred words, 0 where there are too few to tell."""
    if len(words) < _FEWEST:
        return 0.0
    features = listed("feature_words")
    return _PER * sum(word.lower() in features for word in words) / len(words)


def mixed_quotes(text: str) -> int:
    """Return how many quotations open with a curly mark and close with a straight one, or the other way round.

    A straight mark after a number may be one of inches.
    """
    if '"' not in text or not ("\u201c" in text or "\u201d" in text):
        return 0
    own = "\n".join(line for line in text.split("\n") if not line.startswith(">"))
    return sum(not _BEFORE_INCH.search(hit.group()) for hit in _MIXED.finditer(own))


def says_nothing(words: Sequence[str], whole: str) -> bool:
    """Tell whether there are no words but stand-ins such as "test", runs over the keyboard, and a mere "hello"."""
    if not words:
        # What was taken for a greeting may say something in another language: "Hola Marta, un saludo".
        rest = whole.strip().partition("\n")[0].partition(",")[2]
        return not any(word[0].islower() for word in rest.split())
    lowered = [word.lower() for word in words]
    if not any(map(_is_dummy, lowered)):
        return _GREETINGS.issuperset(lowered)
    empty = _EMPTY | listed("stop_words")
    return all(_is_dummy(word) or word in empty for word in lowered)


@lru_cache(maxsize=4096)
def _is_dummy(word: str) -> bool:
    """Tell whether a word in lower case stands for words that are still to come."""
    if word in _DUMMIES or word in _COUNTED or any(run in word for run in _KEY_RUNS):
        return True
    return word.isascii() and word.isalpha() and len(word) > 1 and len(set(word)) == 1
