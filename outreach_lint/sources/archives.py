"""Opens office files, which are zip archives, without trusting what they say of themselves."""

import struct
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from outreach_lint.errors import Place, SourceError

FILES = 5_000
DIRECTORY = 2_000_000
"""Bytes of the list of files, which is read as a whole: some hundred a file are usual."""
OLD = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = 0x1
_CHUNK = 1 << 20


class _Frugal:
    """A file of which no more is read at a time than the list of a sane archive takes."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.seek = file.seek
        self.tell = file.tell
        self.seekable = file.seekable

    def read(self, size: int = -1, /) -> bytes:
        data = self._file.read(size if 0 <= size <= DIRECTORY else DIRECTORY + 1)
        if len(data) > DIRECTORY:
            reason = "its list of files is too long"
            raise BadZipFile(reason)
        return data


def open_archive(file: BinaryIO, path: str, suffix: str) -> ZipFile:
    """Return the archive that a file of such a format is; nothing is inflated for that.

    Raises:
        SourceError: If it is none, has a password, or has more files or another compression than such a file can.
    """
    start = file.read(4)
    file.seek(0)
    if start == OLD:
        old = f"an old {suffix[:-1]} file, or one with a password"
        reason = f"not readable as {suffix}: {old}; save it as {suffix} without one"
        raise SourceError(reason, Place(path))
    try:
        archive = ZipFile(_Frugal(file))
        members = archive.infolist()
    except (BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as error:
        broken = start.startswith(b"PK")
        what = "a zip archive that breaks off or is damaged" if broken else "no zip archive"
        reason = f"not readable as {suffix}: {what}"
        raise SourceError(reason, Place(path)) from error
    if len(members) > FILES:
        reason = f"not readable as {suffix}: {len(members)} files in it, more than {FILES}"
        raise SourceError(reason, Place(path))
    if any(member.flag_bits & _ENCRYPTED for member in members):
        reason = f"not readable as {suffix}: it has a password; save it without one"
        raise SourceError(reason, Place(path))
    if any(member.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for member in members):
        reason = f"not readable as {suffix}: compressed in a way that no office program uses"
        raise SourceError(reason, Place(path))
    return archive


def member(archive: ZipFile, name: str, limit: int, path: str) -> bytes | None:
    """Return a file of an archive, None if it has no such file; raises SourceError beyond `limit` bytes."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    if info.file_size > limit:
        size = info.file_size // 1_000_000
        reason = f"{name} in it would inflate to {size} MB, more than {limit // 1_000_000} MB"
        raise SourceError(reason, Place(path))
    try:
        with archive.open(info) as file:
            return b"".join(iter(lambda: file.read(_CHUNK), b""))
    except Exception as error:  # zlib and zipfile raise several kinds for damage
        reason = f"{name} in it is damaged or breaks off"
        raise SourceError(reason, Place(path)) from error
