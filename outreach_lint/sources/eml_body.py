"""Which part of a mail is its text, and that part decoded."""

from codecs import lookup
from collections.abc import Iterable, Iterator

import msgspec

from outreach_lint.document.html_text import read_page
from outreach_lint.errors import Place, SourceError
from outreach_lint.sources.alternatives import Body, Html, chosen
from outreach_lint.sources.charsets import is_misdeclared, writes_ascii
from outreach_lint.sources.decoding import Part
from outreach_lint.sources.flowed import unflowed
from outreach_lint.sources.html import LIMIT
from outreach_lint.sources.mime import Entity
from outreach_lint.sources.native import EMPTY
from outreach_lint.sources.transfer import bytes_of, decode_payload

STRAY = 100  # real mails hold a NUL here and there; binary data more than one in so many characters


def body_of(found: Iterable[Entity], path: str, line: int, *, escaped: bool) -> Body:
    """Return the text of a mail: plain where there is a choice. `line` is the mail's first, `escaped` that of an mbox.

    Raises SourceError if there is nothing to read.
    """
    plain, html, tags = None, None, False
    notes: list[tuple[int, str]] = []
    for leaf in found:
        if leaf.type not in ("text/plain", "text/html") or not _shown(leaf):
            continue
        source = _decoded(leaf, path, line, escaped=escaped)
        notes += _notes(leaf, line)
        if leaf.type == "text/html":
            tags = True
            page = read_page(source.text) if html is None else None
            if page and (page.body.text.strip() or page.images) and _related(plain, leaf):
                html = (leaf, Html(source, page))
        elif plain is None and _is_text(source) and _related(html, leaf):
            plain = (leaf, source)
    text = plain[1] if plain else None
    if html:
        return msgspec.structs.replace(chosen(text, html[1]), notes=tuple(notes))
    if text is None:
        raise SourceError("the mail is in HTML, of which a reader sees no words" if tags else EMPTY, Place(path, line))
    return Body(text, notes=tuple(notes))


def _related(other: tuple[Entity, object] | None, leaf: Entity) -> bool:
    """Tell whether a leaf is an alternative to another one; a footer after a text is none."""
    return other is None or leaf.alternative == other[0].alternative >= 0


def _shown(leaf: Entity) -> bool:
    """Tell whether a leaf is shown as text and not as an attachment."""
    disposition = leaf.value("content-disposition").partition(";")[0].strip().lower()
    return disposition != "attachment" and not leaf.raw[leaf.start : leaf.end].isspace() and leaf.start < leaf.end


def _is_text(part: Part) -> bool:
    return bool(part.text.strip()) and part.text.count("\0") * STRAY <= len(part.text)


def _notes(leaf: Entity, line: int) -> Iterator[tuple[int, str]]:
    """Yield the line of a leaf, and that it is not in the charset which its header names."""
    charset = leaf.parameter("content-type", "charset")
    if writes_ascii(charset):
        return
    data = bytes_of(leaf.raw[leaf.start : leaf.end], _encoding(leaf))
    if is_misdeclared(data, charset):
        reason = f"the text is not in the charset “{lookup(charset).name}” that its header names; it is read as UTF-8"
        yield line + leaf.raw.count("\n", 0, leaf.start), reason


def _encoding(leaf: Entity) -> str:
    """Return the transfer encoding of a leaf."""
    return leaf.value("content-transfer-encoding").partition(";")[0].strip().lower()


def _decoded(leaf: Entity, path: str, line: int, *, escaped: bool) -> Part:
    """Return the text of a leaf as it was before it was packed for sending."""
    first = line + leaf.raw.count("\n", 0, leaf.start)
    if leaf.end - leaf.start > LIMIT:
        reason = f"a text of the mail is larger than {LIMIT // 1_000_000} MB"
        raise SourceError(reason, Place(path, first))
    payload = leaf.raw[leaf.start : leaf.end]
    part = decode_payload(
        payload, _encoding(leaf), leaf.parameter("content-type", "charset"), first, 1, escaped=escaped
    )
    if leaf.type == "text/plain" and leaf.parameter("content-type", "format").lower() == "flowed":
        return unflowed(part, delete_space=leaf.parameter("content-type", "delsp").lower() == "yes")
    return part
