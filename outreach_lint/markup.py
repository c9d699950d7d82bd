"""What the HTML of a message says beside its text."""

from typing import Literal

import msgspec

from outreach_lint.positions import Position


class Link(msgspec.Struct, frozen=True):
    """A link: what is shown, and where it leads; `start` and `end` are its span in the body, None without one."""

    text: str
    href: str
    at: Position
    start: int | None = None
    end: int | None = None


class Image(msgspec.Struct, frozen=True):
    """A picture; `alt` is None if it has no such attribute, `spacer` true if it is too small to be seen."""

    src: str
    alt: str | None
    at: Position
    spacer: bool = False


class Hidden(msgspec.Struct, frozen=True):
    """Words that the reader does not see, or hardly if they are `faint`, and what hides them; no preheader."""

    text: str
    at: Position
    how: Literal["display", "size", "colour", "faint"]


class Disagreement(msgspec.Struct, frozen=True):
    """A name or number of the body, as a span of it, and what the HTML has in its place."""

    start: int
    end: int
    other: str


class Markup(msgspec.Struct, frozen=True):
    """What the HTML of a message says beside its text; `cut_fields` are merge fields of the body with tags inside.

    `size` counts bytes, `agreement` is the share of words that a plain text and an HTML alternative have in common;
    `disagreements` are what differs between the two where all around it is the same.
    """

    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    hidden: tuple[Hidden, ...] = ()
    cut_fields: tuple[tuple[int, int], ...] = ()
    size: int = 0
    words: int = 0
    agreement: float = 1.0
    disagreements: tuple[Disagreement, ...] = ()
