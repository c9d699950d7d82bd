"""The one place that knows the order of the steps: messages in, results out."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from outreach_lint.catalog import cache
from outreach_lint.catalog.assemble import Catalogue, assemble, select, without
from outreach_lint.catalog.kept import stored
from outreach_lint.catalog.locate import builtin_root, is_packaged
from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.config.load import Config
from outreach_lint.config.settings import Override, Settings
from outreach_lint.document.document import Document
from outreach_lint.document.guess import guess_kind
from outreach_lint.document.stage import guess_stage
from outreach_lint.engine.compiled import RuleSet, compile_rule
from outreach_lint.engine.credits import earned
from outreach_lint.engine.ignores import apply_ignores
from outreach_lint.engine.overlaps import distinct
from outreach_lint.engine.run import run_rules
from outreach_lint.kinds.base import Finder, Resources
from outreach_lint.kinds.gates import openings_of
from outreach_lint.kinds.phrase_context import index_of
from outreach_lint.kinds.required_words import required_words
from outreach_lint.model import PARTS, Failure, Message, MessageResult
from outreach_lint.results import VERSION
from outreach_lint.scoring import Price, dimension_of, score
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.read import read_path


class Linter(msgspec.Struct, frozen=True):
    """A catalogue that is ready to run: a pure function from messages to results."""

    catalogue: Catalogue
    rules: RuleSet

    def lint(self, message: Message) -> MessageResult:
        """Return all that is said of one message."""
        document = understood(Document(message))
        message = document.message
        outcome = run_rules(self.rules, document)
        prices = {name: _price(self.rules.by_id[name]) for name in {finding.rule for finding in outcome.findings}}
        findings = apply_ignores(message, distinct(outcome.findings, prices))
        partial = bool(outcome.not_run or outcome.failures)
        value = score(findings, prices, earned(document), partial=partial)
        return MessageResult(message, value, findings, outcome.not_run, outcome.failures)


def understood(document: Document) -> Document:
    """Return the document with its kind and stage, guessed from the text where nobody has said them."""
    kind, stage = document.message.kind, document.message.stage
    if kind is None:
        names = {field.name for part in PARTS for field in document.fields(part)}
        kind = guess_kind(document.message, len(names))
    if stage is None:
        stage = guess_stage(document.text("subject"), document.text("body")) or "first_touch"
    return document.understood_as(kind, stage)


def load_catalogue(config: Config) -> Catalogue:
    """Return all rules that a configuration knows, tweaked; raises RuleError.

    A catalogue that loaded and compiled before, from files untouched since, comes from the cache.
    """
    roots = [builtin_root(), *(Path(root) for root in config.packs)]
    tweaks = config.settings.tweaks
    key = cache.key_of(VERSION, roots, tweaks)
    kept = cache.read(key)
    if kept:
        rules = tuple(CatalogRule.unpacked(card) for card in kept.rules)
        return Catalogue(rules, kept.lists, kept.memo(), kept.openings, trusted=True)
    from outreach_lint.catalog.load import load_pack

    catalogue = assemble([load_pack(root) for root in roots], tweaks)
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


def build_linter(config: Config, wanted: Sequence[str] = (), unwanted: Sequence[str] = ()) -> Linter:
    """Return the linter for a configuration; `wanted` takes the place of its selection, `unwanted` adds to it.

    Raises RuleError for a rule that does not load and for an unknown name.
    """
    settings, catalogue = config.settings, load_catalogue(config)
    for override in settings.overrides:
        select(catalogue, (), override.ignore)
    return linter_of(select(catalogue, wanted or settings.select, (*settings.ignore, *unwanted)), settings)


def linter_of(catalogue: Catalogue, settings: Settings) -> Linter:
    """Return the linter for the rules of a catalogue."""
    resources = Resources(catalogue.lists, settings.fields, settings.names, catalogue.memo, trusted=catalogue.trusted)
    return Linter(catalogue, RuleSet(catalogue.rules, resources, catalogue.openings))


def _price(rule: CatalogRule) -> Price:
    spec = rule.rule
    return Price(spec.weight, spec.ceiling, spec.severity == "error", spec.dimension or dimension_of(rule.category))


def narrowed(linter: Linter, unwanted: Sequence[str], settings: Settings) -> Linter:
    """Return the linter without the rules of some names."""
    if not unwanted:
        return linter
    return linter_of(without(linter.catalogue, unwanted), settings)


def lint_messages(linter: Linter, messages: Iterable[Message | Failure]) -> Iterator[MessageResult | Failure]:
    """Yield the result of every message; failures pass through."""
    for message in messages:
        yield message if isinstance(message, Failure) else linter.lint(message)


def lint_files(
    linter: Linter, files: Iterable[Path], given: Defaults, config: Config
) -> Iterator[MessageResult | Failure]:
    """Yield the result of every message in the files, and a failure for what cannot be read."""
    linters: dict[tuple[str, ...], Linter] = {}
    for path in files:
        overrides = config.overrides_for(str(path))
        unwanted = tuple(name for override in overrides for name in override.ignore)
        if unwanted not in linters:
            linters[unwanted] = narrowed(linter, unwanted, config.settings)
        yield from lint_messages(linters[unwanted], read_path(path, defaults_for(overrides, given, config)))


def defaults_for(overrides: Sequence[Override], given: Defaults, config: Config) -> Defaults:
    """Return what holds for messages that do not say it: options, then path settings, then general ones."""
    last_first = tuple(reversed(overrides))
    settings = config.settings
    return Defaults(
        channel=next(filter(None, (given.channel, *(o.channel for o in last_first), settings.channel)), None),
        kind=next(filter(None, (given.kind, *(o.kind for o in last_first), settings.kind)), None),
        stage=next(filter(None, (given.stage, *(o.stage for o in last_first), settings.stage)), None),
        prospect=given.prospect,
        sender=given.sender or settings.sender,
    )
