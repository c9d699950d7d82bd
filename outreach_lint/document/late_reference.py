"""Finds out how much stands before the first word that is about the reader."""

from collections.abc import Iterator

from outreach_lint.document.document import Document
from outreach_lint.document.own_sentences import own_sentences
from outreach_lint.document.references import references
from outreach_lint.document.span import Span
from outreach_lint.model import PartName

_HEADS: tuple[PartName, ...] = ("subject", "preheader")
_WORDS = 4  # a sentence of fewer is a call, or a name


def late_reference(document: Document, most: int) -> Span | None:
    """Return the first sentence about the reader if more than `most` others stand before it, else None.

    A subject or preheader that is about them comes before all.
    """
    text = document.text("body")
    sentences = [span for span in own_sentences(document, "body") if len(text[span.start : span.end].split()) >= _WORDS]
    if len(sentences) <= most + 1:
        return None
    first = len(text)
    for start in _about(document, "body"):
        if start < sentences[most].end:
            return None
        first = min(first, start)
    at = next((span for span in sentences if span.start <= first < span.end), None)
    if at and any(True for part in _HEADS for _ in _about(document, part)):
        return None
    return at


def _about(document: Document, part: PartName) -> Iterator[int]:
    """Yield where a part says something about the reader, what is quick to find first."""
    from outreach_lint.document.facts import fact_mentions

    text, away = document.text(part), document.skipped(part)
    prospect = document.message.prospect
    yield from (fact.start for fact in fact_mentions(text, prospect, away)) if prospect else ()
    yield from (span.start for span in references(text, document.fields(part), away))
