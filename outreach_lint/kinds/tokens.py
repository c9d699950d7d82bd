"""Kind `tokens`: spaCy's token patterns, over lemmas and parts of speech."""

from typing import Annotated, Any, ClassVar

import msgspec
from msgspec import Meta

from outreach_lint.document import nlp
from outreach_lint.document.token_patterns import check_tokens
from outreach_lint.kinds.base import Finder, MatchError
from outreach_lint.kinds.grammar import Gate, gated_finder
from outreach_lint.kinds.guards import Guard
from outreach_lint.kinds.resources import Resources

Token = dict[str, Any]


class Tokens(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="kind", tag="tokens"
):
    """Any of the patterns of spaCy's Matcher, in the sentences that hold a gate phrase."""

    gate: Gate
    any: Annotated[tuple[tuple[Token, ...], ...], Meta(min_length=1)]
    unless: Guard = ()
    quoted: bool = False

    options: ClassVar[frozenset[str]] = frozenset({"unless"})

    def compile(self, resources: Resources) -> Finder:
        """Return the finder; raises MatchError for a malformed pattern."""
        try:
            for pattern in self.any:
                check_tokens(pattern)
        except ValueError as problem:
            raise MatchError(str(problem)) from None
        return gated_finder(self.gate, lambda: nlp.matcher(self.any), self.unless, resources, quoted=self.quoted)
