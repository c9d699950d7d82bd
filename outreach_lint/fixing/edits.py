"""A change of a message's part as a change of its file: through the map, and only where it leads back exactly."""

import json
from pathlib import Path

import msgspec

from outreach_lint.fixing.file_text import FileText
from outreach_lint.model import Fix, Message, PartName
from outreach_lint.sources.maildir import is_in_maildir
from outreach_lint.sources.read import READERS

_UNWRITABLE = {
    ".eml": "fixes are not written into mails, whose encodings would have to be made anew",
    ".xlsx": "fixes are not written into workbooks",
    ".parquet": "fixes are not written into Parquet files",
    ".docx": "fixes are not written into Word documents",
    ".rtf": "fixes are not written into RTF, whose formatting would have to be made anew",
} | dict.fromkeys((".emlx", ".mbox"), "fixes are not written into mailboxes")
_JSON = frozenset({".json", ".jsonl"})
_TABLES = frozenset({".csv", ".tsv"})
_PAGES = frozenset({".html", ".htm", ".mjml"})
_INEXACT = "the file writes this text in another way (an escape, a folded line), so the fix is left to you"


class Change(msgspec.Struct, frozen=True):
    """A fix for a part of the message with a number, and the line of the file on which it begins."""

    number: int
    part: PartName
    fix: Fix
    line: int = 1


class Edit(msgspec.Struct, frozen=True):
    """A change with its span in the file's text, and the ways in which it may be written there, the likeliest first."""

    change: Change
    start: int
    end: int
    writings: tuple[str, ...]


class Refusal(msgspec.Struct, frozen=True):
    """Why a fix is not applied."""

    reason: str


def unwritable(path: Path) -> str:
    """Return why fixes are not written into a file of such a format, empty if they are."""
    suffix = path.suffix.lower()
    return _UNWRITABLE.get(".eml" if suffix not in READERS and is_in_maildir(path) else suffix, "")


def edit_of(file: FileText, suffix: str, message: Message, change: Change) -> Edit | Refusal:
    """Return a change as an edit of its file, or why it cannot be one."""
    fix, where = change.fix, message.origin.maps.get(change.part)
    begin = file.offset(where.line, where.column) if where else -1
    if where is None or begin < 0 or not file.text.startswith(where.source, begin):
        return Refusal(_INEXACT)
    text = message.part(change.part)
    if fix.start == fix.end:
        # What follows a character may stand far from it, behind a closing quotation mark for example.
        after = fix.start > 0 and text[fix.start - 1] != "\n"
        first = last = where.to_source(fix.start - 1) + 1 if after else where.to_source(fix.start)
    else:
        first, last = where.to_source(fix.start), where.to_source(fix.end - 1) + 1
    if where.source[first:last] != text[fix.start : fix.end]:
        return Refusal(_INEXACT)
    html = suffix in _PAGES or (message.markup is not None and change.part != "subject")
    texts = [fix.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")] if html else []
    found = (writing for one in (*texts, fix.text) for writing in _writings(one, suffix, file.newline))
    return Edit(change, begin + first, begin + last, tuple(dict.fromkeys(found)))


def _writings(text: str, suffix: str, newline: str) -> tuple[str, ...]:
    """Return how a text may have to be written in a file, the likeliest first."""
    escaped = json.dumps(text, ensure_ascii=False)[1:-1]
    if suffix in _JSON:
        return (escaped,)
    plain = text.replace("\n", newline)
    if suffix in _TABLES:
        return (plain, plain.replace('"', '""'))
    return (plain,) if suffix in _PAGES else (plain, plain.replace("'", "''"), escaped)
