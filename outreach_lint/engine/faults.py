"""Faults that a comparison found, as findings at their place in the message."""

from collections.abc import Iterator, Sequence

import msgspec

from outreach_lint.batch.wording import Wording, wording_of
from outreach_lint.document.document import Document
from outreach_lint.engine.compare import Placed
from outreach_lint.engine.compiled import CompiledRule, RuleSet
from outreach_lint.engine.run import finding_of
from outreach_lint.engine.scope import Views
from outreach_lint.kinds.base import Hit
from outreach_lint.model import Finding
from outreach_lint.positions import Related


def findings_of(rules: RuleSet, document: Document, faults: Sequence[Placed]) -> tuple[Finding, ...]:
    """Return the findings; a fault of a message that has changed meanwhile is none, nor one out of its rule's scope."""
    wording = wording_of(document)
    numbers = {rule.id: number for number, rule in enumerate(rules.sources)}
    return tuple(
        finding
        for placed in faults
        if placed.key == wording.key and placed.rule in numbers
        for finding in _findings(rules.compiled(numbers[placed.rule]), document, wording, placed)
    )


def _findings(rule: CompiledRule, document: Document, wording: Wording, placed: Placed) -> Iterator[Finding]:
    if not rule.source.applies_to(document.message):
        return
    hit = _hit(placed, wording)
    view = Views(document).of(rule.source.rule.scope)
    if hit.part is None or view.covers(hit.part, hit.start, hit.end):
        finding = finding_of(rule, document.message, hit)
        told = finding.message + see(placed.related, document.message.origin.path)
        yield msgspec.structs.replace(finding, message=told, related=placed.related)


def _hit(placed: Placed, wording: Wording) -> Hit:
    fault = placed.fault
    if fault.stretch:
        return Hit(*fault.stretch, facts=fault.facts)
    if fault.sentences is None:
        return Hit(facts=fault.facts)
    first, last = (wording.places[place] for place in fault.sentences)
    return Hit("body", first.start, last.end, fault.facts)


def see(related: Sequence[Related], path: str) -> str:
    """Return where the other messages stand, as a sentence of its own; a place in the same file is its line."""
    lines = [str(other.line) for other in related if other.path == path]
    places = [f"line{'s' if len(lines) > 1 else ''} {_joined(lines)}"] if lines else []
    places += [f"{other.path}:{other.line}" for other in related if other.path != path]
    return f" See {_joined(places)}." if places else ""


def _joined(places: Sequence[str]) -> str:
    return f"{', '.join(places[:-1])} and {places[-1]}" if len(places) > 1 else "".join(places)
