"""Paragraphs of a word processor to a message: what stands between them, pasted headers, links."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, pairwise
from typing import NoReturn

import msgspec

from outreach_lint.errors import Place, SourceError
from outreach_lint.markup import Link, Markup
from outreach_lint.model import Message
from outreach_lint.positions import PositionMap, Segment
from outreach_lint.sources.composed import composed
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.native import EMPTY
from outreach_lint.sources.nodes import Source, source_of
from outreach_lint.sources.pasted import HEADER
from outreach_lint.sources.plain import with_headers

CHARACTERS = 250_000
PARAGRAPHS = 50_000


class Budget:
    """Counts what is seen of a document while it is read, so that none fills the memory."""

    def __init__(self, path: str) -> None:
        """Start with all of it."""
        self._path = path
        self._characters, self._paragraphs = CHARACTERS, PARAGRAPHS

    def take(self, characters: int) -> None:
        """Count characters; raises SourceError if they are more than a message has."""
        self._characters -= characters
        if self._characters < 0:
            self._refuse(f"{CHARACTERS:,} characters")

    def take_paragraph(self) -> None:
        """Count a paragraph; raises SourceError if it is one too many."""
        self._paragraphs -= 1
        if self._paragraphs < 0:
            self._refuse(f"{PARAGRAPHS:,} paragraphs")

    def _refuse(self, what: str) -> NoReturn:
        reason = f"more than {what}, which is no message; split it"
        raise SourceError(reason, Place(self._path))


class Target(msgspec.Struct, frozen=True):
    """A link in a paragraph: the span of its words, and where it leads."""

    start: int
    end: int
    href: str


class Paragraph(msgspec.Struct, frozen=True):
    """A text with the places of its characters in the source, the first at offset 0; `end` is where it ends there.

    `gap` tells whether white space is seen between it and the paragraph above.
    """

    text: str
    segments: tuple[Segment, ...]
    end: int
    gap: bool = False
    links: tuple[Target, ...] = ()


def message_of_paragraphs(paragraphs: Sequence[Paragraph], source: str, path: str, defaults: Defaults) -> Message:
    """Return the message that some paragraphs of a source are; raise SourceError if they are empty."""
    paragraphs = _filled(paragraphs)
    if not paragraphs:
        raise SourceError(EMPTY, Place(path, 1))
    joints = list(_joints(paragraphs))
    starts = list(
        accumulate((len(one.text) + len(joint) for one, joint in zip(paragraphs, joints, strict=False)), initial=0)
    )
    text = "".join(chain.from_iterable(zip((one.text for one in paragraphs), [*joints, ""], strict=True)))
    seen = source_of(path, text)
    inner = PositionMap(source, segments=tuple(_segments(paragraphs, starts)))
    try:
        message = with_headers(seen, defaults)
    except SourceError as error:
        raise SourceError(error.reason, Place(path, inner.locate(len(text)).line)) from error
    maps = {name: _through(found, len(message.part(name)), seen, inner) for name, found in message.origin.maps.items()}  # type: ignore[arg-type]  # the names are those of parts
    targets = _targets(paragraphs, starts, _start(message.origin.maps["body"], seen), message.body)
    return msgspec.structs.replace(
        message,
        origin=msgspec.structs.replace(message.origin, maps=maps),
        markup=_markup(message.body, targets, maps["body"]),
    )


def _filled(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """Return the paragraphs without the blank ones at the end."""
    count = len(paragraphs)
    while count and not paragraphs[count - 1].text.strip():
        count -= 1
    return paragraphs[:count]


def _joints(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """Yield what stands between each paragraph and the next; pasted headers stay together."""
    heading = True
    for above, below in pairwise(paragraphs):
        heading = heading and (not above.text.strip() or bool(HEADER.match(above.text)))
        apart = below.gap and above.text.strip() and below.text.strip()
        yield "\n\n" if apart and not (heading and HEADER.match(below.text)) else "\n"


def _segments(paragraphs: Sequence[Paragraph], starts: Sequence[int]) -> Iterator[Segment]:
    """Yield the segments of the whole text; both line ends between two paragraphs stand where the first one ends."""
    for one, start, following in zip(paragraphs, starts, [*starts[1:], None], strict=True):
        yield from (Segment(start + segment.text, segment.source) for segment in one.segments)
        end = start + len(one.text)
        yield from (Segment(at, one.end) for at in range(end, end + 1 if following is None else following))


def _through(outer: PositionMap, length: int, seen: Source, inner: PositionMap) -> PositionMap:
    """Return the map of a part to the file, given its map to the text that is seen."""
    start = _start(outer, seen)
    segments = outer.segments or (Segment(0, 0),)
    return composed([Segment(one.text, one.source + start) for one in segments], length, inner)


def _start(found: PositionMap, seen: Source) -> int:
    """Return the offset at which the source of a map begins in the text that is seen."""
    return seen.starts[found.line - 1] + found.column - 1


def _targets(paragraphs: Sequence[Paragraph], starts: Sequence[int], body: int, text: str) -> Iterator[Target]:
    """Yield the links of the body with their spans in it, without the spaces at their edges."""
    for one, at in zip(paragraphs, starts, strict=True):
        for link in one.links:
            start, end = link.start + at - body, link.end + at - body
            shown = text[max(start, 0) : end]
            bare = shown.strip()
            if start >= 0 and bare:
                start += shown.index(bare)
                yield Target(start, start + len(bare), link.href)


def _markup(body: str, targets: Iterator[Target], where: PositionMap) -> Markup | None:
    lines = source_of("", where.source)
    links = tuple(
        Link(body[one.start : one.end], one.href, lines.position(where.to_source(one.start)), one.start, one.end)
        for one in targets
    )
    return Markup(links=links, words=len(body.split())) if links else None
