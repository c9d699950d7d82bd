"""Runs compiled rules over one document: hits become findings, a crashing rule a reported failure."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from outreach_lint.catalog.rule import PLACEHOLDER
from outreach_lint.document.document import Document
from outreach_lint.engine.compiled import CompiledRule, RuleSet
from outreach_lint.engine.needs import Lacks
from outreach_lint.engine.scope import Idle, Views
from outreach_lint.kinds.base import Finder, Hit
from outreach_lint.model import PARTS, Failure, Finding, Fix, Message, NotRun

if TYPE_CHECKING:
    from outreach_lint.engine.deadline import Deadline

_EXCERPT = 60
MOST = 1000
"""Findings of one rule that are listed in one message; nobody reads more."""


class Outcome(msgspec.Struct, frozen=True):
    """What the rules say of one message, before suppressions and score."""

    findings: tuple[Finding, ...]
    not_run: tuple[NotRun, ...]
    failures: tuple[Failure, ...]


def run_rules(
    rules: RuleSet, document: Document, deadline: "Deadline | None" = None, most: int | None = MOST
) -> Outcome:
    """Run every rule that is meant for the message; the findings are sorted by place, then by rule.

    A deadline, if there is one, is told of each rule that it leaves no time for. Of one rule no more than `most`
    findings are listed, and a failure counts the others; None lists all.
    """
    message = document.message
    views, lacks, idle = Views(document), Lacks(message), Idle(document)
    findings: set[Finding] = set()
    failures: list[Failure] = []
    for index in rules.candidates(message, {part: document.text(part) for part in PARTS if message.part(part)}):
        if deadline and deadline.is_over:
            deadline.miss(rules.sources[index].id)
            continue
        try:
            rule = rules.compiled(index)
            finder = rule.finder
            if (finder.needs and lacks.reason(finder.needs)) or (finder.idle and idle.tells(finder.idle)):
                continue
            hits = list(finder.find(views.of(rule.source.rule.scope)))
            hits = list(_distinct(hits)) if hits[1:] else hits
            findings.update(finding_of(rule, message, hit) for hit in hits[:most])
            if finder.bound or (most is not None and hits[most:]):
                failures += (
                    _failure(message, rule.id, reason) for reason in _bounds(finder, document, len(hits), most)
                )
        except Exception as problem:  # noqa: BLE001  (one broken rule must not take the others with it)
            reason = f"the rule crashed: {type(problem).__name__}"
            failures.append(_failure(message, rules.sources[index].id, reason))
    return Outcome(tuple(sorted(findings, key=order)), not_run(rules, message, lacks), tuple(failures))


def _bounds(finder: Finder, document: Document, hits: int, most: int | None) -> Iterator[str]:
    """Yield what of a very long message was not looked at, or is not listed."""
    if most is not None and hits > most:
        yield f"the rule found {hits:,} places; the first {most:,} are listed"
    if finder.bound and (reason := finder.bound(document)):
        yield reason


def _failure(message: Message, rule: str, reason: str) -> Failure:
    return Failure(message.origin.path, message.origin.line, reason, rule)


def not_run(rules: RuleSet, message: Message, lacks: Lacks) -> tuple[NotRun, ...]:
    """Return the rules meant for the message whose needs are unmet."""
    return tuple(
        NotRun(rule.id, reason)
        for rule, needs in rules.needy
        if (reason := lacks.reason(needs)) and rule.applies_to(message)
    )


def _distinct(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield the hits that do not overlap an earlier, longer one."""
    chosen: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.part or "", h.start, -h.end)):
        if chosen and chosen[-1].part == hit.part and hit.start < chosen[-1].end:
            continue
        if hit.part is None and chosen and chosen[-1].part is None:
            continue
        chosen.append(hit)
        yield hit


def finding_of(rule: CompiledRule, message: Message, hit: Hit) -> Finding:
    """Return the finding that a hit of a rule makes."""
    spec = rule.source.rule
    text = message.part(hit.part)[hit.start : hit.end] if hit.part else ""
    facts = {"match": _shortened(text), **hit.facts}
    if hit.replacement is not None:
        facts["replacement"] = hit.replacement
    first = hit.place or message.origin.locate(hit.part or "body", hit.start)
    last = message.origin.locate(hit.part or "body", hit.end) if hit.part else first
    return Finding(
        rule=rule.id,
        tags=spec.tags,
        severity=spec.severity,
        message=_filled(spec.message, facts),
        instead=_filled(spec.instead, facts),
        part=hit.part,
        start=hit.start if hit.part else None,
        end=hit.end if hit.part else None,
        excerpt=text,
        line=first.line,
        column=first.column,
        end_line=last.line,
        end_column=last.column,
        fix=_fix(spec.fix, hit),
    )


def _fix(kind: str, hit: Hit) -> Fix | None:
    if kind == "none" or hit.replacement is None or hit.part is None:
        return None
    return Fix(hit.start, hit.end, hit.replacement, safe=kind == "safe")


def _filled(template: str, facts: dict[str, str]) -> str:
    # In one pass, so that braces in the reader's own text are not taken for placeholders.
    return PLACEHOLDER.sub(lambda found: facts.get(found[1], found[0]), template)


def _shortened(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _EXCERPT else flat[:_EXCERPT].rpartition(" ")[0] + " …"


def order(finding: Finding) -> tuple[int, int, int, str]:
    """Return the sort key of findings: by place, then by rule; those on the whole message come first."""
    part = PARTS.index(finding.part) if finding.part else -1
    return (part, finding.start or 0, finding.end or 0, finding.rule)
