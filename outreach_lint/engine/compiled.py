"""The rules of a run: found by the words of a message, compiled when they are first worth calling."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import msgspec

from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.engine.sieve import Sieve
from outreach_lint.errors import RuleError
from outreach_lint.kinds.base import Finder, MatchError, Need
from outreach_lint.kinds.gates import GateIndex, Openings, openings_of
from outreach_lint.kinds.resources import Resources
from outreach_lint.model import Channel, Message, MessageKind, PartName, Stage


class CompiledRule(msgspec.Struct, frozen=True):
    """A rule that is ready to run."""

    id: str
    source: CatalogRule
    finder: Finder


class RuleSet:
    """The rules of a run, each compiled when a message first opens its gate."""

    def __init__(self, rules: Sequence[CatalogRule], resources: Resources, openings: Openings | None = None) -> None:
        """Take the rules; without known openings, all are compiled now.

        Raises RuleError, with the file, for a match that cannot be compiled.
        """
        self.sources = tuple(rules)
        self.by_id = {rule.id: rule for rule in self.sources}
        self._resources = resources
        self._compiled: dict[int, CompiledRule] = {}
        self.openings = openings or openings_of(
            {rule.id: self.compiled(index).finder for index, rule in enumerate(self.sources)}
        )
        self._index = GateIndex(self.by_id, self.openings)
        self._sieve = Sieve(self.compiled)
        self._meant: dict[tuple[Channel, Stage | None, MessageKind | None], frozenset[int]] = {}

    def compiled(self, index: int) -> CompiledRule:
        """Return a rule ready to run."""
        if index not in self._compiled:
            source = self.sources[index]
            self._compiled[index] = CompiledRule(source.id, source, compile_rule(source, self._resources))
        return self._compiled[index]

    def candidates(self, message: Message, texts: Mapping[PartName, str]) -> list[int]:
        """Return the numbers of the rules meant for a message that may match, given the texts of its parts."""
        meant = self._meant_for(message)
        opened, unsure = set(self._index.always), set[int]()
        for text in texts.values():
            speaking, doubtful = self._index.opened_in(text, self._sieve.speaks)
            opened |= speaking
            unsure |= doubtful
        unsure = (unsure - opened) & meant
        return sorted((opened & meant) | (self._sieve.sifted(unsure, texts) if unsure else unsure))

    def _meant_for(self, message: Message) -> frozenset[int]:
        """Return the numbers of the rules that are meant for such a message."""
        sort = (message.channel, message.stage, message.kind)
        if sort not in self._meant:
            meant = (index for index, rule in enumerate(self.sources) if rule.applies_to(message))
            self._meant[sort] = frozenset(meant)
        return self._meant[sort]

    def comparing(self) -> Iterator[int]:
        """Yield the numbers of the rules that compare messages."""
        wanted = set(self.openings.comparing)
        return (index for index, rule in enumerate(self.sources) if rule.id in wanted)

    @cached_property
    def needy(self) -> tuple[tuple[CatalogRule, frozenset[Need]], ...]:
        """Return the rules that need something which a message or an installation may lack."""
        needs = self.openings.needs
        return tuple((rule, needs[rule.id]) for rule in self.sources if rule.id in needs)


def compile_rule(rule: CatalogRule, resources: Resources) -> Finder:
    """Return what finds the hits of a rule; raises RuleError, with the file, if it cannot be compiled."""
    try:
        return rule.rule.match.compile(resources)
    except MatchError as problem:
        from outreach_lint.catalog.load import match_place

        raise RuleError(str(problem), match_place(rule.path, problem.culprit)) from None
