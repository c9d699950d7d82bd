"""The one place that knows the order of the steps: messages in, results out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from outreach_lint.catalog.assemble import Catalogue, named, select, without
from outreach_lint.catalog.locate import builtin_root
from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.config.load import Config, place_of
from outreach_lint.config.settings import Override, Settings
from outreach_lint.document.document import Document
from outreach_lint.engine.compiled import RuleSet
from outreach_lint.engine.credits import earned
from outreach_lint.engine.ignores import NO_LIMITS, Policy, apply_ignores
from outreach_lint.engine.overlaps import distinct
from outreach_lint.engine.ready import ready_catalogue
from outreach_lint.engine.run import MOST, run_rules
from outreach_lint.engine.understanding import understood
from outreach_lint.kinds.resources import Resources
from outreach_lint.model import Failure, Finding, Message, MessageResult, Notice
from outreach_lint.results import VERSION, Lost
from outreach_lint.scoring import Price, dimension_of, score
from outreach_lint.sources.defaults import Defaults

RulesOf = Callable[[Sequence[str]], RuleSet]
Outcome = MessageResult | Failure | Notice
Settle = Callable[[Outcome], Outcome]
"""What gives the result of a message, if it has one, the findings that come of the others."""

if TYPE_CHECKING:
    from outreach_lint.engine.approvals import Approval
    from outreach_lint.engine.deadline import Deadline
    from outreach_lint.sources.prospects_join import Prospects


class Linter(msgspec.Struct, frozen=True):
    """A catalogue that is ready to run: a pure function from messages to results."""

    catalogue: Catalogue
    rules: RuleSet
    policy: Policy = NO_LIMITS
    rules_of: RulesOf | None = None
    """from ids and categories to the rules of that name, selected or not, but for those that were turned off"""
    seconds: float | None = None
    """the time that the rules of one message may take"""
    most: int | None = MOST
    """the findings of one rule that are listed in a message, None for all"""

    def lint(self, message: Message) -> MessageResult:
        """Return all that is said of one message."""
        document = understood(Document(message))
        message = document.message
        deadline = _deadline(self.seconds) if self.seconds else None
        outcome = run_rules(self.rules, document, deadline, self.most)
        found = _in_all_versions(self.rules, document, outcome.findings, deadline)
        not_run, failures = outcome.not_run, outcome.failures
        if deadline:
            not_run, failures = (*not_run, *deadline.not_run()), (*failures, *deadline.failures(message))
        prices = {name: price_of(self.rules.by_id[name]) for name in {finding.rule for finding in found}}
        findings = apply_ignores(message, distinct(found, prices), self.policy, not_run)
        partial = bool(not_run or failures)
        value = score(findings, prices, earned(document), partial=partial)
        return MessageResult(message, value, findings, not_run, failures)


def _in_all_versions(
    rules: RuleSet, document: Document, findings: tuple[Finding, ...], deadline: "Deadline | None"
) -> tuple[Finding, ...]:
    if document.message.kind != "template":
        return findings
    from outreach_lint.engine.renditions import with_renditions

    return with_renditions(rules, document, findings, deadline)


def _deadline(seconds: float) -> "Deadline":
    from outreach_lint.engine.deadline import Deadline

    return Deadline(seconds)


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
    comparing = frozenset(catalogue.openings.comparing if catalogue.openings else ())
    policy = Policy(
        frozenset(rule.id for rule in locked),
        comparing=comparing,
        approved=_approved(settings),
        former=catalogue.former(),
        leaving=frozenset(rule.id for rule in catalogue.rules if rule.card.status == "deprecated"),
    )
    off = (*settings.ignore, *unwanted)
    selected = select(catalogue, wanted or settings.select, off)
    chosen = linter_of(selected, settings, policy.without(_left_out(catalogue, selected)))

    def rules_of(names: Sequence[str]) -> RuleSet:
        return linter_of(named(catalogue, names, off), settings).rules

    return msgspec.structs.replace(chosen, rules_of=rules_of)


def _approved(settings: Settings) -> "tuple[Approval, ...]":
    if not settings.approved:
        return ()
    from outreach_lint.engine.approvals import Approval

    entries = ((entry, entry.until.isoformat() if entry.until else "") for entry in settings.approved)
    return tuple(sorted(Approval(e.sha256, e.length, e.note, e.owner, until) for e, until in entries))


def linter_of(catalogue: Catalogue, settings: Settings, policy: Policy = NO_LIMITS) -> Linter:
    """Return the linter for the rules of a catalogue."""
    resources = Resources(catalogue.lists, settings.fields, settings.names, catalogue.memo, trusted=catalogue.trusted)
    seconds = settings.limits.seconds if settings.limits else None
    return Linter(catalogue, RuleSet(catalogue.rules, resources, catalogue.openings), policy, seconds=seconds)


def price_of(rule: CatalogRule) -> Price:
    """Return what a finding of a rule costs."""
    spec = rule.rule
    return Price(spec.weight, spec.ceiling, spec.severity == "error", spec.dimension or dimension_of(rule.category))


def narrowed(linter: Linter, unwanted: Sequence[str], settings: Settings) -> Linter:
    """Return the linter without the rules of some names."""
    if not unwanted:
        return linter
    fewer = without(linter.catalogue, unwanted)
    policy = linter.policy.without(_left_out(linter.catalogue, fewer))
    return msgspec.structs.replace(linter_of(fewer, settings, policy), rules_of=linter.rules_of)


def _left_out(catalogue: Catalogue, selected: Catalogue) -> set[str]:
    """Return the ids of the rules that are not among the selected; those in preview run only for who names them."""
    return {rule.id for rule in catalogue.rules if rule.card.status == "stable"} - {rule.id for rule in selected.rules}


def linted(linter: Linter, message: Message) -> MessageResult | Lost:
    """Return the result of a message, or that there is none since to read it crashed."""
    try:
        return linter.lint(message)
    except Exception as problem:  # noqa: BLE001  (one message must not take the others with it)
        reason = f"it could not be linted: {type(problem).__name__}"
        return Lost(message.origin.path, message.origin.line, reason)


def lint_messages(
    linter: Linter, messages: Iterable[Message | Failure | Notice], known: "Prospects | None" = None
) -> Iterator[Outcome]:
    """Yield the result of every message, put to its record if any is known; failures and notices pass through."""
    for message in known.joined(messages) if known else messages:
        yield linted(linter, message) if isinstance(message, Message) else message


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
        sent=given.sent or (settings.today.isoformat() if settings.today else None),
        columns=settings.columns,
        file_size=settings.limits.bytes if settings.limits else None,
        message_characters=settings.limits.message_characters if settings.limits else None,
    )
