"""The one place that knows the order of the steps: messages in, results out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from outreach_lint.catalog.assemble import Catalogue, select, without
from outreach_lint.catalog.locate import builtin_root
from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.config.load import Config, place_of
from outreach_lint.config.settings import Override, Settings
from outreach_lint.document.document import Document
from outreach_lint.document.guess import guess_kind
from outreach_lint.document.merge_fields import is_placeholder
from outreach_lint.document.stage import guess_stage
from outreach_lint.engine.compiled import RuleSet
from outreach_lint.engine.credits import earned
from outreach_lint.engine.ignores import NO_LIMITS, Policy, apply_ignores
from outreach_lint.engine.overlaps import distinct
from outreach_lint.engine.ready import ready_catalogue
from outreach_lint.engine.renditions import with_renditions
from outreach_lint.engine.run import run_rules
from outreach_lint.kinds.resources import Resources
from outreach_lint.model import PARTS, Failure, Message, MessageResult, Notice
from outreach_lint.results import VERSION
from outreach_lint.scoring import Price, dimension_of, score
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.read import read_path

if TYPE_CHECKING:
    from outreach_lint.sources.prospects_join import Prospects
    from outreach_lint.sources.render_rows import Campaign, Letter

    Rendered = Letter | Failure | Notice


class Linter(msgspec.Struct, frozen=True):
    """A catalogue that is ready to run: a pure function from messages to results."""

    catalogue: Catalogue
    rules: RuleSet
    policy: Policy = NO_LIMITS

    def lint(self, message: Message) -> MessageResult:
        """Return all that is said of one message."""
        document = understood(Document(message))
        message = document.message
        outcome = run_rules(self.rules, document)
        found = with_renditions(self.rules, document, outcome.findings)
        prices = {name: price_of(self.rules.by_id[name]) for name in {finding.rule for finding in found}}
        findings = apply_ignores(message, distinct(found, prices), self.policy)
        partial = bool(outcome.not_run or outcome.failures)
        value = score(findings, prices, earned(document), partial=partial)
        return MessageResult(message, value, findings, outcome.not_run, outcome.failures)


def understood(document: Document) -> Document:
    """Return the document with its kind and stage, guessed from the text where nobody has said them."""
    kind, stage = document.message.kind, document.message.stage
    if kind is None:
        fields = [field for part in PARTS for field in document.fields(part)]
        # A placeholder in brackets beside the fields of a tool is no field of its own, but one forgotten.
        names = {field.name for field in fields if not is_placeholder(field)} or {field.name for field in fields}
        kind = guess_kind(document.message, len(names))
    if stage is None:
        stage = guess_stage(document.text("subject"), document.text("body")) or "first_touch"
    return document.understood_as(kind, stage)


def load_catalogue(config: Config) -> Catalogue:
    """Return all rules that a configuration knows, tweaked; raises RuleError."""
    roots = [builtin_root(), *(Path(root) for root in config.packs)]
    return ready_catalogue(roots, config.settings.tweaks, VERSION, lambda name: place_of(config, "tweaks", name))


def build_linter(config: Config, wanted: Sequence[str] = (), unwanted: Sequence[str] = ()) -> Linter:
    """Return the linter for a configuration; `wanted` takes the place of its selection, `unwanted` adds to it.

    Raises RuleError for a rule that does not load and for an unknown name.
    """
    settings, catalogue = config.settings, load_catalogue(config)
    for override in settings.overrides:
        select(catalogue, (), override.ignore)
    locked = select(catalogue, settings.locked, ()).rules if settings.locked else ()
    policy = Policy(frozenset(rule.id for rule in locked))
    return linter_of(select(catalogue, wanted or settings.select, (*settings.ignore, *unwanted)), settings, policy)


def linter_of(catalogue: Catalogue, settings: Settings, policy: Policy = NO_LIMITS) -> Linter:
    """Return the linter for the rules of a catalogue."""
    resources = Resources(catalogue.lists, settings.fields, settings.names, catalogue.memo, trusted=catalogue.trusted)
    return Linter(catalogue, RuleSet(catalogue.rules, resources, catalogue.openings), policy)


def price_of(rule: CatalogRule) -> Price:
    """Return what a finding of a rule costs."""
    spec = rule.rule
    return Price(spec.weight, spec.ceiling, spec.severity == "error", spec.dimension or dimension_of(rule.category))


def narrowed(linter: Linter, unwanted: Sequence[str], settings: Settings) -> Linter:
    """Return the linter without the rules of some names."""
    if not unwanted:
        return linter
    return linter_of(without(linter.catalogue, unwanted), settings, linter.policy)


def lint_messages(
    linter: Linter, messages: Iterable[Message | Failure | Notice], known: "Prospects | None" = None
) -> Iterator[MessageResult | Failure | Notice]:
    """Yield the result of every message, put to its record if any is known; failures and notices pass through."""
    for message in known.joined(messages) if known else messages:
        yield linter.lint(message) if isinstance(message, Message) else message


def lint_files(
    linter: Linter, files: Iterable[Path], given: Defaults, config: Config, known: "Prospects | None" = None
) -> Iterator[MessageResult | Failure | Notice]:
    """Yield the result of every message in the files, and a failure for what cannot be read."""
    linters: dict[tuple[str, ...], Linter] = {}
    for path in files:
        overrides = config.overrides_for(str(path))
        unwanted = tuple(name for override in overrides for name in override.ignore)
        if unwanted not in linters:
            linters[unwanted] = narrowed(linter, unwanted, config.settings)
        yield from lint_messages(linters[unwanted], read_path(path, defaults_for(overrides, given, config)), known)


def lint_campaigns(
    linter: Linter,
    campaigns: "Iterable[Campaign | Failure | Notice]",
    known: "Prospects | None",
    watch: "Callable[[Iterable[Rendered]], Iterator[Rendered]]",
) -> Iterator[MessageResult | Failure | Notice]:
    """Yield one result for each campaign: the distinct faults that its rows bring out, of which one is held at a time.

    `watch` sees the rows pass.
    """
    from outreach_lint.sources.render_faults import Faults

    for campaign in campaigns:
        if isinstance(campaign, Failure | Notice):
            yield campaign
            continue
        faults = Faults(campaign)
        for letter in watch(campaign.letters()):
            if isinstance(letter, Failure | Notice):
                yield letter
            else:
                faults.add(letter, linter.lint(known.join(letter.message) if known else letter.message))
        yield from faults.notices()
        result = faults.result()
        if result:
            yield result


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
        columns=settings.columns,
    )
