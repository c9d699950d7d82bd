"""Refuses workbooks that would fill the memory, by a look at their parts as they inflate."""

import re
from typing import BinaryIO, Final
from zipfile import ZipFile, ZipInfo

from outreach_lint.errors import Place, SourceError
from outreach_lint.sources.archives import open_archive

LARGEST = 200_000_000
"""Bytes of a workbook once it is inflated."""
PART = 100_000_000
"""Bytes of a sheet or of the texts that sheets share: openpyxl holds all of the latter."""
WHOLE = 10_000_000
"""Bytes of a part of which a tree is made, as that of the styles."""
STRETCH = 4_000_000
"""Bytes from one row or shared text to the next: openpyxl holds a row as a tree of its cells."""
TEXTS = 1_000_000
"""Shared texts, each of which takes some hundred bytes beside its characters."""
_ITEMS: Final = {b"worksheet": b"row", b"sst": b"si"}
_TREES: Final = {b"styleSheet", b"workbook", b"Relationships", b"Types"}
_CHUNK: Final = 1 << 20
_BEGINNING: Final = 4096


def refuse_bombs(file: BinaryIO, path: str) -> None:
    """Raise SourceError for what is no workbook, or one that would fill the memory; a megabyte is held for that."""
    archive = open_archive(file, path, ".xlsx")
    members = archive.infolist()
    size = sum(member.file_size for member in members)
    if size > LARGEST:
        held = f"{size // 1_000_000} MB in {len(members)} files"
        reason = f"the workbook would inflate to {held}, more than {LARGEST // 1_000_000} MB; save it as CSV"
        raise SourceError(reason, Place(path))
    for member in members:
        if member.file_size > STRETCH and (why := _bomb(archive, member)):
            reason = f"{member.filename} in the workbook {why}; save it as CSV"
            raise SourceError(reason, Place(path))
    file.seek(0)


def _bomb(archive: ZipFile, member: ZipInfo) -> str:
    """Return why a part is not to be read, empty for one that is, or that openpyxl leaves alone."""
    try:
        with archive.open(member) as part:
            root = re.search(rb"<((?:[\w.-]+:)?)([A-Za-z]+)[\s>/]", part.read(_BEGINNING))
        if root is None:
            return "is no readable XML" if member.filename.endswith((".xml", ".rels")) else ""
        prefix, name = root.groups()
        if name in _TREES and member.file_size > WHOLE:
            return f"would inflate to {member.file_size // 1_000_000} MB, more than {WHOLE // 1_000_000} MB"
        if name not in _ITEMS:
            return ""
        if member.file_size > PART:
            return f"would inflate to {member.file_size // 1_000_000} MB, more than {PART // 1_000_000} MB"
        return _too_much(archive, member, b"<" + prefix + _ITEMS[name], most=TEXTS if name == b"sst" else 0)
    except Exception:  # noqa: BLE001 -- zlib and zipfile raise several kinds for damage, which openpyxl reports
        return ""


def _too_much(archive: ZipFile, member: ZipInfo, mark: bytes, most: int) -> str:
    """Return whether items that begin with a mark lie too far apart, or are more than `most`, if there is a bound."""
    since = count = 0
    rest = b""
    with archive.open(member) as part:
        while chunk := part.read(_CHUNK):
            text = rest + chunk
            first = text.find(mark)
            since += (first if first >= 0 else len(text)) - len(rest)
            if since > STRETCH:
                return f"has more than {STRETCH // 1_000_000} MB in one row or text"
            if first >= 0:
                since = len(text) - text.rfind(mark)
                count += text.count(mark) if most else 0
            if most and count > most:
                return f"has more than {most:,} different texts"
            rest = text[1 - len(mark) :]
    return ""
