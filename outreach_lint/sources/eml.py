"""Mails to messages: text, subject and people; .eml holds one, .emlx too, between a length and a property list."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

import msgspec

from outreach_lint.document.dates import iso_of
from outreach_lint.errors import Place, SourceError
from outreach_lint.model import Message, Notice, Origin, Sender
from outreach_lint.positions import PositionMap
from outreach_lint.sources.alternatives import Body
from outreach_lint.sources.charsets import decode_bytes
from outreach_lint.sources.decoding import Part, read_whole
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.eml_body import body_of
from outreach_lint.sources.headers import header_part
from outreach_lint.sources.mime import Entity, entity_of, leaves
from outreach_lint.sources.people import prospect_to, sender_from

_COUNT_LENGTH = 40


class Mail(msgspec.Struct, frozen=True):
    """A mail as it stands in a file from a line on; in an mbox, lines that begin like the next mail are escaped."""

    raw: str
    path: str
    name: str
    line: int = 1
    escaped: bool = False


def read_eml(file: BinaryIO, path: str, defaults: Defaults) -> Iterator[Message | Notice]:
    """Yield the message of a mail, after what the user should know of it."""
    # As Latin-1 every byte is one character: offsets in the parsed mail are offsets in the file.
    raw = read_whole(file, path, defaults.file_size).decode("latin-1")
    yield from read_mail(Mail(raw, path, PurePath(path).stem), defaults)


def read_emlx(file: BinaryIO, path: str, defaults: Defaults) -> Iterator[Message | Notice]:
    """Yield the message of a mail as Apple's program keeps it: the number of its bytes, the mail, and its flags."""
    raw = read_whole(file, path, defaults.file_size).decode("latin-1")
    first, _newline, rest = raw[:_COUNT_LENGTH].partition("\n")
    # Python strips more signs from a text than it passes over in a number.
    length = first.strip()
    if not length.isdecimal():
        reason = "an .emlx file begins with a line that says how long the mail is"
        raise SourceError(reason, Place(path, 1))
    del rest
    start = len(first) + 1
    yield from read_mail(Mail(raw[start : start + int(length)], path, PurePath(path).stem, 2), defaults)


def read_mail(mail: Mail, defaults: Defaults) -> Iterator[Message | Notice]:
    """Yield the message of a mail after the notices; raise SourceError if it holds none."""
    # A mail that was cut out of an mbox may begin with the line that stood before it.
    start = mail.raw.find("\n") + 1 if mail.raw.startswith(("From ", ">From ")) else 0
    head = entity_of(mail.raw, start, len(mail.raw))
    body = body_of(leaves(head, mail.path, mail.line), mail.path, mail.line, escaped=mail.escaped)
    yield from (Notice(mail.path, line, reason) for line, reason in body.notes)
    subject = _subject(head, mail.line)
    answers = head.value("in-reply-to").strip() or head.value("references").strip()
    yield Message(
        id=mail.name,
        body=body.text.text,
        channel="email",
        kind=defaults.kind,
        stage=defaults.stage or ("reply" if answers else None),
        subject=subject.text if subject else "",
        preheader=body.preheader.text if body.preheader else None,
        prospect=defaults.prospect or prospect_to(_unicode(head.value("to"))),
        sender=_sender(head, defaults.sender),
        origin=Origin(mail.path, mail.line, _maps(body, subject)),
        markup=body.markup,
        sent=iso_of(_unicode(head.value("date"))) or defaults.sent,
    )


def _maps(body: Body, subject: Part | None) -> dict[str, PositionMap]:
    parts = {"subject": subject, "preheader": body.preheader, "body": body.text}
    return {name: part.map for name, part in parts.items() if part}


def _subject(head: Entity, line: int) -> Part | None:
    """Return the subject with the place of its value."""
    found = head.header("subject")
    if found is None or not head.raw[found.start : found.end].strip():
        return None
    line_start = head.raw.rfind("\n", 0, found.start) + 1
    value = _unicode(head.raw[found.start : found.end])
    return header_part(value, line + head.raw.count("\n", 0, line_start), found.start - line_start + 1)


def _sender(head: Entity, default: Sender | None) -> Sender | None:
    """Return the writer."""
    return sender_from(_unicode(head.value("from")), default)


def _unicode(value: str) -> str:
    """Return a header that was written in bare UTF-8 or Windows-1252."""
    return value if value.isascii() else decode_bytes(value.encode("latin-1"))[0]
