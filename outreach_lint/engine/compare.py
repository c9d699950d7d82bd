"""Compares the messages of a run: what it keeps of each as it passes, and what it finds when all have passed."""

from collections.abc import Callable, Collection, Mapping, Sequence

import msgspec

from outreach_lint.batch.faults import Fault, Stretch
from outreach_lint.batch.traces import Trace, Traces, trace_of
from outreach_lint.document.document import Document
from outreach_lint.engine.compiled import RuleSet
from outreach_lint.engine.run import run_rules
from outreach_lint.engine.scope import Views
from outreach_lint.engine.understanding import understood
from outreach_lint.kinds.comparison import Comparison
from outreach_lint.model import Failure, Message
from outreach_lint.positions import Related

RulesOf = Callable[[Sequence[str]], RuleSet]
"""From ids and categories to those rules, whether they are selected or not."""


Named = tuple[str, Fault]
"""The id of a rule, and what it found."""
_MOST_KEPT = 10_000
"""Bodies of which the findings are remembered, since the rows of a campaign differ in their merge values only."""


class Placed(msgspec.Struct, frozen=True, gc=False):
    """A fault of a rule; `key` tells whether the message is still the one that it was found in."""

    rule: str
    fault: Fault
    key: int
    related: tuple[Related, ...]


class Faulty:
    """The faults of messages by number, and the rules that failed."""

    def __init__(self, traces: Traces, faults: Mapping[int, tuple[Named, ...]], failures: tuple[Failure, ...]) -> None:
        """Take what was found, and the traces that tell places."""
        self._traces, self._faults = traces, faults
        self.failures = failures

    def of(self, number: int) -> tuple[Placed, ...]:
        """Return the faults of a message."""
        return tuple(
            Placed(rule, fault, self._traces.whole[number], tuple(map(self._traces.related, fault.others)))
            for rule, fault in self._faults.get(number, ())
        )


class Met(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What is kept of one message: its trace, and what the rules that compare noted in it, by their ids."""

    trace: Trace
    notes: dict[str, tuple[Stretch, ...]] = {}
    crashed: dict[str, str] = {}
    """rules that failed, with the reason"""


class _Rule(msgspec.Struct, frozen=True):
    id: str
    comparison: Comparison
    counted: RuleSet | None
    notes: dict[int, tuple[Stretch, ...]]


class Comparing:
    """The rules of a run that compare messages, and the traces of those that passed; no text is kept."""

    def __init__(self, rules: RuleSet, rules_of: RulesOf | None) -> None:
        """Take the rules; without others to count findings of, those that would are silent."""
        self._traces = Traces()
        self._left_out: dict[int, frozenset[str]] = {}
        self._same: dict[tuple[str, int], tuple[Stretch, ...]] = {}
        self._rules: list[_Rule] = []
        self._failures: dict[str, Failure] = {}
        for index in rules.comparing():
            rule = rules.compiled(index)
            if rule.finder.compares:
                comparison = rule.finder.compares()
                counted = rules_of(comparison.counted) if rules_of and comparison.counted else None
                self._rules.append(_Rule(rule.id, comparison, counted, {}))

    def met(self, message: Message) -> Met:
        """Return what is to be kept of a message."""
        document = Document(message)
        trace = trace_of(document)
        met = Met(trace, {}, {})
        for rule in self._rules:
            if trace.is_post if rule.comparison.public else trace.keys.thread:
                try:
                    found = self._noted(rule, document, trace.whole)
                except Exception as problem:  # noqa: BLE001  (one broken rule must not take the others with it)
                    met.crashed[rule.id] = _crash(problem)
                    continue
                if found:
                    met.notes[rule.id] = found
        return met

    def _noted(self, rule: _Rule, document: Document, whole: int) -> tuple[Stretch, ...]:
        """Return what a rule wants noted; of what says the same, only the number counts, and that there is none."""
        key = (rule.id, whole)
        known = self._same.get(key)
        if known is None or (known and rule.counted is None) or rule.comparison.public:
            known = _noted(rule, document)
            if len(self._same) < _MOST_KEPT:
                self._same[key] = known
        return known

    def add(self, met: Met, unwanted: Collection[str] = ()) -> None:
        """Keep what is to be kept of a message; rules that are `unwanted` for it find no fault in it."""
        number = self._traces.add(met.trace)
        if unwanted:
            self._left_out[number] = frozenset(unwanted)
        for rule in self._rules:
            if rule.id in met.notes:
                rule.notes[number] = met.notes[rule.id]
            if rule.id in met.crashed:
                self._fail(rule.id, number, met.crashed[rule.id])

    def faulty(self) -> Faulty:
        """Return what the rules find in all messages together."""
        found: dict[int, tuple[Named, ...]] = {}
        facts: dict[tuple[tuple[str, str], ...], dict[str, str]] = {}
        for rule in self._rules:
            try:
                for fault in rule.comparison.find(self._traces, rule.notes):
                    if rule.id not in self._left_out.get(fault.number, ()):
                        # Thousands of rows may have the same fault, and one set of facts serves them all.
                        shared = facts.setdefault(tuple(fault.facts.items()), fault.facts)
                        kept = msgspec.structs.replace(fault, facts=shared)
                        found[fault.number] = (*found.get(fault.number, ()), (rule.id, kept))
            except Exception as problem:  # noqa: BLE001  (as above)
                self._fail(rule.id, 0, _crash(problem))
            rule.notes.clear()
        self._traces.forget_words()
        return Faulty(self._traces, found, tuple(self._failures.values()))

    def _fail(self, rule: str, number: int, reason: str) -> None:
        place = self._traces.related(number)
        self._failures.setdefault(rule, Failure(place.path, place.line, reason, rule))


def _crash(problem: Exception) -> str:
    return f"the rule crashed: {type(problem).__name__}"


def _noted(rule: _Rule, document: Document) -> tuple[Stretch, ...]:
    if rule.comparison.phrases:
        view = Views(document).of(("body",))
        hits = rule.comparison.phrases.find(view)
        found = ((hit.part, hit.start, hit.end) for hit in hits if hit.part)
        return tuple(sorted(found, key=lambda stretch: (stretch[0], stretch[1], -stretch[2])))
    return _counted(rule.counted, document) if rule.counted else ()


def _counted(rules: RuleSet, document: Document) -> tuple[Stretch, ...]:
    """Return where the rules find something."""
    findings = run_rules(rules, understood(document)).findings
    return tuple((f.part, f.start or 0, f.end or 0) for f in findings if f.part == "body")
