"""Tells of most rules whose gate is open that they find nothing, faster than by running them."""

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING

from outreach_lint.engine.scope import parts_of
from outreach_lint.kinds.blocks import Block
from outreach_lint.kinds.expression import utf8
from outreach_lint.kinds.search import Search
from outreach_lint.model import PartName

if TYPE_CHECKING:
    from outreach_lint.engine.compiled import CompiledRule

Group = tuple[Search, ...]
"""Searches of which one must find something."""


class Sieve:
    """What the searches of rules find in paragraphs and texts; a rule that breaks is left for its run to tell."""

    def __init__(self, compiled: Callable[[int], "CompiledRule"]) -> None:
        """Take what compiles the rule of a number."""
        self._compiled = compiled
        self._groups: dict[int, Group] = {}
        self._parts: dict[int, tuple[PartName, ...]] = {}

    def speaks(self, index: int, block: Block) -> bool | None:
        """Tell whether a rule may match for something that a paragraph holds, None if that hangs on the whole text."""
        group = self._group(index)
        try:
            speaking = not group or any(search.within(block) for search in group)
        except Exception:  # noqa: BLE001  (one broken rule must not take the others with it)
            self._groups[index], speaking = (), True
        if speaking:
            return True
        return False if all(search.is_local for search in group) else None

    def sifted(self, unsure: Collection[int], texts: Mapping[PartName, str]) -> set[int]:
        """Return those of the rules which may match for something that hangs on the whole of a part."""
        data = {part: utf8(text) for part, text in texts.items()}
        return {index for index in unsure if self._may_match(index, data)}

    def _may_match(self, index: int, data: Mapping[PartName, bytes]) -> bool:
        if index not in self._parts:
            self._parts[index] = parts_of(self._compiled(index).source.rule.scope)
        for part in self._parts[index]:
            for search in self._groups[index] if part in data else ():
                if not search.finds_none_afar(data[part]):
                    return True
        return False

    def _group(self, index: int) -> Group:
        """Return the searches of a rule by which it is told soonest that it finds nothing; none if it has no such."""
        if index not in self._groups:
            try:
                groups = self._compiled(index).finder.searches
                self._groups[index] = max(groups, key=lambda group: sum(one.is_local for one in group), default=())
            except Exception:  # noqa: BLE001  (one broken rule must not take the others with it)
                self._groups[index] = ()
        return self._groups[index]
