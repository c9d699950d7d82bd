"""Regular expressions that take linear time, whoever wrote them: a typed face of RE2."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

import re2

_MEMORY = 256 << 20
"""Bytes that the automaton of a whole catalogue may use; RE2 falls back to a slower search beyond it."""


class PatternError(ValueError):
    """A regular expression that RE2 refuses."""


def _options(*, case: bool) -> Any:  # noqa: ANN401  (re2 ships no types)
    options = re2.Options()
    options.case_sensitive = case
    options.log_errors = False
    options.max_mem = _MEMORY
    return options


class Pattern:
    """One regular expression, compiled when it is first needed."""

    def __init__(self, regex: str, *, case: bool = False) -> None:
        """Keep the expression; `case` makes it case-sensitive."""
        self.regex = regex
        self.case = case

    @cached_property
    def _compiled(self) -> Any:  # noqa: ANN401  (re2 ships no types)
        try:
            return re2.compile(self.regex, _options(case=self.case))
        except re2.error as problem:
            reason = problem.args[0]
            raise PatternError(reason.decode() if isinstance(reason, bytes) else str(reason)) from None

    @cached_property
    def _mark(self) -> int:
        return int(self._compiled.groupindex.get("mark", 0))

    def check(self) -> None:
        """Raise PatternError if RE2 refuses the expression."""
        _ = self._compiled

    def spans(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
        """Yield the spans of the matches, or of their group named `mark`."""
        stop = len(text) if end is None else end
        yield from _spans(self._compiled.finditer(text[start:stop]), (self._mark, 0), start)

    @cached_property
    def _between(self) -> Any:  # noqa: ANN401  (re2 ships no types)
        edge = r"[^\pL\pN_]"
        return re2.compile(f"(?:^|{edge})({self.regex})(?:$|{edge})", _options(case=self.case))

    def spans_between(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the spans within a stretch that stand between two characters which are no letters."""
        yield from _spans(self._between.finditer(text[start:end]), (self._between.groupindex.get("mark", 1), 1), start)

    def found(self, text: str) -> bool:
        """Tell whether the expression matches anywhere in the text."""
        return self._compiled.search(text) is not None


def _spans(matches: Iterator[Any], groups: tuple[int, int], start: int) -> Iterator[tuple[int, int]]:
    """Yield where the first group stands, or the second in matches that lack the first."""
    for match in matches:
        found = match.span(groups[0])
        if found[0] < 0:
            found = match.span(groups[1])
        if found[1] > found[0]:
            yield found[0] + start, found[1] + start


class Scanner:
    """All expressions of a catalogue in one automaton: which of them occur in a text, in one scan."""

    def __init__(self) -> None:
        """Start without expressions; they are added before the first scan."""
        self._folded: list[str] = []
        self._ids: dict[tuple[str, bool], int] = {}

    def add(self, pattern: Pattern) -> int:
        """Return the number by which `scan` names the pattern; equal patterns share one."""
        key = (pattern.regex, pattern.case)
        if key not in self._ids:
            self._ids[key] = len(self._folded)
            self._folded.append(pattern.regex if pattern.case else f"(?i:{pattern.regex})")
        return self._ids[key]

    @cached_property
    def _set(self) -> Any:  # noqa: ANN401  (re2 ships no types)
        automaton = re2.Set.SearchSet(_options(case=True))
        for regex in self._folded:
            automaton.Add(regex)
        automaton.Compile()
        return automaton

    def scan(self, text: str) -> frozenset[int]:
        """Return the numbers of the patterns that occur in the text."""
        if not text or not self._folded:
            return frozenset()
        return frozenset(self._set.Match(text) or ())
