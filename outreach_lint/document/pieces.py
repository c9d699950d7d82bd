"""Tells which of many pieces of text a text holds, in one pass however many they are."""

import re
from functools import cached_property
from typing import Any

import re2

_OFTEN = 8
"""From so many texts on, one pass for all pieces is worth the milliseconds that it takes to prepare."""


class Pieces:
    """Groups of pieces, of which a text holds those that it has one piece of; an empty group is held by any."""

    def __init__(self, groups: tuple[tuple[str, ...], ...]) -> None:
        """Take the groups."""
        self._groups = groups
        self._asked = 0

    def held_by(self, text: str) -> list[int]:
        """Return the places of the groups that a text holds, in order."""
        if self._asked < _OFTEN:
            self._asked += 1
            return [at for at, group in enumerate(self._groups) if not group or any(piece in text for piece in group)]
        search, places, always = self._search
        found = set(always)
        for number in search.Match(text.encode("utf-8", "surrogatepass")) or ():
            found.update(places[number])
        return sorted(found)

    @cached_property
    def _search(self) -> tuple[Any, list[list[int]], list[int]]:
        """Return the search for all pieces, the groups that each is in, and those without any."""
        places: dict[str, list[int]] = {}
        for at, group in enumerate(self._groups):
            for piece in group:
                places.setdefault(piece, []).append(at)
        options = re2.Options()
        options.log_errors = False
        search = re2.Set.SearchSet(options)
        for piece in places:
            search.Add(re.escape(piece))
        search.Compile()
        return search, list(places.values()), [at for at, group in enumerate(self._groups) if not group]
