"""The rules of a run: found by the words of a message, compiled when they are first worth calling."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.errors import RuleError
from outreach_lint.kinds.base import Finder, Gate, MatchError, Opening, Resources
from outreach_lint.kinds.text_words import words_in


class CompiledRule(msgspec.Struct, frozen=True):
    """A rule that is ready to run."""

    id: str
    source: CatalogRule
    finder: Finder


class RuleSet:
    """The rules of a run, with an index from the words that open their gates."""

    def __init__(
        self, rules: Sequence[CatalogRule], resources: Resources, openings: Mapping[str, Opening] | None = None
    ) -> None:
        """Take the rules; those whose opening is known are compiled when they are first called, the others now.

        Raises RuleError, with the file, for a match that cannot be compiled.
        """
        self.sources = tuple(rules)
        self.by_id = {rule.id: rule for rule in self.sources}
        self._resources = resources
        self._compiled: dict[int, CompiledRule] = {}
        known = openings or {}
        self.openings = tuple(
            known[rule.id] if rule.id in known else _opening(self.compiled(index).finder)
            for index, rule in enumerate(self.sources)
        )
        self._always = tuple(index for index, opening in enumerate(self.openings) if opening.gate is None)
        self._by_word: dict[str, list[int]] = {}
        self._by_piece: dict[str, list[int]] = {}
        for index, opening in enumerate(self.openings):
            gate = opening.gate or Gate()
            for words, table in ((gate.words, self._by_word), (gate.pieces, self._by_piece)):
                for word in words:
                    table.setdefault(word, []).append(index)

    def compiled(self, index: int) -> CompiledRule:
        """Return a rule ready to run."""
        if index not in self._compiled:
            source = self.sources[index]
            self._compiled[index] = CompiledRule(source.id, source, _compile(source, self._resources))
        return self._compiled[index]

    def candidates(self, texts: Iterable[str]) -> list[CompiledRule]:
        """Return the rules that may match, in order, given the texts of a message's parts."""
        wanted = set(self._always)
        for text in texts:
            words = words_in(text)
            for word in words.places.keys() & self._by_word.keys():
                wanted.update(self._by_word[word])
            for piece, indices in self._by_piece.items():
                if piece in words.lowered:
                    wanted.update(indices)
        return [self.compiled(index) for index in sorted(wanted)]

    def needy(self) -> Iterable[tuple[CatalogRule, Opening]]:
        """Yield the rules that need something which a message or an installation may lack."""
        return ((rule, opening) for rule, opening in zip(self.sources, self.openings, strict=True) if opening.needs)


def _opening(finder: Finder) -> Opening:
    return Opening(finder.gate, finder.needs)


def compile_rules(
    rules: Sequence[CatalogRule], resources: Resources, openings: Mapping[str, Opening] | None = None
) -> RuleSet:
    """Return the rules of a run; raises RuleError, with the file, for a match that cannot be compiled."""
    return RuleSet(rules, resources, openings)


def _compile(rule: CatalogRule, resources: Resources) -> Finder:
    try:
        return rule.rule.match.compile(resources)
    except MatchError as problem:
        from outreach_lint.catalog.load import match_place

        raise RuleError(str(problem), match_place(rule.path, problem.culprit)) from None
