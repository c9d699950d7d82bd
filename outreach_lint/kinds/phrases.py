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
        patterns = resources.phrases(self.any, inflect=self.inflect, case=self.case)
        return text_finder(patterns, resources, self.unless, quoted=self.quoted)


def text_finder(patterns: Sequence[Pattern], resources: Resources, unless: Guard, *, quoted: bool) -> Finder:
    """Return a finder for checked patterns, with their common guard."""
    watched = [(resources.scanner.add(pattern), pattern) for pattern in patterns]
    passes = compile_guard(unless, resources, quoted=quoted)

    def find(view: View) -> Iterator[Hit]:
        for part in view.parts:
            text = view.document.text(part)
            seen = view.seen.get(part, frozenset())
            for start, end in (span for number, p in watched if number in seen for span in p.spans(text)):
                hit = Hit(part, start, end)
                if view.covers(part, start, end) and passes(view, hit):
                    yield hit

    return Finder(find, gate=frozenset(number for number, _ in watched))
