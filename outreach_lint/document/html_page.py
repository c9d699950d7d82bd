"""What reading HTML gives: texts with the places of their characters, and notes by offset in the source."""

import msgspec

from outreach_lint.document.html_styles import How
from outreach_lint.document.html_writer import Mapped


class LinkNote(msgspec.Struct, frozen=True):
    """A link: where its tag begins, where it leads, and its span in the body."""

    at: int
    href: str
    start: int
    end: int


class ImageNote(msgspec.Struct, frozen=True):
    """A picture: where its tag begins, and its attributes."""

    at: int
    src: str
    alt: str | None
    spacer: bool


class HiddenNote(msgspec.Struct, frozen=True):
    """Words out of sight: where the tag that hides them begins, and how it does."""

    at: int
    text: str
    how: How


class Page(msgspec.Struct, frozen=True):
    """The texts and notes of a source; `cuts` are offsets in the body at which a tag stood."""

    body: Mapped
    title: Mapped | None = None
    preheader: Mapped | None = None
    links: tuple[LinkNote, ...] = ()
    images: tuple[ImageNote, ...] = ()
    hidden: tuple[HiddenNote, ...] = ()
    cuts: tuple[int, ...] = ()


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without the white space at its edges."""
    inner = text[start:end]
    lead = len(inner) - len(inner.lstrip())
    return (start + lead, start + len(inner.rstrip())) if inner.strip() else (start, start)
