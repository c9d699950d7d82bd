"""What keeps a hit from being one: words beside it, in its sentence or in the message, and quotation marks."""

from collections.abc import Callable, Sequence

import msgspec

from outreach_lint.kinds.base import Hit, Resources, View
from outreach_lint.kinds.linear import Pattern
from outreach_lint.kinds.required_words import words_in
from outreach_lint.model import PARTS, PartName

_SPACE = r"[\s,:;\"'(-]*"

Passes = Callable[[View, Hit], bool]
Patterns = tuple[Pattern, ...]


class Unless(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Phrases that make a hit innocent, by where they stand."""

    sentence: tuple[str, ...] = ()
    """anywhere in the hit's sentence"""
    before: tuple[str, ...] = ()
    """right before the hit, in its sentence"""
    after: tuple[str, ...] = ()
    """right after the hit, in its sentence"""
    previous: tuple[str, ...] = ()
    """anywhere in the sentence before the hit's"""
    message: tuple[str, ...] = ()
    """anywhere in the message"""


Guard = tuple[str, ...] | Unless
"""A plain list stands for phrases anywhere in the hit's sentence."""


def compile_guard(guard: Guard, resources: Resources, *, quoted: bool) -> Passes:
    """Return a function that tells whether a hit stands; `quoted` lets hits in quotation marks count.

    Raises MatchError for a phrase that cannot be read.
    """
    unless = guard if isinstance(guard, Unless) else Unless(sentence=guard)

    def patterns(phrases: Sequence[str], form: str = "") -> Patterns:
        return resources.phrases(phrases, form=form)

    sentence, previous, message = patterns(unless.sentence), patterns(unless.previous), patterns(unless.message)
    before = patterns(unless.before, rf"(?:^|[^\pL\pN_]){{}}{_SPACE}$")
    after = patterns(unless.after, rf"^{_SPACE}{{}}(?:$|[^\pL\pN_])")

    def passes(view: View, hit: Hit) -> bool:
        if hit.part is None:
            return not _in_message(view, message)
        if not quoted and view.document.in_quotes(hit.part, hit.start, hit.end):
            return False
        text = view.document.text(hit.part)
        start, end = view.document.sentence_bounds(hit.part, hit.start, hit.end)
        around = ((sentence, start, end), (before, start, hit.start), (after, hit.end, end))
        if any(_found(wanted, text[first:last]) for wanted, first, last in around if wanted):
            return False
        if previous and start and _found(previous, _previous(view, hit.part, start)):
            return False
        return not _in_message(view, message)

    return passes


def _found(patterns: Patterns, text: str) -> bool:
    lowered = text.lower()
    words = words_in(lowered)
    return any(pattern.possible(words, lowered) and pattern.found(text) for pattern in patterns)


def _previous(view: View, part: PartName, start: int) -> str:
    first, last = view.document.sentence_bounds(part, start - 1, start)
    return view.document.text(part)[first : min(last, start)]


def _in_message(view: View, patterns: Patterns) -> bool:
    return bool(patterns) and any(_found(patterns, view.document.prose(part)) for part in PARTS)
