"""Bytes of a stream that cannot be read twice, as UTF-8, whatever its character set turns out to be."""

import codecs
import io
from typing import TYPE_CHECKING, BinaryIO

from outreach_lint.errors import Place, SourceError
from outreach_lint.model import Notice
from outreach_lint.sources.decoding import UTF16_BOMS

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_CHUNK = 1 << 16
_MARK = 2


class Transcoded(io.RawIOBase):
    """A stream as UTF-8; from the first byte on that is not of UTF-8, it is taken for Windows-1252."""

    def __init__(self, file: BinaryIO, path: str) -> None:
        """Take a stream of bytes from its beginning."""
        self._file, self._path = file, path
        self._start = file.read(_MARK)
        self._codec = "utf-16" if self._start in UTF16_BOMS else "utf-8"
        self._decoder = codecs.getincrementaldecoder(self._codec)()
        self._ready = b""
        self._passed = self._line = 0
        self._ended = False
        self.notices: tuple[Notice, ...] = ()

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fill a buffer; raise SourceError for what is no text."""
        view = memoryview(buffer).cast("B")
        while not self._ready and not self._ended:
            chunk, self._start = self._start or self._file.read(_CHUNK), b""
            self._ended = not chunk
            self._ready = self._text(chunk).encode()
            self._passed += len(chunk)
            self._line += chunk.count(b"\n")
        count = min(len(view), len(self._ready))
        view[:count], self._ready = self._ready[:count], self._ready[count:]
        return count

    def _text(self, chunk: bytes) -> str:
        """Return the text of a chunk."""
        if self._codec != "utf-16" and b"\0" in chunk:
            at = chunk.index(b"\0")
            reason = f"binary data (a NUL at byte {self._passed + at + 1}), not text"
            raise SourceError(reason, Place(self._path, self._line + chunk.count(b"\n", 0, at) + 1))
        try:
            return self._decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            if self._codec == "utf-16":
                reason = "not valid UTF-16"
                raise SourceError(reason, Place(self._path)) from error
            return self._other(error, chunk)

    def _other(self, error: UnicodeDecodeError, chunk: bytes) -> str:
        """Return the text of what was not of UTF-8, and read the rest likewise."""
        before, rest = error.object[: error.start], error.object[error.start :]
        # The error's bytes begin with those of a character that was cut at the end of the last chunk.
        start = error.start - (len(error.object) - len(chunk))
        line = self._line + chunk.count(b"\n", 0, max(start, 0)) + 1
        at = self._passed + start + 1
        self.notices = (Notice(self._path, line, f"not valid UTF-8 at byte {at}: from here on read as Windows-1252"),)
        self._codec = "cp1252"
        self._decoder = codecs.getincrementaldecoder("cp1252")("replace")
        return before.decode() + self._decoder.decode(rest)
