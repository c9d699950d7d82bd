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
"""Bytes of a part of which a tree is made, as that of the styles, or what is below the rows of a sheet."""
STRETCH = 2_000_000
"""Bytes from one row or shared text to the next: openpyxl holds a row as a tree of its cells."""
TEXTS = 1_000_000
"""Shared texts, each of which takes some hundred bytes beside its characters."""
_TEXT: Final = b"si"
_ROWS_END: Final = b"sheetData"
_ITEMS: Final = {b"worksheet": b"row", b"sst": _TEXT}
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
        return _too_much(archive, member, prefix, _ITEMS[name])
    except Exception:  # noqa: BLE001 -- zlib and zipfile raise several kinds for damage, which openpyxl reports
        return ""


def _too_much(archive: ZipFile, member: ZipInfo, prefix: bytes, item: bytes) -> str:
    """Return whether items lie too far apart, or are too many texts; below its rows, a sheet may list its links."""
    mark, end = b"<" + prefix + item, b"</" + prefix + _ROWS_END
    since = count = 0
    bound, rest = STRETCH, b""
    with archive.open(member) as part:
        while chunk := part.read(_CHUNK):
            text = rest + chunk
            new = max(len(rest) - len(mark) + 1, 0)
            first = text.find(mark, new)
            since += (first if first >= 0 else len(text)) - len(rest)
            if since > bound:
                return f"has more than {bound // 1_000_000} MB in one row or text"
            if first >= 0:
                since = len(text) - text.rfind(mark)
                count += text.count(mark, new) if item == _TEXT else 0
            if count > TEXTS:
                return f"has more than {TEXTS:,} different texts"
            bound = WHOLE if end in text else bound
            rest = text[1 - len(end) :]
    return ""
