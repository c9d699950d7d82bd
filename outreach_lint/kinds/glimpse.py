"""One look for several regular expressions: tells in a few microseconds that a text holds none of them."""

from collections.abc import Sequence
from typing import Any

import re2

from outreach_lint.kinds.linear import Pattern
from outreach_lint.kinds.scripts import simplified

_ALWAYS = r"\A"
"""Found in every text, so that a look at which RE2 ran out of memory is known from one that found nothing."""

_MEMORY = 1 << 20
"""Bytes that RE2 may take for one automaton, of which a run has about a hundred; what takes more is left to the run."""
_SHORT, _REMEMBERED = 120, 256
"""Bytes of a text, a subject for example, that is remembered, and how many are."""


class Glimpse:
    """Some regular expressions, compiled into one automaton."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        """Take patterns that were written as expressions."""
        options = re2.Options()
        options.log_errors = False
        options.max_mem = _MEMORY
        self._set: Any = re2.Set.SearchSet(options)
        try:
            for pattern in patterns:
                regex = simplified(pattern.regex)
                self._set.Add(regex if pattern.case else f"(?i:{regex})")
            self._set.Add(_ALWAYS)
            self._set.Compile()
        except re2.error:
            self._set = None
        self._none: dict[bytes, bool] = {}

    def holds_none(self, data: bytes) -> bool:
        """Tell whether none of the expressions matches anywhere in the text, for sure."""
        if self._set is None:
            return False
        if len(data) > _SHORT:
            return self._looked(data)
        if data not in self._none:
            if len(self._none) == _REMEMBERED:
                self._none.clear()
            self._none[data] = self._looked(data)
        return self._none[data]

    def _looked(self, data: bytes) -> bool:
        found = self._set.Match(data)
        return found is not None and len(found) == 1
