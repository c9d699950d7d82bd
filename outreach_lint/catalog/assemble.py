"""Puts packs, tweaks and a selection together to the catalogue of a run."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from outreach_lint.catalog.pack import Pack
from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.catalog.tweak import Tweak, tweaked
from outreach_lint.errors import Place, RuleError
from outreach_lint.kinds.gates import Openings
from outreach_lint.kinds.memo import Memo

ALL = "all"


class Catalogue(msgspec.Struct, frozen=True):
    """The rules of a run in the order of their ids, and the shared lists."""

    rules: tuple[CatalogRule, ...]
    lists: Mapping[str, Sequence[str]]
    memo: Memo = msgspec.field(default_factory=Memo)
    openings: Openings | None = None
    """what is known of the rules without compiling them"""
    trusted: bool = False
    """every pattern was checked before"""

    def former(self) -> dict[str, str]:
        """Return the id of a rule by each name that it once had, but for names that are ids of others by now."""
        ids = {rule.id for rule in self.rules}
        return {alias: rule.id for rule in self.rules for alias in rule.card.aliases if alias not in ids}

    def find(self, name: str) -> CatalogRule:
        """Return the rule with an id or alias; raises RuleError, with the nearest known id."""
        found = next((rule for rule in self.rules if name == rule.id or name in rule.card.aliases), None)
        if found is None:
            raise RuleError(_unknown(name, [rule.id for rule in self.rules]))
        return found


def _nowhere(_name: str) -> None:
    return None


def assemble(
    packs: Sequence[Pack], tweaks: Mapping[str, Tweak], place_of: Callable[[str], Place | None] = _nowhere
) -> Catalogue:
    """Return the catalogue of the packs; a rule of a later pack takes the place of one with the same id.

    Raises RuleError for a tweak that fits no rule, at the place that `place_of` gives for its name.
    """
    rules = {rule.id: rule for pack in packs for rule in pack.rules}
    lists = {name: phrases for pack in packs for name, phrases in pack.lists.items()}
    catalogue = Catalogue(tuple(rules[name] for name in sorted(rules)), lists)
    for name, tweak in tweaks.items():
        try:
            rule = catalogue.find(name)
            rules[rule.id] = tweaked(rules[rule.id], tweak)
        except RuleError as problem:
            raise RuleError(problem.reason, place_of(name)) from None
    return Catalogue(tuple(rules[name] for name in sorted(rules)), lists, Memo())


def select(catalogue: Catalogue, wanted: Iterable[str], unwanted: Iterable[str]) -> Catalogue:
    """Return the catalogue with the rules that match a wanted name and no unwanted one.

    A name is an id, an alias, a category, `tag:NAME` or `all`. A rule in preview runs only when its id is wanted, and
    none by default. Raises RuleError for a name that matches nothing.
    """
    given = tuple(wanted) or (ALL,), tuple(unwanted)
    if given == ((ALL,), ()):
        stable = tuple(rule for rule in catalogue.rules if rule.card.status != "preview")
        return msgspec.structs.replace(catalogue, rules=stable)
    names = {rule.id: _names_of(rule) for rule in catalogue.rules}
    known = frozenset[str]().union(*names.values())
    for name in (*given[0], *given[1]):
        if name not in known:
            raise RuleError(_unknown(name, _names(catalogue)))
    taken, left = frozenset(given[0]), frozenset(given[1])
    rules = tuple(
        rule
        for rule in catalogue.rules
        if not names[rule.id].isdisjoint(taken)
        and names[rule.id].isdisjoint(left)
        and (rule.card.status != "preview" or not {rule.id, *rule.card.aliases}.isdisjoint(taken))
    )
    return msgspec.structs.replace(catalogue, rules=rules)


def without(catalogue: Catalogue, unwanted: Sequence[str]) -> Catalogue:
    """Return the catalogue without the rules that match a name; a name may match none that is left."""
    left = frozenset(unwanted)
    rules = (rule for rule in catalogue.rules if _names_of(rule).isdisjoint(left))
    return msgspec.structs.replace(catalogue, rules=tuple(rules))


def named(catalogue: Catalogue, names: Sequence[str], unwanted: Sequence[str] = ()) -> Catalogue:
    """Return the catalogue with the rules in force that match a name and no unwanted one; a name may match none."""
    taken = frozenset(names)
    rules = (rule for rule in catalogue.rules if not _names_of(rule).isdisjoint(taken))
    stable = tuple(rule for rule in rules if rule.card.status == "stable")
    return without(msgspec.structs.replace(catalogue, rules=stable), unwanted)


def _names_of(rule: CatalogRule) -> frozenset[str]:
    """Return the names that a rule answers to."""
    return frozenset((ALL, rule.id, rule.category, *rule.card.aliases, *(f"tag:{tag}" for tag in rule.card.tags)))


def _names(catalogue: Catalogue) -> list[str]:
    return sorted({name for rule in catalogue.rules for name in (rule.id, rule.category)})


def _unknown(name: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, known, 1)
    return f"no rule or category is called “{name}”" + (f"; did you mean “{near[0]}”?" if near else "")
