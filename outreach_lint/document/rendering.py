"""A plan with values put in: the text that a recipient reads, and where each of its characters comes from."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

import msgspec

from outreach_lint.document.rendering_plan import Block, Choice, Literal, Plan, Slot, Step

Look = Callable[[str], str | None]
"""From the name of a field to its value; None if nobody knows the field, which then stays as it is written."""
Pick = Callable[[Block | Choice], int | None]
"""Which branch or variant is used, None for no branch."""


class Segment(msgspec.Struct, frozen=True, gc=False):
    """From `at` on, the text comes from `start` to `end` of the template.

    If `whole`, that stretch stands for all of it (a field for its value), else character for character.
    """

    at: int
    start: int
    end: int
    whole: bool = False


class Rendered(msgspec.Struct, frozen=True, gc=False):
    """A text with where its pieces come from; the segments cover it without gaps.

    `empty` are the stretches of fields that printed nothing: of no length in the text, whole in the template.
    """

    text: str
    segments: tuple[Segment, ...]
    empty: tuple[Segment, ...] = ()

    def in_template(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the template that a stretch of the text comes from."""
        return in_template(self.segments, start, end)

    def is_literal(self, start: int, end: int) -> bool:
        """Tell whether a stretch of the text is one stretch of the template as it stands."""
        return is_literal(self.segments, start, end)


_CHANGES: dict[str, Callable[[str], str]] = {"upper": str.upper, "lower": str.lower, "capitalize": str.capitalize}


def render(text: str, plan: Plan, look: Look, pick: Pick) -> Rendered:
    """Return the text of a template with values looked up, and branches and variants picked."""
    pieces: list[str] = []
    segments: list[Segment] = []
    empty: list[Segment] = []
    at = 0
    for value, start, end, whole in _rendered(text, plan, look, pick):
        if not value:
            if whole:
                empty.append(Segment(at, start, end, whole))
            continue
        last = segments[-1] if segments else None
        if last is None or whole or last.whole or last.end != start:
            segments.append(Segment(at, start, end, whole))
        else:
            segments[-1] = Segment(last.at, last.start, end)
        pieces.append(value)
        at += len(value)
    return Rendered("".join(pieces), tuple(segments), tuple(empty))


def segment_of(segments: Sequence[Segment], offset: int) -> Segment:
    """Return the segment of a character of the text."""
    return segments[max(bisect_right(segments, offset, key=lambda segment: segment.at) - 1, 0)]


def in_template(segments: Sequence[Segment], start: int, end: int) -> tuple[int, int]:
    """Return the stretch of the template that a stretch of the text comes from."""
    if not segments:
        return 0, 0
    first, last = segment_of(segments, start), segment_of(segments, max(end - 1, start))
    begin = first.start if first.whole else min(first.start + start - first.at, first.end)
    finish = last.end if last.whole else min(last.start + end - last.at, last.end)
    return (begin, finish) if finish >= begin else (finish, begin)


def is_literal(segments: Sequence[Segment], start: int, end: int) -> bool:
    """Tell whether a stretch of the text is one stretch of the template as it stands."""
    if not segments:
        return False
    first = segment_of(segments, start)
    return not first.whole and first is segment_of(segments, max(end - 1, start))


def is_made_up(segments: Sequence[Segment], start: int, end: int) -> bool:
    """Tell whether a stretch of the text is nothing but values of fields."""
    first = max(bisect_right(segments, start, key=lambda segment: segment.at) - 1, 0)
    over = takewhile(lambda segment: segment.at < max(end, start + 1), segments[first:])
    return bool(segments) and all(segment.whole for segment in over)


def _rendered(text: str, plan: Sequence[Step], look: Look, pick: Pick) -> Iterator[tuple[str, int, int, bool]]:
    """Yield each piece of text, and from where to where in the template it comes."""
    for step in plan:
        match step:
            case Literal():
                yield text[step.start : step.end], step.start, step.end, False
            case Slot():
                yield _filled(text, step, look)
            case Block():
                chosen = pick(step)
                if chosen is not None:
                    yield from _rendered(text, step.branches[chosen].plan, look, pick)
            case Choice():
                yield from _rendered(text, step.variants[pick(step) or 0], look, pick)


def _filled(text: str, slot: Slot, look: Look) -> tuple[str, int, int, bool]:
    """Return the value of a field, its fallback for an empty one, or nothing.

    A fallback is used for an empty value alone: a blank or the word "null" is a value to every tool.
    """
    value = look(slot.name)
    if value is None:
        return text[slot.start : slot.end], slot.start, slot.end, False
    if value:
        return _CHANGES[slot.change](value) if slot.change else value, slot.start, slot.end, True
    if slot.fallback and slot.fallback_at >= 0:
        return slot.fallback, slot.fallback_at, slot.fallback_at + len(slot.fallback), False
    return slot.fallback or "", slot.start, slot.end, True
