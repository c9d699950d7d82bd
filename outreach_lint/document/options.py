"""Tells in which option of a template something stands: a variant of a choice, or a branch of a condition."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from outreach_lint.document.rendering_labels import label_of
from outreach_lint.document.rendering_plan import Block, Choice, Plan, Step, read_plan
from outreach_lint.document.span import Span
from outreach_lint.model import Finding

_OF_THE_SOURCE = frozenset({"fields", "hygiene", "names", "privacy", "records", "spintax"})


def is_of_the_source(rule: str) -> bool:
    """Tell whether a rule's category looks at the values, or at the template as it is written."""
    return rule.partition("/")[0] in _OF_THE_SOURCE


class Option(msgspec.Struct, frozen=True):
    """One of several that a reader may get: what it shows, and where the others stand."""

    span: Span
    shows: str
    others: tuple[Span, ...]

    def is_alone(self, spans: Sequence[tuple[int, int]]) -> bool:
        """Tell whether none of some stretches lies in another option."""
        return not any(start < other.end and other.start < end for start, end in spans for other in self.others)


class Options:
    """The options of a text, the outer ones before those inside."""

    def __init__(self, text: str) -> None:
        """Read the template."""
        self._all = tuple(_options(text, read_plan(text)))

    def at(self, start: int, end: int) -> Option | None:
        """Return the innermost option that holds a stretch."""
        holding = [option for option in self._all if option.span.start <= start and end <= option.span.end]
        return holding[-1] if holding and start < end else None


def only_there(options: Options, finding: Finding, found: Iterable[Finding]) -> str:
    """Return the sentence that says in which option alone a finding lies, "" if it lies in none or in several."""
    option = options.at(finding.start or 0, finding.end or 0)
    if option is None or is_of_the_source(finding.rule):
        return ""
    same = [(one.start or 0, one.end or 0) for one in found if one.rule == finding.rule and one.part == finding.part]
    return f"Only the version with {option.shows} has it." if option.is_alone(same) else ""


def _options(text: str, plan: Plan) -> Iterator[Option]:
    """Yield the options of a plan."""
    for step in plan:
        if not isinstance(step, Block | Choice):
            continue
        plans = step.variants if isinstance(step, Choice) else tuple(branch.plan for branch in step.branches)
        spans = [_span(option) for option in plans]
        for at, option in enumerate(plans):
            others = tuple(span for number, span in enumerate(spans) if number != at)
            yield Option(spans[at], label_of(text, step, at), others)
            yield from _options(text, option)


def _span(plan: Sequence[Step]) -> Span:
    return Span(plan[0].start, plan[-1].end) if plan else Span(0, 0)
