"""The versions of a template that recipients can get: a bounded matrix, the same for the same text."""

from collections.abc import Iterator, Sequence

import msgspec

from outreach_lint.document.field_names import field_target
from outreach_lint.document.rendering import Look, Segment, in_template, is_literal, render
from outreach_lint.document.rendering_cover import Way, names_asked, way_for, ways_through
from outreach_lint.document.rendering_plan import Plan, read_plan
from outreach_lint.document.rendering_values import STRESSES, TOLD, Stress, is_the_readers, realistic, stressed

MOST = 24
_LONGEST = 60_000
"""Characters beyond which texts are no letter any more, and no versions are made."""


class Variant(msgspec.Struct, frozen=True):
    """One text that a recipient may read; `shows` says in a few words what makes it that text.

    `stress` is what was done to the values, None where every value is as it should be.
    """

    text: str
    segments: tuple[Segment, ...]
    shows: str
    stress: Stress | None = None

    def in_template(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the template that a stretch of the text comes from."""
        return in_template(self.segments, start, end)

    def is_literal(self, start: int, end: int) -> bool:
        """Tell whether a stretch of the text is one stretch of the template as it stands."""
        return is_literal(self.segments, start, end)


class _Recipient(msgspec.Struct, frozen=True):
    """Whom a version is for: the way through the template, and what is wrong with which values."""

    way: Way
    shows: str
    stress: Stress | None = None
    names: frozenset[str] = frozenset()


def variants(text: str) -> Iterator[Variant]:
    """Yield the versions of one text."""
    for (variant,) in matrix((text,)):
        yield variant


def matrix(texts: Sequence[str]) -> Iterator[tuple[Variant, ...]]:
    """Yield the versions of texts that one recipient gets together, such as subject and body; at most 24.

    First come those that reach every branch and every option once, with values as they should be; then each field left
    empty; then every field with each of the other values that lists hold. Equal versions come once, and texts of more
    than 60,000 characters have none.
    """
    if sum(map(len, texts)) > _LONGEST:
        return
    plans = tuple(read_plan(text) for text in texts)
    seen: set[tuple[str, ...]] = set()
    for recipient in _recipients(texts, plans):
        made = tuple(_version(text, number, plans[number], recipient) for number, text in enumerate(texts))
        key = tuple(variant.text for variant in made)
        if key not in seen:
            seen.add(key)
            yield made
        if len(seen) == MOST:
            return


def _recipients(texts: Sequence[str], plans: Sequence[Plan]) -> Iterator[_Recipient]:
    """Yield for whom versions are made, the likeliest first."""
    ways = list(ways_through(texts, plans, MOST))
    for way, shows in ways:
        yield _Recipient(way, shows)
    names = tuple(name for name in names_asked(plans) if is_the_readers(name))
    if not names:
        return
    room = max(MOST - len(ways) - len(STRESSES), 0)
    for name in names[:room]:
        yield _Recipient(way_for(texts, plans, {name: ""}), f"{name} empty", "empty", frozenset({name}))
    if len(names) > 1:
        all_empty = way_for(texts, plans, dict.fromkeys(names, ""))
        yield _Recipient(all_empty, "every field empty", "empty", frozenset(names))
    for stress in STRESSES[1:]:
        yield _Recipient(ways[0][0], f"every field {TOLD[stress]}", stress, frozenset(names))


def _version(text: str, number: int, plan: Plan, recipient: _Recipient) -> Variant:
    """Return what a recipient reads of one text."""
    made = render(text, plan, _look(recipient), recipient.way.pick(number))
    return Variant(made.text, made.segments, recipient.shows, recipient.stress)


def _look(recipient: _Recipient) -> Look:
    """Return how the values of a recipient are looked up."""

    def look(name: str) -> str | None:
        if field_target(name) is None:
            return None
        if recipient.stress and name in recipient.names:
            return stressed(name, recipient.stress)
        said = recipient.way.value(name)
        return realistic(name) if said is None else said

    return look
