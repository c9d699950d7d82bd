"""Kind `phrases`: whole words as people write them, in every spelling of quotes, contractions and line breaks."""

from collections.abc import Iterator, Sequence
from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from outreach_lint.kinds.base import Finder, Hit, Resources, View
from outreach_lint.kinds.guards import Guard, compile_guard
from outreach_lint.kinds.linear import Pattern

_NEAR = 100
"""Characters after a match in which a longer one may end."""


def whole_words(text: str, start: int, end: int) -> bool:
    """Tell whether no word continues over either edge of the span."""
    if start and _inside(text[start - 1]) and _inside(text[start]):
        return False
    return not (end < len(text) and _inside(text[end]) and _inside(text[end - 1]))


def _inside(char: str) -> bool:
    return char.isalnum() or char == "_"


def _whole_spans(pattern: Pattern, text: str) -> Iterator[tuple[int, int]]:
    for start, end in pattern.spans(text):
        if whole_words(text, start, end):
            yield start, end
            continue
        # A match that runs into another word may hide a whole one: "reach out to(morrow)", "(H)i, hope".
        near = pattern.spans_between(text, max(start - 1, 0), end + _NEAR)
        yield from (span for span in near if start <= span[0] < end and whole_words(text, *span))


class Phrases(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="kind", tag="phrases"
):
    """Any of the phrases, in the language of `phrase_language`."""

    any: Annotated[tuple[str, ...], Meta(min_length=1)]
    unless: Guard = ()
    inflect: bool = False
    """also other forms of the verbs and nouns"""
    case: bool = False
    """upper and lower case must be as written"""
    quoted: bool = False
    """also inside quotation marks, where words are mentioned rather than used"""

    options: ClassVar[frozenset[str]] = frozenset({"any", "unless"})

    def compile(self, resources: Resources) -> Finder:
        """Return the finder; raises MatchError for a phrase that cannot be read."""
        pattern = resources.phrases(self.any, inflect=self.inflect, case=self.case)
        return text_finder([pattern], resources, self.unless, words=True, quoted=self.quoted)


def text_finder(
    patterns: Sequence[Pattern], resources: Resources, unless: Guard, *, words: bool, quoted: bool
) -> Finder:
    """Return a finder for checked patterns, with their common guard."""
    watched = [(resources.scanner.add(pattern), pattern) for pattern in patterns]
    passes = compile_guard(unless, resources, quoted=quoted)
    spans = _whole_spans if words else Pattern.spans

    def find(view: View) -> Iterator[Hit]:
        for part in view.parts:
            text = view.document.text(part)
            seen = view.seen.get(part, frozenset())
            for start, end in (span for number, p in watched if number in seen for span in spans(p, text)):
                hit = Hit(part, start, end)
                if view.covers(part, start, end) and passes(view, hit):
                    yield hit

    return Finder(find, gate=frozenset(number for number, _ in watched))
