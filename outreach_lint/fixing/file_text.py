"""The text of a file with all that its bytes say beside it, so that a change touches nothing but its own span."""

from collections.abc import Iterable

import msgspec

_CODECS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


class Splice(msgspec.Struct, frozen=True, order=True):
    """Characters from `start` to `end` of a file's text make way for others."""

    start: int
    end: int
    text: str


class FileText(msgspec.Struct, frozen=True):
    """A decoded file: its byte order mark, codec and line ends stay as they are."""

    text: str
    codec: str
    mark: bytes
    starts: tuple[int, ...]

    @property
    def newline(self) -> str:
        r"""Return what ends the first line: "\n" or "\r\n"."""
        return "\r\n" if len(self.starts) > 1 and self.text[self.starts[1] - 2 : self.starts[1] - 1] == "\r" else "\n"

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a place, -1 if there is no such place."""
        if not 0 < line <= len(self.starts):
            return -1
        return min(self.starts[line - 1] + column - 1, len(self.text))

    def spliced(self, splices: Iterable[Splice]) -> bytes:
        """Return the file's bytes with the splices, which are sorted and do not overlap; raises UnicodeError."""
        pieces: list[str] = []
        at = 0
        for splice in splices:
            pieces += (self.text[at : splice.start], splice.text)
            at = splice.end
        return self.mark + "".join([*pieces, self.text[at:]]).encode(self.codec)


def file_text(data: bytes) -> FileText | None:
    """Return the text of a file, None if the same bytes would not come of it again."""
    mark, codec = next(((mark, codec) for mark, codec in _CODECS if data.startswith(mark)), (b"", "utf-8"))
    for name in (codec, "cp1252"):
        try:
            text = data[len(mark) :].decode(name)
        except UnicodeDecodeError:
            continue
        if mark + text.encode(name) == data:
            return FileText(text, name, mark, _starts(text))
    return None


def _starts(text: str) -> tuple[int, ...]:
    starts = [0]
    while found := text.find("\n", starts[-1]) + 1:
        starts.append(found)
    return tuple(starts)
