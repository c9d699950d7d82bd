"""Bodies in HTML within JSON, YAML and spreadsheets, told by their key or beyond doubt by their tags."""

import re
from typing import Final

import msgspec

from outreach_lint.document.late import late
from outreach_lint.model import Message
from outreach_lint.sources.decoding import Part

KEYS: Final = ("body_html", "html_body", "html", "bodyHtml", "htmlBody", "HtmlBody")
"""The keys under which a message has its body in HTML, alone or beside a plain one."""
_COMMENT = late(r"\s*<!--(?:(?!-->).)*-->", re.DOTALL)
_PAGE = late(r"\s*<(?:!doctype\s+html|html|head|body|mjml)\b", re.IGNORECASE)
_FIRST = late(
    r"\s*<(p|div|table|center|section|article|span|font|h[1-6]|ul|ol|blockquote)(?:\s[^<>]*)?>", re.IGNORECASE
)
_BREAK = late(
    r"<(?:br[ \t]*/?|/?(?:p|div|tr|td|li|ul|ol|table|h[1-6]|blockquote)(?:[ \t][^<>\n]{0,500})?)>", re.IGNORECASE
)
_TWO = 2


def is_html(text: str) -> bool:
    """Tell whether a text is HTML beyond doubt.

    It begins as a page does, or with the tag of an element of text that is closed below; or it has two tags that end a
    line, and no line end of its own but beside such a tag. “<p>” or “<br>” left behind in plain text are not enough.
    """
    if "<" not in text or ">" not in text:
        return False
    start = 0
    while comment := _COMMENT.match(text, start):
        start = comment.end()
    if _PAGE.match(text, start):
        return True
    first = _FIRST.match(text, start)
    if first and re.compile(rf"</{first[1]}\s*>", re.IGNORECASE).search(text, first.end()):
        return True
    pieces = _BREAK.split(text[start:])
    return len(pieces) > _TWO and not any("\n" in piece.strip() for piece in pieces)


def seen(message: Message, html: Part | None = None, *, told: bool = False) -> Message:
    """Return a message as its reader sees it, if its body is HTML or it has one in HTML beside a plain body.

    `html` is that one; without it, `told` says that the body has to show by itself whether it is HTML.
    Raises SourceError if the HTML has no words that a reader sees.
    """
    if html is None or not html.text.strip():
        return _as_html(message) if told and is_html(message.body) else message
    if message.body.strip() and not is_html(message.body):
        return _beside(message, html)
    maps = message.origin.maps | {"body": html.map}
    origin = msgspec.structs.replace(message.origin, maps=maps)
    return _as_html(msgspec.structs.replace(message, body=html.text, origin=origin))


def _as_html(message: Message) -> Message:
    from outreach_lint.sources.html import with_html

    return with_html(message)


def _beside(message: Message, html: Part) -> Message:
    """Return a message with the plain text or the HTML for its body, as in mails that have both."""
    from outreach_lint.document.html_text import read_page
    from outreach_lint.positions import PositionMap
    from outreach_lint.sources.alternatives import Html, chosen
    from outreach_lint.sources.html import refuse_large

    refuse_large(html.text, message)
    maps = dict(message.origin.maps)
    body = chosen(Part(message.body, maps.get("body", PositionMap(message.body))), Html(html, read_page(html.text)))
    preheader = message.preheader
    maps["body"] = body.text.map
    if preheader is None and body.preheader:
        preheader, maps["preheader"] = body.preheader.text, body.preheader.map
    return msgspec.structs.replace(
        message,
        body=body.text.text,
        preheader=preheader,
        markup=body.markup,
        origin=msgspec.structs.replace(message.origin, maps=maps),
    )
