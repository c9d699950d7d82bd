"""Of a plain text and its HTML alternative, the text that is linted, and what the HTML says beside it."""

import msgspec

from outreach_lint.document.disagreements import disagreements
from outreach_lint.document.html_markup import agreement, markup_of
from outreach_lint.document.html_page import Page
from outreach_lint.markup import Markup
from outreach_lint.sources.decoding import Part
from outreach_lint.sources.html import part_of

STUB = 0.5
"""A plain text of fewer words than half of those of the HTML, and other ones, only says that there is HTML."""


class Body(msgspec.Struct, frozen=True):
    """The text of a message, the line that is hidden for the inbox, and what the HTML says beside its text.

    `notes` are what the user should know of how it was read, each with its line.
    """

    text: Part
    preheader: Part | None = None
    markup: Markup | None = None
    notes: tuple[tuple[int, str], ...] = ()


class Html(msgspec.Struct, frozen=True):
    """HTML: its source as text, and what it says."""

    source: Part
    page: Page


def chosen(plain: Part | None, html: Html) -> Body:
    """Return the text of HTML and its plain alternative, if there is one: the plain one unless it is a stub."""
    where, page = html.source.map, html.page
    preheader = part_of(page.preheader, where) if page.preheader else None
    size = len(html.source.text.encode())
    same = agreement(plain.text, page.body.text) if plain and page.body.text.strip() else 1.0
    stub = plain and same < STUB and len(plain.text.split()) < STUB * len(page.body.text.split())
    markup = markup_of(page, where, size, body=plain is None or bool(stub))
    text = part_of(page.body, where) if plain is None or stub else plain
    apart = disagreements(plain.text, page.body.text) if plain and same >= STUB else ()
    return Body(text, preheader, msgspec.structs.replace(markup, agreement=same, disagreements=apart))
