"""What HTML says beside its text, as rules see it."""

from bisect import bisect_right
from collections.abc import Sequence

from outreach_lint.document.folding import fold
from outreach_lint.document.html_page import Page
from outreach_lint.document.merge_fields import find_fields
from outreach_lint.markup import Hidden, Image, Link, Markup
from outreach_lint.positions import Position, PositionMap


def markup_of(page: Page, where: PositionMap, size: int, *, body: bool = True) -> Markup:
    """Return the notes of a page with their places in the file; without `body`, the message has another text."""
    links, images, hidden = page.links, page.images, page.hidden
    link_places = _places([one.at for one in links], where)
    image_places = _places([one.at for one in images], where)
    hidden_places = _places([one.at for one in hidden], where)
    text = page.body.text
    return Markup(
        links=tuple(
            Link(
                text[one.start : one.end],
                one.href,
                at,
                one.start if body and one.end > one.start else None,
                one.end if body and one.end > one.start else None,
            )
            for one, at in zip(links, link_places, strict=True)
        ),
        images=tuple(Image(one.src, one.alt, at, one.spacer) for one, at in zip(images, image_places, strict=True)),
        hidden=tuple(Hidden(one.text, at, one.how) for one, at in zip(hidden, hidden_places, strict=True)),
        cut_fields=_cut_fields(text, page.cuts) if body else (),
        size=size,
        words=len(text.split()),
    )


def agreement(one: str, other: str) -> float:
    """Return the share of the words of the shorter of two texts that the other has too."""
    first, second = (_words(text) for text in (one, other))
    fewer = min(len(first), len(second))
    return len(first & second) / fewer if fewer else 1.0


def _words(text: str) -> set[str]:
    bare = (word.strip(".,;:!?\"'()[]<>*_-|").lower() for word in fold(text).split())
    return {word for word in bare if word and not word.startswith(("http", "www."))}


def _places(offsets: Sequence[int], where: PositionMap) -> list[Position]:
    """Return the places of offsets that never decrease, in one pass over the source."""
    found: list[Position] = []
    last, line, line_start = 0, where.line, 1 - where.column
    for offset in offsets:
        at = where.to_source(offset)
        newlines = where.source.count("\n", last, at)
        if newlines:
            line += newlines
            line_start = where.source.rfind("\n", last, at) + 1
        last = max(at, last)
        found.append(Position(line, at - line_start + 1))
    return found


def _cut_fields(text: str, cuts: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Return the merge fields in the middle of which a tag stands: a tool looks for the field in the source."""
    if not cuts:
        return ()
    fields = find_fields(fold(text))
    return tuple(
        (field.start, field.end)
        for field in fields
        if (at := bisect_right(cuts, field.start)) < len(cuts) and cuts[at] < field.end
    )
