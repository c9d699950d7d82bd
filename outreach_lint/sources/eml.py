"""One mail of an .eml file to a message: its plain text, subject and people."""

from collections.abc import Iterator
from email.parser import Parser
from itertools import islice
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

from outreach_lint.errors import Place, SourceError
from outreach_lint.model import Message, Origin, Prospect, Sender
from outreach_lint.positions import PositionMap
from outreach_lint.sources.charsets import decode_bytes
from outreach_lint.sources.decoding import Part, read_whole
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.headers import header_part
from outreach_lint.sources.native import EMPTY
from outreach_lint.sources.people import prospect_to, sender_from
from outreach_lint.sources.transfer import decode_payload

PARTS = 1_000
STRAY = 100  # real mails hold a NUL here and there; binary data more than one in so many characters

if TYPE_CHECKING:
    from email.message import Message as Mail

Mime: TypeAlias = "Mail[str, str]"


def read_eml(file: BinaryIO, path: str, defaults: Defaults) -> Iterator[Message]:
    """Yield the message of a mail."""
    # As Latin-1 every byte is one character: offsets in the parsed mail are offsets in the file.
    raw = read_whole(file, path).decode("latin-1")
    try:
        mail: Mime = Parser().parsestr(raw)
        body = _body(mail, raw, path)
    except RecursionError as error:
        reason = "the mail has too many parts within parts"
        raise SourceError(reason, Place(path, 1)) from error
    subject = _subject(mail, raw)
    maps = {"body": body.map, **({"subject": subject.map} if subject else {})}
    yield Message(
        id=PurePath(path).stem,
        body=body.text,
        channel="email",
        kind=defaults.kind,
        stage=defaults.stage or ("reply" if mail["In-Reply-To"] or mail["References"] else None),
        subject=subject.text if subject else "",
        prospect=defaults.prospect or _prospect(mail),
        sender=_sender(mail, defaults.sender),
        origin=Origin(path, 1, maps),
    )


def _body(mail: Mime, raw: str, path: str) -> Part:
    """Return the first plain text of a mail that is neither attached, blank nor binary."""
    cursor, html = 0, False
    for leaf in islice(mail.walk(), PARTS):
        payload = leaf.get_payload()
        if leaf.is_multipart() or not isinstance(payload, str):
            continue
        start = _find(raw, payload, cursor)
        cursor = max(start, cursor)
        if leaf.get_content_disposition() == "attachment" or not payload.strip():
            continue
        html = html or leaf.get_content_type() == "text/html"
        if leaf.get_content_type() == "text/plain":
            part = _decoded(leaf, payload, raw, start)
            if part.text.strip() and part.text.count("\0") * STRAY <= len(part.text):
                return part
    reason = "HTML-only mail is not supported yet" if html else EMPTY
    raise SourceError(reason, Place(path, 1))


def _decoded(leaf: Mime, payload: str, raw: str, start: int) -> Part:
    """Return the text of a leaf; one that is not found in the file as it stands is mapped to the first line."""
    encoding = str(leaf.get("Content-Transfer-Encoding", "")).split(";")[0].strip().lower()
    try:
        charset = leaf.get_content_charset("")
    except (ValueError, LookupError, TypeError):  # parameters that the standard library stumbles over
        charset = ""
    line = raw.count("\n", 0, max(start, 0)) + 1
    part = decode_payload(payload, encoding, charset, line, start - raw.rfind("\n", 0, max(start, 0)))
    return part if start >= 0 else Part(part.text, PositionMap(""))


def _find(raw: str, payload: str, cursor: int) -> int:
    """Return where a payload stands in the file: after the blank line that ends its headers, else anywhere."""
    blank = "\n\r\n" if raw[: raw.find("\n") + 1].endswith("\r\n") else "\n\n"
    found = raw.find(blank + payload, max(cursor - len(blank), 0))
    return found + len(blank) if found >= 0 else raw.find(payload, cursor)


def _subject(mail: Mime, raw: str) -> Part | None:
    """Return the subject with the place of its value."""
    value = mail["Subject"]
    if value is None or not value.strip():
        return None
    key = next(name for name in mail.keys() if name.lower() == "subject")  # noqa: SIM118 -- a mail is no mapping
    header = raw.find(f"\n{key}:") + 1
    start = raw.find(value, header)
    line_start = raw.rfind("\n", 0, max(start, 0)) + 1
    return header_part(_unicode(value), raw.count("\n", 0, line_start) + 1, max(start, 0) - line_start + 1)


def _prospect(mail: Mime) -> Prospect | None:
    """Return the recipient."""
    return prospect_to(_unicode(mail["To"] or ""))


def _sender(mail: Mime, default: Sender | None) -> Sender | None:
    """Return the writer."""
    return sender_from(_unicode(mail["From"] or ""), default)


def _unicode(value: str) -> str:
    """Return a header that was written in bare UTF-8 or Windows-1252."""
    return value if value.isascii() else decode_bytes(value.encode("latin-1"))[0]
