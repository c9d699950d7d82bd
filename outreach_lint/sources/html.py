"""HTML and MJML files to messages: front matter as in text files, then what a reader of the HTML sees."""

from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from outreach_lint.document.html_markup import markup_of
from outreach_lint.document.html_text import read_page
from outreach_lint.document.html_writer import Mapped
from outreach_lint.errors import Place, SourceError
from outreach_lint.model import Message
from outreach_lint.positions import PositionMap
from outreach_lint.sources.composed import composed
from outreach_lint.sources.decoding import Part
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.native import EMPTY
from outreach_lint.sources.plain import read_plain

LIMIT = 2_000_000
UNSEEN = "empty message: the HTML has no words that a reader sees"


def read_html(file: BinaryIO, path: str, defaults: Defaults) -> Iterator[Message]:
    """Yield the message of an HTML or MJML file."""
    for message in read_plain(file, path, defaults):
        yield with_html(message)


def with_html(message: Message) -> Message:
    """Return a message whose body is HTML as its reader sees it; what front matter says wins over the HTML."""
    where = message.origin.maps.get("body", PositionMap(message.body))
    refuse_large(message.body, message)
    page = read_page(message.body)
    if not page.body.text.strip() and not page.images:
        raise SourceError(UNSEEN if message.body.strip() else EMPTY, Place(message.origin.path, message.origin.line))
    parts = {"body": part_of(page.body, where)}
    if message.subject is None and page.title:
        parts["subject"] = part_of(page.title, where)
    if message.preheader is None and page.preheader:
        parts["preheader"] = part_of(page.preheader, where)
    maps = message.origin.maps | {name: part.map for name, part in parts.items()}
    return msgspec.structs.replace(
        message,
        **{name: part.text for name, part in parts.items()},
        markup=markup_of(page, where, len(message.body.encode())),
        origin=msgspec.structs.replace(message.origin, maps=maps),
    )


def refuse_large(html: str, message: Message) -> None:
    """Raise SourceError for HTML beyond `LIMIT` characters."""
    if len(html) > LIMIT:
        reason = f"the HTML is larger than {LIMIT // 1_000_000} MB, which no mail program shows"
        raise SourceError(reason, Place(message.origin.path, message.origin.line))


def part_of(text: Mapped, where: PositionMap) -> Part:
    """Return a text of a page with the map to its file."""
    return Part(text.text, composed(text.segments, len(text.text), where))
