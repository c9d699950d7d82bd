"""The payload of a mail part to text: transfer encodings and charset, with the place of every character."""

import re
from base64 import b64decode
from collections.abc import Sequence

from outreach_lint.document.late import late
from outreach_lint.positions import PositionMap, Segment
from outreach_lint.sources.charsets import decode_bytes, decode_mapped
from outreach_lint.sources.composed import without
from outreach_lint.sources.decoding import Part, normalise

QUOTED = late(r"=([0-9A-Fa-f]{2})|=[ \t]*(?:\r?\n|\Z)")
ESCAPED = late(r"^>+From ", re.MULTILINE)
BASE64 = re.compile(r"[A-Za-z0-9+/]+")


def decode_payload(  # noqa: PLR0913 -- each is a fact of the part, and there is one caller
    payload: str, encoding: str, charset: str, line: int, column: int, *, escaped: bool = False
) -> Part:
    """Return the text of a payload whose characters are its bytes (Latin-1), and its map.

    `escaped` is a payload of an mbox, in which lines that begin with “From ” have a “>” before it.
    """
    if encoding == "base64":
        data, places = _base64(payload)
        text, found = decode_mapped(data, places, charset)
        return _mapped(payload, text, found, line, column)
    if encoding == "quoted-printable":
        data, places = _quoted_printable(payload)
        text, found = decode_mapped(data, places, charset)
        part = _mapped(payload, text, found, line, column)
    else:
        part = normalise(decode_bytes(payload.encode("latin-1"), charset)[0], line, column)
    if escaped and ">From " in part.text:
        return without(part, ((at.start(), at.start() + 1) for at in ESCAPED.finditer(part.text)))
    return part


def bytes_of(payload: str, encoding: str) -> bytes:
    """Return the bytes that a payload stands for, in whatever charset."""
    if encoding == "base64":
        return _base64(payload)[0]
    return _quoted_printable(payload)[0] if encoding == "quoted-printable" else payload.encode("latin-1")


def _quoted_printable(payload: str) -> tuple[bytes, list[int]]:
    """Return the bytes of quoted-printable text and the offset of each; what is no escape is text."""
    data = bytearray()
    places: list[int] = []
    last = 0
    for match in QUOTED.finditer(payload):
        data += payload[last : match.start()].encode("latin-1")
        places += range(last, match.start())
        if match[1]:
            data.append(int(match[1], 16))
            places.append(match.start())
        last = match.end()
    data += payload[last:].encode("latin-1")
    places += range(last, len(payload))
    return bytes(data), places


def _base64(payload: str) -> tuple[bytes, list[int]]:
    """Return the bytes of base64 text and the offset of the sign in which each begins; strangers' signs are skipped."""
    signs: list[int] = []
    for match in BASE64.finditer(payload):
        signs += range(match.start(), match.end())
    # One sign alone writes no byte.
    whole = len(signs) - (len(signs) % 4 == 1)
    letters = "".join(payload[at] for at in signs[:whole])
    data = b64decode(letters + "=" * (-len(letters) % 4))
    return data, [signs[index // 3 * 4 + index % 3] for index in range(len(data))]


def _mapped(source: str, text: str, places: Sequence[int], line: int, column: int) -> Part:
    r"""Return the text with "\n" for CRLF, and the map that its places make."""
    segments: list[Segment] = []
    drift, dropped = None, 0
    for index, place in enumerate(places):
        if text[index] == "\n" and index and text[index - 1] == "\r":
            dropped += 1
        elif place - index + dropped != drift:
            drift = place - index + dropped
            segments.append(Segment(index - dropped, place))
    segments.append(Segment(len(text) - dropped, len(source)))
    return Part(text.replace("\r\n", "\n"), PositionMap(source, line, column, tuple(segments)))
