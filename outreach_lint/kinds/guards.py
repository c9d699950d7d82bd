"""What keeps a hit from being one: words beside it, in its sentence or in the message, and quotation marks."""

from collections.abc import Callable
from functools import cache

import msgspec

from outreach_lint.kinds.base import Hit, View
from outreach_lint.kinds.linear import Pattern
from outreach_lint.kinds.resources import Resources
from outreach_lint.kinds.text_words import TextWords
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


class _Guards(msgspec.Struct, frozen=True):
    """The patterns of an Unless."""

    sentence: Patterns
    previous: Patterns
    message: Patterns
    before: Patterns
    after: Patterns


_NONE = Unless()


def compile_guard(guard: Guard, resources: Resources, *, quoted: bool) -> Passes:
    """Return a function that tells whether a hit stands; `quoted` lets hits in quotation marks count.

    Raises MatchError for a phrase that cannot be read.
    """
    unless = guard if isinstance(guard, Unless) else Unless(sentence=guard)

    @cache
    def patterns() -> _Guards:
        return _Guards(
            sentence=resources.phrases(unless.sentence),
            previous=resources.phrases(unless.previous),
            message=resources.phrases(unless.message),
            before=resources.phrases(unless.before, form=rf"(?:^|[^\pL\pN_]){{}}{_SPACE}$"),
            after=resources.phrases(unless.after, form=rf"^{_SPACE}{{}}(?:$|[^\pL\pN_])"),
        )

    if not resources.trusted:
        patterns()

    def passes(view: View, hit: Hit) -> bool:
        if hit.part is None:
            return not _in_message(view, patterns().message)
        if not quoted and view.document.in_quotes(hit.part, hit.start, hit.end):
            return False
        return unless == _NONE or _stands(view, hit.part, hit, patterns())

    return passes


def _stands(view: View, part: PartName, hit: Hit, guards: _Guards) -> bool:
    text = view.document.text(part)
    start, end = view.document.sentence_bounds(part, hit.start, hit.end)
    around = ((guards.sentence, start, end), (guards.before, start, hit.start), (guards.after, hit.end, end))
    if any(_found(wanted, text[first:last]) for wanted, first, last in around if wanted):
        return False
    if guards.previous and start and _found(guards.previous, _previous(view, part, start)):
        return False
    return not _in_message(view, guards.message)


def _found(patterns: Patterns, text: str) -> bool:
    words = TextWords(text.lower())
    return any(pattern.possible(words) and pattern.found(text) for pattern in patterns)


def _previous(view: View, part: PartName, start: int) -> str:
    first, last = view.document.sentence_bounds(part, start - 1, start)
    return view.document.text(part)[first : min(last, start)]


def _in_message(view: View, patterns: Patterns) -> bool:
    return bool(patterns) and any(_found(patterns, view.document.prose(part)) for part in PARTS)
