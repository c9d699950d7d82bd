"""What the kinds that need spaCy share: cheap candidates first, then only their sentences are parsed."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Annotated, Any

from msgspec import Meta

from outreach_lint.document import nlp
from outreach_lint.kinds.base import Find, Finder, Hit, View
from outreach_lint.kinds.guards import Guard, compile_guard
from outreach_lint.kinds.phrases import Phrases
from outreach_lint.kinds.resources import Resources

Spans = Callable[[Any], list[tuple[int, int]]]
Gate = Annotated[tuple[str, ...], Meta(min_length=1)]
"""Phrases one of which stands in every sentence that could match; only those sentences are parsed."""


def gated_finder(gate: Gate, make: Callable[[], Spans], unless: Guard, resources: Resources, *, quoted: bool) -> Finder:
    """Return a finder that parses the sentences with a gate phrase and asks the matcher of `make` about them."""
    candidates = Phrases(gate, quoted=True).compile(resources)
    passes = compile_guard(unless, resources, quoted=quoted)
    spans = cache(make)
    return Finder(_find(candidates.find, spans, passes), candidates.gate, frozenset({"nlp"}))


def _find(candidates: Find, spans: Callable[[], Spans], passes: Callable[[View, Hit], bool]) -> Find:
    def find(view: View) -> Iterator[Hit]:
        bounds = sorted({(hit.part, *_bounds(view, hit)) for hit in candidates(view) if hit.part})
        for part, start, end in bounds:
            sentence = " ".join(view.document.text(part)[start:end].split("\n"))
            for first, last in spans()(_parsed([sentence])):
                hit = Hit(part, start + first, start + last)
                if view.covers(part, hit.start, hit.end) and passes(view, hit):
                    yield hit

    return find


def _parsed(sentences: Sequence[str]) -> object:
    return nlp.parse(sentences)[0]


def _bounds(view: View, hit: Hit) -> tuple[int, int]:
    return view.document.sentence_bounds(hit.part, hit.start, hit.end) if hit.part else (0, 0)
