"""Regular expressions that take linear time, whoever wrote them: a typed face of RE2."""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

import re2

from outreach_lint.kinds.required_literals import Literals
from outreach_lint.kinds.required_words import Need

_EDGE = r"[^\pL\pN_]"


class PatternError(ValueError):
    """A regular expression that RE2 refuses."""


class Pattern:
    """One regular expression, made and compiled when it is first needed.

    `words` lets it match whole words only, in every script. `needs` and `literals` are what a text must hold for a
    match to be possible; both empty if that is not known.
    """

    def __init__(
        self,
        regex: str | Callable[[], str],
        *,
        case: bool = False,
        words: bool = False,
        needs: Need = (),
        literals: Literals = frozenset(),
    ) -> None:
        """Keep the expression, or what makes it; `case` makes it case-sensitive."""
        self._regex = regex
        self.case = case
        self.words = words
        self.needs = needs
        self.literals = literals

    @cached_property
    def regex(self) -> str:
        """Return the expression as it was written."""
        return self._regex if isinstance(self._regex, str) else self._regex()

    @cached_property
    def _compiled(self) -> Any:  # noqa: ANN401  (re2 ships no types)
        options = re2.Options()
        options.case_sensitive = self.case
        options.log_errors = False
        bounded = f"(?:^|{_EDGE})({self.regex})(?:$|{_EDGE})" if self.words else f"({self.regex})"
        try:
            return re2.compile(bounded, options)
        except re2.error as problem:
            reason = problem.args[0]
            raise PatternError(reason.decode() if isinstance(reason, bytes) else str(reason)) from None

    @cached_property
    def _mark(self) -> int:
        return int(self._compiled.groupindex.get("mark", 1))

    def check(self) -> None:
        """Raise PatternError if RE2 refuses the expression."""
        _ = self._compiled

    def possible(self, words: frozenset[str], lowered: str) -> bool:
        """Tell whether a text with these words, given in lower case too, may hold a match."""
        if any(words.isdisjoint(wanted) for wanted in self.needs):
            return False
        return not self.literals or any(piece in lowered for piece in self.literals)

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the spans of the matches, or of their group named `mark`, from left to right."""
        at = 0
        while at <= len(text) and (match := self._compiled.search(text, at)):
            whole = match.span(1)
            found = match.span(self._mark)
            start, end = whole if found[0] < 0 else found
            if end > start:
                yield start, end
            # The character after a match may also be the one before the next.
            at = whole[1] if whole[1] > at else at + 1

    def found(self, text: str) -> bool:
        """Tell whether the expression matches anywhere in the text."""
        return self._compiled.search(text) is not None
