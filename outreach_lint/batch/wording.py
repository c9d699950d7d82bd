"""The words of a message as numbers: equal sentences have equal ones, whatever a merge put into them."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from zlib import crc32

import msgspec

from outreach_lint.document.document import Document
from outreach_lint.document.late import late
from outreach_lint.document.span import Span
from outreach_lint.document.word_lists import words
from outreach_lint.model import Message, SectionName

try:
    # hashlib would load the whole of OpenSSL for it.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

COUNT_BITS = 8
"""The low bits of a sentence's number: how many words of its own it has, those of the record left out."""
MOST = (1 << COUNT_BITS) - 1
_PROSE: frozenset[SectionName] = frozenset({"opener", "body", "ask", "ps"})
_TOKEN = late(r"\w+|\x1f")
_VALUE = "\x1f"
"""Stands for what a merge put in, or will put in."""
_LONGEST_VALUE = 4
"""Words of a value; a longer one was written for this reader, and is the message's own."""
_STEM = 5
"""Letters that tell words apart, so that “measure” and “measuring” are one."""
_SHORTEST = 2


class Wording(msgspec.Struct, frozen=True):
    """The wording of one message: its sentences beside greeting, sign-off, signature, opt-out and quoted text."""

    sentences: tuple[int, ...]
    places: tuple[Span, ...]
    """where they stand in the body"""
    content: frozenset[int]
    """the words that are no talk of writing and following up"""
    key: int
    """stands for the whole body"""

    @property
    def words(self) -> int:
        """Return how many words of its own the message has."""
        return sum(map(words_of, self.sentences))


NO_WORDING = Wording((), (), frozenset(), 0)


def words_of(sentence: int) -> int:
    """Return how many words of its own a sentence has, 255 at most."""
    return sentence & MOST


def number_of(text: str) -> int:
    """Return a number of 64 bits that stands for a text, the same in every run; never 0."""
    return int.from_bytes(blake2b(text.encode("utf-8", "backslashreplace"), digest_size=8).digest()) or 1


def wording_of(document: Document) -> Wording:
    """Return the wording of a message."""
    text = document.text("body").casefold()
    if len(text) != len(document.text("body")):
        text = document.text("body").lower()
    text = _without_fields(document, text)
    values = _values_of(document.message)
    prose = _Prose(document)
    sentences, places, content, all_of_it = [], [], set[int](), []
    for span in map(prose.ungreeted, document.sentences("body")):
        tokens = masked(_TOKEN.findall(text, span.start, span.end), values)
        number = _sentence(tokens)
        all_of_it.append(number)
        if prose.holds(span):
            sentences.append(number)
            places.append(span)
            content.update(stem(token) for token in tokens if not is_talk(token))
    return Wording(tuple(sentences), tuple(places), frozenset(content), number_of(repr(all_of_it)))


class _Prose:
    """Where a message says what it has to say: after the greeting, and up to the sign-off but for a postscript."""

    def __init__(self, document: Document) -> None:
        self._sections = document.sections
        self._greeted = max((section.end for section in self._sections if section.name == "greeting"), default=0)
        self._starts = [section.start for section in self._sections]
        signed = (section.start for section in self._sections if section.name == "sign_off")
        self._signed = next(signed, len(document.message.body))

    def ungreeted(self, sentence: Span) -> Span:
        """Return a sentence without the greeting that it begins with."""
        return Span(self._greeted, sentence.end) if sentence.start < self._greeted < sentence.end else sentence

    def holds(self, sentence: Span) -> bool:
        """Tell whether a sentence is the writer's own."""
        section = self._sections[bisect_right(self._starts, sentence.start) - 1].name
        return section in _PROSE and (section == "ps" or sentence.start < self._signed)


def masked(tokens: Sequence[str], values: Mapping[str, Sequence[tuple[str, ...]]]) -> list[str]:
    """Return the words with one sign in place of each value of the record."""
    found: list[str] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        value = next((v for v in values.get(token, ()) if tuple(tokens[at : at + len(v)]) == v), None)
        found.append(_VALUE if value else token)
        at += len(value) if value else 1
    return found


def stem(token: str) -> int:
    """Return a number for a word and its forms."""
    return crc32(token[:_STEM].encode())


def is_talk(token: str) -> bool:
    """Tell whether a word says nothing of a subject, or only that somebody writes, once more."""
    return len(token) < _SHORTEST or token in words("stop_words") or token in words("follow_up_words")


def _sentence(tokens: Sequence[str]) -> int:
    own = min(len(tokens) - tokens.count(_VALUE), MOST)
    return number_of(" ".join(tokens)) >> COUNT_BITS << COUNT_BITS | own


def _without_fields(document: Document, text: str) -> str:
    """Return the text with a sign in place of each merge field."""
    for field in reversed(document.fields("body")):
        length = field.end - field.start
        text = text[: field.start] + _VALUE.ljust(length) + text[field.end :]
    return text


def _values_of(message: Message) -> Mapping[str, Sequence[tuple[str, ...]]]:
    """Return what the record may have put into the message, by the first word, the longest first."""
    prospect = message.prospect
    if prospect is None:
        return {}
    told = (prospect.first_name, prospect.last_name, prospect.company, prospect.title, prospect.industry, prospect.city)
    known = {value for text in (*told, str(prospect.employees or "")) for value in _forms(text)}
    known.update(value for text in prospect.other.values() for value in _forms(text))
    return _by_first_word(known)


@lru_cache(maxsize=4096)
def _forms(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of a value, with and without a legal form at its end; none of a long one."""
    tokens = tuple(_TOKEN.findall(text[:200].casefold()))
    if not tokens or len(tokens) > _LONGEST_VALUE:
        return ()
    return (tokens, tokens[:-1]) if len(tokens) > 1 and tokens[-1] in words("legal_suffixes") else (tokens,)


def _by_first_word(values: Iterable[tuple[str, ...]]) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for value in sorted(values, key=lambda value: (-len(value), value)):
        found.setdefault(value[0], []).append(value)
    return found
