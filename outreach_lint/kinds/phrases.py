"""Kind `phrases`: whole words as people write them, in every spelling of quotes, contractions and line breaks."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from outreach_lint.kinds.base import Finder, Gate, Hit, View
from outreach_lint.kinds.guards import Guard, compile_guard
from outreach_lint.kinds.linear import Pattern
from outreach_lint.kinds.resources import Resources
from outreach_lint.kinds.search import Search

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
    passes = compile_guard(unless, resources, quoted=quoted)
    search = Search(patterns)

    def find(view: View) -> Iterator[Hit]:
        for part in view.parts:
            for start, end in search.spans(view.document.text(part)):
                if view.covers(part, start, end) and passes(view, hit := Hit(part, start, end)):
                    yield hit

    return Finder(find, partial(_gate_of, patterns), searches=((search,),))


def _gate_of(patterns: Sequence[Pattern]) -> Gate | None:
    """Return the gate of any of the patterns, None if one of them may match any text."""
    if not all(pattern.needs.sets or pattern.literals for pattern in patterns):
        return None
    return Gate(
        frozenset(need for pattern in patterns if pattern.needs.sets for need in pattern.needs.ways()),
        frozenset[str]().union(*(pattern.literals[0] for pattern in patterns if not pattern.needs.sets)),
    )
