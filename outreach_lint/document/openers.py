"""Finds a first sentence that reports something which both writer and reader must have in mind."""

import re
from collections.abc import Iterable, Iterator

from outreach_lint.document.late import late
from outreach_lint.document.span import Span
from outreach_lint.document.word_lists import words

_SENTENCE = late(r"\s*([^.!?:;\n]{12,200})")
_SOMEBODY = late(r"\b(?:we|our|us|I|my|me|you|your|they|people|everyone)\b", re.IGNORECASE)
_PAST = late(r"\b(?:was|were|came|went|fell|broke|burnt|stood|has been|have been|is still|are still|[a-z]{3,}ed)\b")
_THE = late(r"\b[Tt]he ([a-z][a-z-]+)")


def report(text: str, skip: Iterable[Span]) -> Iterator[Span]:
    """Yield the first sentence after the greeting if it tells news of a definite thing, and of nobody's in general."""
    start = next((span.end for span in skip if not text[: span.start].strip()), None)
    hit = _SENTENCE.match(text, start) if start is not None else None
    if hit is None or _SOMEBODY.search(hit.group()) or not _PAST.search(hit.group()):
        return
    common = words("generic_nouns") | words("named_heads") | words("stop_words")
    if any(thing.group(1) not in common for thing in _THE.finditer(hit.group())):
        yield Span(*hit.span(1))
