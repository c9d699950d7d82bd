"""The parts of a mail by their offsets in the file; nothing is copied, so that every place is known."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

import msgspec

from outreach_lint.document.late import late
from outreach_lint.errors import Place, SourceError

DEPTH = 30
PARTS = 1_000
HEADER_LINES = 5_000
VALUE = 10_000

_FIELD = late(r"([!-9;-~]{1,200})[ \t]*:[ \t]*")
_PARAMETER = late(r";\s*([\w.-]{1,40})(\*\d*\*?)?\s*=\s*(?:\"([^\"]*)\"|([^\s;\"]*))")
_MARK = late(r"^--(\S{4,70})[ \t]*\r?$", re.MULTILINE)


class Header(msgspec.Struct, frozen=True):
    """A header: its name in lower case, and the stretch of its value."""

    name: str
    start: int
    end: int


class Entity(msgspec.Struct, frozen=True):
    """A mail or a part of one: its headers, and the stretch of its content."""

    raw: str
    headers: tuple[Header, ...]
    start: int
    end: int
    alternative: int = -1
    """where the innermost choice between alternatives that it belongs to begins; -1 if it belongs to none"""

    def header(self, name: str) -> Header | None:
        """Return the first header of a name."""
        return next((header for header in self.headers if header.name == name), None)

    def value(self, name: str) -> str:
        """Return the value of a header as it is written, empty if there is none."""
        found = self.header(name)
        return self.raw[found.start : min(found.end, found.start + VALUE)] if found else ""

    @property
    def type(self) -> str:
        """Return the content type, plain text where none can be read."""
        found = self.value("content-type").partition(";")[0].strip().lower()
        return found if "/" in found else "text/plain"

    def parameter(self, header: str, name: str) -> str:
        """Return a parameter of a header, empty if there is none."""
        text = ""
        value = self.value(header).replace("\r", "").replace("\n", "")
        for found in _PARAMETER.finditer(";" + value.partition(";")[2]):
            if found[1].lower() == name:
                piece = found[3] if found[3] is not None else found[4]
                piece = piece if not (found[2] or "").endswith("*") else unquote(piece.rpartition("'")[2], "latin-1")
                text += piece
                if not found[2]:
                    break
        return text.strip()


def entity_of(raw: str, start: int, end: int, alternative: int = -1) -> Entity:
    """Return the headers and content of a stretch; the first line that is no header begins the content."""
    headers: list[Header] = []
    at = start
    for _count in range(HEADER_LINES):
        stop = _line_end(raw, at, end)
        line = raw[at:stop].rstrip("\r\n")
        found = _FIELD.match(raw, at, stop)
        if not line.strip() or (not found and not (line[0] in " \t" and headers)):
            at = stop if not line.strip() else at
            break
        if line[0] in " \t" and headers:
            headers[-1] = Header(headers[-1].name, headers[-1].start, at + len(line))
        elif found:
            headers.append(Header(found[1].lower(), min(found.end(), at + len(line)), at + len(line)))
        at = stop
        if at >= end:
            break
    return Entity(raw, tuple(headers), at, end, alternative)


def leaves(mail: Entity, path: str, line: int) -> Iterator[Entity]:
    """Yield the parts that have no parts themselves, in order; a mail within a mail is one of them."""
    waiting = [(mail, 0)]
    count = 0
    while waiting and count < PARTS:
        entity, depth = waiting.pop()
        count += 1
        boundary = _boundary(entity) if entity.type.startswith("multipart/") else ""
        if not boundary:
            yield entity
            continue
        if depth >= DEPTH:
            reason = "the mail has too many parts within parts"
            raise SourceError(reason, Place(path, line))
        alternative = entity.start if entity.type == "multipart/alternative" else entity.alternative
        parts = [entity_of(entity.raw, *span, alternative) for span in _spans(entity, boundary)]
        waiting += [(part, depth + 1) for part in reversed(parts)]


def _boundary(entity: Entity) -> str:
    """Return the boundary of a multipart; where its header has lost it, that of the first line that looks like one."""
    given = entity.parameter("content-type", "boundary")
    found = None if given else _MARK.search(entity.raw, entity.start, min(entity.start + VALUE, entity.end))
    return found[1] if found else given


def _spans(entity: Entity, boundary: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches between the lines of a boundary; the last one need not be closed."""
    raw, mark = entity.raw, "--" + boundary
    start, at = -1, entity.start
    for _count in range(PARTS):
        found = raw.find(mark, at, entity.end)
        while found >= 0 and not _is_delimiter(raw, found, len(mark), entity):
            found = raw.find(mark, found + 1, entity.end)
        if found < 0:
            break
        if start >= 0:
            yield start, max(_before(raw, found), start)
        closing = raw.startswith("--", found + len(mark))
        start = -1 if closing else _line_end(raw, found, entity.end)
        at = found + len(mark)
        if closing:
            return
    if 0 <= start < entity.end:
        yield start, entity.end


def _is_delimiter(raw: str, at: int, length: int, entity: Entity) -> bool:
    """Tell whether a mark stands alone in its line."""
    if at > entity.start and raw[at - 1] != "\n":
        return False
    rest = raw[at + length : at + length + 80].partition("\n")[0]
    return not rest.removeprefix("--").strip()


def _before(raw: str, at: int) -> int:
    """Return where the line break before a boundary begins: it belongs to the boundary."""
    return at - 2 if raw[at - 2 : at] == "\r\n" else at - 1


def _line_end(raw: str, at: int, end: int) -> int:
    """Return where the next line begins."""
    found = raw.find("\n", at, end)
    return end if found < 0 else found + 1
