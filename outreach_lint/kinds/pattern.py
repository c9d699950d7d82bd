"""Kind `pattern`: regular expressions, matched in linear time."""

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from outreach_lint.kinds.base import Finder
from outreach_lint.kinds.guards import Guard
from outreach_lint.kinds.phrases import text_finder
from outreach_lint.kinds.resources import Resources


class RegexPattern(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="kind", tag="pattern"
):
    r"""Any of the regular expressions, in RE2's syntax: no lookaround, no backreferences.

    A group named `mark` is the span that is reported. `\b` knows ASCII only, so `words` checks whole words instead.
    """

    any: Annotated[tuple[str, ...], Meta(min_length=1)]
    unless: Guard = ()
    case: bool = False
    """upper and lower case must be as written"""
    words: bool = True
    """the match begins and ends at whole words"""
    quoted: bool = False
    """also inside quotation marks"""

    options: ClassVar[frozenset[str]] = frozenset({"any", "unless"})

    def compile(self, resources: Resources) -> Finder:
        """Return the finder; raises MatchError for an expression that RE2 refuses."""
        patterns = [resources.regex(regex, case=self.case, words=self.words) for regex in self.any]
        return text_finder(patterns, resources, self.unless, quoted=self.quoted)
