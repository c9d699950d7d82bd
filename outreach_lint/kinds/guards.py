"""What keeps a hit from being one: words beside it, in its sentence or in the message, and quotation marks."""

from collections.abc import Callable
from functools import cache, lru_cache

import msgspec

from outreach_lint.document.document import Document
from outreach_lint.kinds.base import Hit, View
from outreach_lint.kinds.linear import Pattern
from outreach_lint.kinds.resources import Resources
from outreach_lint.kinds.text_words import TextWords
from outreach_lint.model import PARTS, PartName

_SPACE = r"[\s,:;\"'(-]*"
_NEAR = 500
"""Characters beside a hit, more than what stands right beside it can take."""
_LONG = 2_000
"""Characters from which on a sentence is read once for all hits in it, of which there may be thousands."""

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

    if resources.recording or not resources.trusted:
        patterns()

    def passes(view: View, hit: Hit) -> bool:
        if hit.part is None:
            return not _in_message(view, patterns().message)
        if not quoted and view.document.in_quotes(hit.part, hit.start, hit.end):
            return False
        return unless == _NONE or _stands(view, hit.part, hit, patterns())

    return passes


def _stands(view: View, part: PartName, hit: Hit, guards: _Guards) -> bool:
    document = view.document
    text = document.text(part)
    start, end = document.sentence_bounds(part, hit.start, hit.end)
    if guards.sentence and _found_between(guards.sentence, document, part, start, end):
        return False
    if guards.before and _found(guards.before, text[max(start, hit.start - _NEAR) : hit.start]):
        return False
    if guards.after and _found(guards.after, text[hit.end : min(end, hit.end + _NEAR)]):
        return False
    if guards.previous and start:
        first, last = document.sentence_bounds(part, start - 1, start)
        if _found_between(guards.previous, document, part, first, min(last, start)):
            return False
    return not _in_message(view, guards.message)


def _found(patterns: Patterns, text: str) -> bool:
    words = TextWords(text.lower())
    return any(pattern.possible(words) and pattern.found(text) for pattern in patterns)


def _found_between(patterns: Patterns, document: Document, part: PartName, start: int, end: int) -> bool:
    if end - start > _LONG:
        return _found_once(patterns, document, part, start, end)
    return _found(patterns, document.text(part)[start:end])


@lru_cache(maxsize=8)
def _found_once(patterns: Patterns, document: Document, part: PartName, start: int, end: int) -> bool:
    return _found(patterns, document.text(part)[start:end])


@lru_cache(maxsize=8)
def _in_prose_once(patterns: Patterns, document: Document, part: PartName) -> bool:
    return _found(patterns, document.prose(part))


def _in_message(view: View, patterns: Patterns) -> bool:
    document = view.document
    return bool(patterns) and any(
        _in_prose_once(patterns, document, part)
        if len(document.text(part)) > _LONG
        else _found(patterns, document.prose(part))
        for part in PARTS
    )
