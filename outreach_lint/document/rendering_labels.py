"""What a branch or variant shows, in a few words for a report."""

import msgspec

from outreach_lint.document.rendering_plan import Block, Choice
from outreach_lint.document.rendering_tests import Condition

_SHOWN = 30


def label_of(text: str, step: Block | Choice, at: int) -> str:
    """Return what an option shows, in a few words."""
    if isinstance(step, Choice):
        variant = step.variants[at]
        said = " ".join(text[variant[0].start : variant[-1].end].split()) if variant else ""
        return f"“{said[:_SHOWN]}{'…' if len(said) > _SHOWN else ''}”" if said else "an empty variant"
    first = step.branches[0]
    if step.loop:
        return f"{'no round' if at else 'a round'} of {_excerpt(text, first.tag.start, first.tag.end)}"
    branch = step.branches[at] if at < len(step.branches) else None
    if branch and not branch.otherwise:
        return _condition(branch.test) if branch.test else _excerpt(text, branch.tag.start, branch.tag.end)
    if len(step.branches) - bool(branch) == 1 and first.test:
        return _condition(msgspec.structs.replace(first.test, negated=not first.test.negated))
    return f"else of {_excerpt(text, first.tag.start, first.tag.end)}"


def _condition(test: Condition) -> str:
    if test.equals is None:
        return f"{test.name} {'empty' if test.negated else 'known'}"
    return f"{test.name} {'not ' if test.negated else ''}“{test.equals[:_SHOWN]}”"


def _excerpt(text: str, start: int, end: int) -> str:
    said = " ".join(text[start:end].split())
    return f"“{said[:_SHOWN]}{'…' if len(said) > _SHOWN else ''}”"
