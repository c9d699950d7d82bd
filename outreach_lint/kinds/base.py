"""What the ways of matching share: a view of a message, hits, and what `compile` returns."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from outreach_lint.document.document import Document
from outreach_lint.kinds.linear import Pattern, PatternError, Scanner
from outreach_lint.kinds.phrase_language import compile_phrases
from outreach_lint.kinds.phrase_reading import PhraseError
from outreach_lint.model import PartName

Need = Literal["nlp", "prospect", "prospect.first_name", "prospect.company", "prospect.employees"]
"""Something that a message or an installation may lack; a rule whose needs are unmet is listed as not run."""


class Region(msgspec.Struct, frozen=True):
    """A stretch of a part that a rule may look at: code points, half-open."""

    part: PartName
    start: int
    end: int


class Hit(msgspec.Struct, frozen=True):
    """What a kind yields: a span of a part, or the whole message if `part` is None.

    `facts` fill the placeholders of the rule's message; `replacement` is what may stand there instead.
    """

    part: PartName | None = None
    start: int = 0
    end: int = 0
    facts: dict[str, str] = {}
    replacement: str | None = None


class View:
    """A document as one rule sees it: its scope, and which patterns of the catalogue occur."""

    def __init__(
        self,
        document: Document,
        regions: Sequence[Region],
        seen: Mapping[PartName, frozenset[int]],
    ) -> None:
        """Hold the document, the regions in scope sorted by part and place, and the scan of each part."""
        self.document = document
        self.regions = regions
        self.seen = seen
        self._starts: dict[PartName, list[Region]] = {}
        for region in regions:
            self._starts.setdefault(region.part, []).append(region)

    @property
    def parts(self) -> Iterable[PartName]:
        """Return the parts of which at least a stretch is in scope."""
        return self._starts

    def covers(self, part: PartName, start: int, end: int) -> bool:
        """Tell whether a span lies within one region in scope."""
        regions = self._starts.get(part, [])
        at = bisect_right(regions, start, key=lambda region: region.start) - 1
        return at >= 0 and end <= regions[at].end


Find = Callable[[View], Iterator[Hit]]


class Finder(msgspec.Struct, frozen=True):
    """A compiled match: what finds the hits, when it is worth calling, and what it cannot do without.

    `gate` holds numbers of scanned patterns: unless one of them occurs, there can be no hit. None means always call.
    """

    find: Find
    gate: frozenset[int] | None = None
    needs: frozenset[Need] = frozenset()


class MatchError(ValueError):
    """A match that cannot be compiled; the message says why, in words for a rule author.

    `culprit` is the phrase or expression as it was written, if it is one of them.
    """

    def __init__(self, reason: str, culprit: str = "") -> None:
        """Remember the culprit."""
        super().__init__(reason)
        self.culprit = culprit


class Resources(msgspec.Struct, frozen=True):
    """What `compile` may use: the catalogue's scanner, the shared lists of phrases, and what a team has declared."""

    scanner: Scanner
    lists: Mapping[str, Sequence[str]] = {}
    fields: Sequence[str] = ()
    """merge fields that the sending tool knows; none means that nobody has said"""
    names: Sequence[str] = ()
    """names whose capitals are their real spelling"""
    regexes: dict[str, str] = {}
    """the regular expressions of phrases that were compiled before, in this run or an earlier one"""
    trusted: bool = False
    """the same rules compiled before, so that patterns need no check"""

    def phrases(
        self, phrases: Sequence[str], *, inflect: bool = False, case: bool = False, form: str = "{}"
    ) -> Pattern:
        """Return the pattern of any of the phrases, in place of `{}` in `form`.

        Raises MatchError for a phrase that cannot be read.
        """
        key = "\n".join(("+" if inflect else "-", *phrases))
        regex = self.regexes.get(key)
        if regex is None:
            try:
                regex = self.regexes[key] = compile_phrases(phrases, self.lists, inflect=inflect)
            except PhraseError as problem:
                raise MatchError(str(problem), problem.phrase) from None
        return self.checked(Pattern(form.replace("{}", regex), case=case))

    def checked(self, pattern: Pattern) -> Pattern:
        """Return the pattern; raises MatchError if RE2 refuses it."""
        try:
            if not self.trusted:
                pattern.check()
        except PatternError as problem:
            reason = f"bad pattern “{pattern.regex}”: {problem}"
            raise MatchError(reason, pattern.regex) from None
        return pattern
