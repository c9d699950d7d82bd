"""A regular expression of RE2 and its compiled forms."""

from functools import cached_property, lru_cache
from typing import Any

import re2

from outreach_lint.kinds.scripts import simplified

_EDGE = r"[^\pL\pN_]"


class PatternError(ValueError):
    """A regular expression that RE2 refuses."""


class Expression:
    """A regular expression and its compiled forms, each made when it is first needed."""

    def __init__(self, regex: str, *, case: bool) -> None:
        """Keep the expression; `case` makes it case-sensitive."""
        self.regex = regex
        self.case = case

    @cached_property
    def plain(self) -> Any:  # noqa: ANN401  (re2 ships no types)
        """Return what finds it anywhere; its first group is the match."""
        return self._compile(f"({self.regex})")

    @cached_property
    def bounded(self) -> Any:  # noqa: ANN401  (re2 ships no types)
        """Return what finds it between the edges of words."""
        return self._compile(f"(?:^|{_EDGE})({self.regex})(?:$|{_EDGE})")

    @cached_property
    def mark(self) -> int:
        """Return the number of the group that is reported."""
        return int(self.plain.groupindex.get("mark", 1))

    def _compile(self, regex: str) -> Any:  # noqa: ANN401  (re2 ships no types)
        options = re2.Options()
        options.case_sensitive = self.case
        options.log_errors = False
        try:
            return re2.compile(simplified(regex), options)
        except re2.error as problem:
            reason = problem.args[0]
            raise PatternError(reason.decode() if isinstance(reason, bytes) else str(reason)) from None


@lru_cache(maxsize=8)
def utf8(text: str) -> bytes:
    """Return a text as RE2 reads it, remembered for the patterns that follow; lone surrogates pass."""
    return text.encode("utf-8", "surrogatepass")
