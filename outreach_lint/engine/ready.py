"""Makes a catalogue ready to run: from the files of its packs, or as it was kept from an earlier run."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import msgspec

from outreach_lint.catalog import cache
from outreach_lint.catalog.assemble import Catalogue, assemble
from outreach_lint.catalog.kept import stored
from outreach_lint.catalog.locate import is_packaged
from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.catalog.tweak import Tweak
from outreach_lint.engine.compiled import compile_rule
from outreach_lint.errors import Place
from outreach_lint.kinds.base import Finder
from outreach_lint.kinds.gates import openings_of
from outreach_lint.kinds.phrase_context import index_of
from outreach_lint.kinds.required_words import required_words
from outreach_lint.kinds.resources import Resources


def ready_catalogue(
    roots: Sequence[Path], tweaks: Mapping[str, Tweak], version: str, place_of: Callable[[str], Place | None]
) -> Catalogue:
    """Return the rules of packs, the built-in one first, tweaked; `place_of` tells where a tweak stands.

    A catalogue that was made ready before by this version, from files untouched since, comes from the cache. Raises
    RuleError.
    """
    key = cache.key_of(version, roots, tweaks)
    kept = cache.read(key)
    if kept:
        rules = tuple(CatalogRule.unpacked(card) for card in kept.rules)
        return Catalogue(rules, kept.lists, kept.memo(), kept.openings(), trusted=True)
    from outreach_lint.catalog.load import load_pack

    catalogue = assemble([load_pack(root) for root in roots], tweaks, place_of)
    # The tests of a release have compiled every shipped rule; what was tweaked here, they have not.
    shipped = str(roots[0]) if is_packaged(roots[0]) and not tweaks else None
    finders: dict[str, Finder] = {}
    for rule in catalogue.rules:
        trusted = bool(shipped and rule.path.startswith(shipped))
        finders[rule.id] = compile_rule(
            rule, Resources(catalogue.lists, memo=catalogue.memo, trusted=trusted, recording=True)
        )
    openings = openings_of(finders)
    lists = {name: tuple(phrases) for name, phrases in catalogue.lists.items()}
    memo = catalogue.memo
    for name in lists.keys() & {key[1:] for key in memo.lists}:
        memo.indexes[name] = index_of(lists[name], lambda phrase: required_words(phrase, lists, known=memo.needs))
    cards = tuple(rule.packed() for rule in catalogue.rules)
    cache.write(key, stored(cards, lists, memo, openings))
    return msgspec.structs.replace(catalogue, openings=openings, trusted=True)
