"""A regular expression of RE2 and its compiled forms."""

from functools import cached_property, lru_cache
from typing import Any

import re2

from outreach_lint.kinds.narrowed import narrowed
from outreach_lint.kinds.scripts import simplified

_EDGE = r"[^\pL\pN_]"
_MARK = "(?P<mark>"


class PatternError(ValueError):
    """A regular expression that RE2 refuses."""


class Form:
    """What finds an expression; for texts of ASCII characters it is one that compiles in a fraction of the time."""

    def __init__(self, regex: str, *, case: bool) -> None:
        """Keep the expression; nothing is compiled yet."""
        self._regex = regex
        self._case = case

    def fitting(self, *, ascii_only: bool) -> Any:  # noqa: ANN401  (re2 ships no types)
        """Return what finds it in texts in UTF-8, if need be only in those of ASCII characters."""
        return self._narrow if ascii_only else self.wide

    @cached_property
    def wide(self) -> Any:  # noqa: ANN401  (re2 ships no types)
        """Return what finds it in every text; raises PatternError if RE2 refuses the expression."""
        return self._compiled(simplified(self._regex), re2.Options.Encoding.UTF8)

    @cached_property
    def _narrow(self) -> Any:  # noqa: ANN401  (re2 ships no types)
        regex = narrowed(self._regex, case=self._case)
        return self.wide if regex is None else self._compiled(regex.encode("ascii"), re2.Options.Encoding.LATIN1)

    @cached_property
    def mark(self) -> int:
        """Return the number of the group that is reported."""
        if _MARK not in self._regex:
            return 1
        groups = self._narrow.groupindex
        return int(groups.get("mark") or groups.get(b"mark") or 1)

    def _compiled(self, regex: str | bytes, encoding: Any) -> Any:  # noqa: ANN401  (re2 ships no types)
        options = re2.Options()
        options.case_sensitive = self._case
        options.log_errors = False
        options.encoding = encoding
        try:
            return re2.compile(regex, options)
        except re2.error as problem:
            reason = problem.args[0]
            raise PatternError(reason.decode() if isinstance(reason, bytes) else str(reason)) from None


class Expression:
    """A regular expression and its forms, each made when it is first needed."""

    def __init__(self, regex: str, *, case: bool) -> None:
        """Keep the expression; `case` makes it case-sensitive."""
        self.regex = regex
        self.case = case

    @cached_property
    def plain(self) -> Form:
        """Return what finds it anywhere; its first group is the match."""
        return Form(f"({self.regex})", case=self.case)

    @cached_property
    def bounded(self) -> Form:
        """Return what finds it between the edges of words."""
        return Form(f"(?:^|{_EDGE})({self.regex})(?:$|{_EDGE})", case=self.case)

    @property
    def mark(self) -> int:
        """Return the number of the group that is reported."""
        return self.plain.mark

    def check(self) -> None:
        """Raise PatternError if RE2 refuses the expression."""
        _ = self.plain.wide


@lru_cache(maxsize=8)
def utf8(text: str) -> bytes:
    """Return a text as RE2 reads it, remembered for the patterns that follow; lone surrogates pass."""
    return text.encode("utf-8", "surrogatepass")
