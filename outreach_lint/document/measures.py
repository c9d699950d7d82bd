"""Named measures of a text: every figure that a rule may set bounds to."""

from collections.abc import Callable, Iterable
from functools import lru_cache

import msgspec

from outreach_lint.document import lengths, measures_wording, reading
from outreach_lint.document.word_lists import words


class TextPieces(msgspec.Struct, frozen=True):
    """A text cut up for measuring.

    `text` and its pieces are the folded prose, without greeting, signature and quoted text; `whole` is the part as it
    is sent, which is what a channel counts, and the prose if it is not given.
    """

    text: str
    sentences: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    whole: str = ""

    @property
    def sent(self) -> str:
        """Return the text as the channel counts it."""
        return self.whole or self.text


class Measure(msgspec.Struct, frozen=True):
    """A figure with its unit; `of` is a pure function of the pieces."""

    name: str
    unit: str
    describe: str
    of: Callable[[TextPieces], float]


# Words for the reader and for the writer, without what follows an apostrophe ("you're", "I'd", "we'll").
_YOU = frozenset({"you", "your", "yours", "yourself", "yourselves"})
_I = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
# What an SMS asks people to reply is written in capitals by custom.
_KEYWORDS = frozenset({"STOP", "HELP", "START", "END", "QUIT", "YES", "NO", "INFO", "CANCEL", "UNSUBSCRIBE"})
_ACRONYM_LENGTH = 5


def grade_exceeds(pieces: TextPieces, threshold: float) -> bool:
    """Tell whether the reading grade is above the threshold; far cheaper than the grade itself when it is not near."""
    return reading.grade_exceeds(pieces.sentences or (pieces.text,), threshold)


def _reading_grade(pieces: TextPieces) -> float:
    return reading.reading_grade(pieces.sentences or (pieces.text,))


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    """Return the lower-case word without what follows an apostrophe; the country US stays apart from "us"."""
    return "" if word == "US" else word.partition("'")[0].lower()


def _you_words(pieces: TextPieces) -> int:
    return sum(map(_YOU.__contains__, map(_stem, pieces.words)))


def _i_words(pieces: TextPieces) -> int:
    return sum(map(_I.__contains__, map(_stem, pieces.words)))


def _i_you_ratio(pieces: TextPieces) -> float:
    return _i_words(pieces) / max(_you_words(pieces), 1)


def _longest(blocks: Iterable[str]) -> int:
    """Return the words of the longest block, a word being what holds a letter or digit between spaces."""
    return max(map(_size, blocks), default=0)


@lru_cache(maxsize=1024)
def _size(block: str) -> int:
    return sum(any(map(str.isalnum, word)) for word in block.split())


def _is_question(sentence: str) -> bool:
    """Tell whether a question mark is among the marks that close a sentence."""
    end = len(sentence)
    while end and not sentence[end - 1].isalnum():
        end -= 1
    return "?" in sentence[end:]


def _average_sentence(pieces: TextPieces) -> float:
    return len(pieces.words) / max(len(pieces.sentences), 1)


def _distinct_share(pieces: TextPieces) -> float:
    lowered = [word.lower() for word in pieces.words]
    return len(set(lowered)) / len(lowered) if lowered else 1.0


def _in_capitals(word: str) -> bool:
    """Tell whether a word is all capitals and no acronym, code or keyword that is written so."""
    bare = word.partition("'")[0]
    return (
        len(bare) > 1
        and bare.isalpha()
        and bare.isupper()
        and bare not in _KEYWORDS
        and bare.lower() not in words("acronyms")
    )


def _capitals_words(pieces: TextPieces) -> int:
    """Count shouted words: long ones, and short ones beside another; a short one alone may be an acronym."""
    capitals = [not word.islower() and _in_capitals(word) for word in pieces.words]
    padded = [False, *capitals, False]
    return sum(
        shouted and (len(word) > _ACRONYM_LENGTH or padded[place] or padded[place + 2])
        for place, (word, shouted) in enumerate(zip(pieces.words, capitals, strict=True))
    )


def _exclamations(pieces: TextPieces) -> int:
    return pieces.text.count("!")


def _sms_septets(pieces: TextPieces) -> int:
    return lengths.sms_units(pieces.sent)


_TABLE = (
    Measure("words", "words", "words of the prose", lambda p: len(p.words)),
    Measure("subject_words", "words", "words of a subject line", lambda p: len(p.words)),
    Measure("distinct_words", "words", "different words, case aside", lambda p: len({w.lower() for w in p.words})),
    Measure("distinct_share", "share", "different words among all words, 0 to 1", _distinct_share),
    Measure("characters", "characters", "code points of the text as it is sent", lambda p: len(p.sent)),
    Measure(
        "x_characters", "characters", "length as X counts it, a link as 23", lambda p: lengths.x_characters(p.sent)
    ),
    Measure("sentences", "sentences", "sentences of the prose", lambda p: len(p.sentences)),
    Measure("paragraphs", "paragraphs", "paragraphs of the prose", lambda p: len(p.paragraphs)),
    Measure("average_sentence_words", "words", "words per sentence", _average_sentence),
    Measure("longest_sentence_words", "words", "words of the longest sentence", lambda p: _longest(p.sentences)),
    Measure("longest_paragraph_words", "words", "words of the longest paragraph", lambda p: _longest(p.paragraphs)),
    Measure("reading_grade", "grade", "Flesch-Kincaid grade (school years), as textstat counts", _reading_grade),
    Measure(
        "questions", "questions", "sentences that end in a question mark", lambda p: sum(map(_is_question, p.sentences))
    ),
    Measure("exclamations", "marks", "exclamation marks", _exclamations),
    Measure("links", "links", "links, bare domains aside", lambda p: len(lengths.links(p.sent))),
    Measure("emoji", "emoji", "emoji, a sequence shown as one being one", lambda p: len(lengths.emoji(p.sent))),
    Measure("you_words", "words", "you, your, yours, yourself", _you_words),
    Measure("i_words", "words", "I, me, my, we, us, our and their forms", _i_words),
    Measure(
        "i_you_ratio", "ratio", "words for the writer per word for the reader, which count at least 1", _i_you_ratio
    ),
    Measure("capitals_words", "words", "words written in capitals, acronyms aside", _capitals_words),
    Measure(
        "says_nothing",
        "texts",
        "1 for a text of nothing but greetings and stand-ins such as “test”, else 0",
        lambda p: measures_wording.says_nothing(p.words, p.sent),
    ),
    Measure(
        "words_after_question",
        "words",
        "words after the last question, 0 without one",
        lambda p: measures_wording.words_after_question(p.sentences),
    ),
    Measure(
        "feature_words_share",
        "words",
        "words of product sheets in a hundred words",
        lambda p: measures_wording.feature_words_share(p.words),
    ),
    Measure(
        "mixed_quotes",
        "quotations",
        "quotations with one curly and one straight mark",
        lambda p: measures_wording.mixed_quotes(p.sent),
    ),
    Measure("sms_parts", "parts", "SMS that carry the text (3GPP TS 23.040)", lambda p: lengths.sms_parts(p.sent)),
    Measure("sms_septets", "units", "GSM-7 septets, or 16-bit units if a character is not GSM", _sms_septets),
    Measure(
        "non_gsm_characters",
        "characters",
        "characters that the GSM 7-bit alphabet lacks (3GPP TS 23.038)",
        lambda p: len(lengths.non_gsm_characters(p.sent)),
    ),
)
MEASURES: dict[str, Measure] = {measure.name: measure for measure in _TABLE}
