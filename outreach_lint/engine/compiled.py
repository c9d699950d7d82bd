"""Compiles a catalogue: every rule's finder, and one automaton for all their patterns."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.errors import RuleError
from outreach_lint.kinds.base import Finder, MatchError, Resources
from outreach_lint.kinds.scanner import Scanner


class CompiledRule(msgspec.Struct, frozen=True):
    """A rule that is ready to run."""

    id: str
    source: CatalogRule
    finder: Finder


class RuleSet(msgspec.Struct, frozen=True):
    """Compiled rules, found by the pattern that gates them."""

    rules: tuple[CompiledRule, ...]
    scanner: Scanner
    always: tuple[int, ...]
    gated: Mapping[int, tuple[int, ...]]
    needy: tuple[CompiledRule, ...]
    """the rules that need something which a message or an installation may lack"""

    def candidates(self, seen: Iterable[int]) -> list[CompiledRule]:
        """Return the rules that may match, in order, given the patterns that occur in the message."""
        wanted = set(self.always)
        for pattern in seen:
            wanted.update(self.gated.get(pattern, ()))
        return [self.rules[index] for index in sorted(wanted)]


def compile_rules(rules: Sequence[CatalogRule], resources: Resources) -> RuleSet:
    """Compile the rules; raises RuleError, with the file, for a match that cannot be compiled."""
    compiled = tuple(CompiledRule(rule.id, rule, _compile(rule, resources)) for rule in rules)
    always = tuple(index for index, rule in enumerate(compiled) if rule.finder.gate is None)
    gated: dict[int, tuple[int, ...]] = {}
    for index, rule in enumerate(compiled):
        for pattern in rule.finder.gate or ():
            gated[pattern] = (*gated.get(pattern, ()), index)
    needy = tuple(rule for rule in compiled if rule.finder.needs)
    return RuleSet(compiled, resources.scanner, always, gated, needy)


def _compile(rule: CatalogRule, resources: Resources) -> Finder:
    try:
        return rule.rule.match.compile(resources)
    except MatchError as problem:
        from outreach_lint.catalog.load import match_place

        raise RuleError(str(problem), match_place(rule.path, problem.culprit)) from None
