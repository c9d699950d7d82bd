"""The members of a list in a JSON file of any size, of which one at a time is held."""

import io
from collections.abc import Container, Iterator
from json import JSONDecoder
from typing import BinaryIO, NoReturn

import msgspec

from outreach_lint.errors import Place, SourceError
from outreach_lint.sources.decoding import LIMIT, UTF16_BOMS
from outreach_lint.sources.json_nodes import parse_json
from outreach_lint.sources.nodes import Node, Source, source_of

_CHUNK = 1 << 18
_MARK = 2
_DECODER = JSONDecoder()
_BLANK = " \t\r\n"


class Member(msgspec.Struct, frozen=True):
    """A member of a list: its text with its first line, and how many characters stand before it on that line."""

    source: Source
    column: int

    def node(self) -> Node:
        """Return the value; raise SourceError with its place in the file."""
        try:
            return parse_json(self.source)
        except SourceError as error:
            raise self.placed(error) from None

    def placed(self, error: SourceError) -> SourceError:
        """Return an error of this member with its place in the file."""
        place = error.place
        if place is None or place.line != self.source.line or not place.column:
            return error
        return SourceError(error.reason, place._replace(column=place.column + self.column, excerpt=""))


class _Window:
    """The text of a file from some point on, as far as it was read, and how far it was looked at."""

    def __init__(self, file: BinaryIO, path: str) -> None:
        codec = "utf-16" if file.read(_MARK) in UTF16_BOMS else "utf-8-sig"
        file.seek(0)
        self._stream = io.TextIOWrapper(file, codec, newline="")
        self._path, self._text, self._at = path, "", 0
        self._line, self._column, self._counted = 1, 0, 0

    def peek(self) -> str:
        """Return the next character that is no blank, empty at the end."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in _BLANK:
                self._at += 1
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def take(self, allowed: str) -> str:
        """Return the next character and pass it; raise SourceError if it is none of those that are allowed."""
        found = self.peek()
        if not found or found not in allowed:
            self.fail(f"invalid JSON: expecting {' or '.join(f'“{sign}”' for sign in allowed)}")
        self._at += 1
        return found

    def value(self) -> Member:
        """Return the next value and pass it; raise SourceError if it is none."""
        self.peek()
        while True:
            try:
                end = _DECODER.raw_decode(self._text, self._at)[1]
            except (ValueError, RecursionError):  # a number of very many digits is a mere ValueError
                end = -1
            # A number may go on in what is not read yet.
            if 0 <= end < len(self._text) or not self._more():
                break
        member = self._member(end)
        if end < 0:
            member.node()
            self.fail("invalid JSON: a value that cannot be read")
        self._at = end
        return member

    def fail(self, reason: str) -> NoReturn:
        """Raise SourceError at the next character."""
        self._count()
        raise SourceError(reason, Place(self._path, self._line, self._column + 1))

    def _member(self, end: int) -> Member:
        self._count()
        text = self._text[self._at : end if end >= 0 else None]
        return Member(source_of(self._path, text, self._line), self._column)

    def _count(self) -> None:
        """Bring the line and the column up to the next character."""
        newlines = self._text.count("\n", self._counted, self._at)
        last = self._text.rfind("\n", self._counted, self._at) + 1
        self._line += newlines
        self._column = self._at - last if newlines else self._column + self._at - self._counted
        self._counted = self._at

    def _more(self) -> bool:
        """Read on and forget what was passed; tell whether there was more, without which nothing is forgotten."""
        left = len(self._text) - self._at
        if left > LIMIT:
            self.fail(f"a value is larger than {LIMIT // 1_000_000} MB")
        try:
            # Twice as much each time, so that a long value is not looked through over and over.
            read = self._stream.read(max(_CHUNK, left))
        except UnicodeDecodeError:
            self.fail("not valid UTF-8 from here on; save the file as UTF-8")
        if read:
            self._count()
            self._text, self._at, self._counted = self._text[self._at :] + read, 0, 0
        return bool(read)


def members_of(file: BinaryIO, path: str, names: Container[str]) -> Iterator[Member] | None:
    """Return the members of a list: the file's own, or the first that stands under one of the names; None if none does.

    Raises SourceError for what is no JSON, as far as it is read.
    """
    window = _Window(file, path)
    if window.peek() == "{":
        return _members(window) if _entered(window, names) else None
    if window.peek() == "[":
        return _members(window)
    window.value()
    return None


def _entered(window: _Window, names: Container[str]) -> bool:
    """Go to the list under one of the names in the object that begins here, or in one under such a name."""
    window.take("{")
    while window.peek() != "}":
        if window.peek() != '"':
            window.fail("invalid JSON: expecting a key in double quotes")
        name = window.value().node().value
        window.take(":")
        if name in names and window.peek() == "[":
            return True
        if name in names and window.peek() == "{":
            if _entered(window, names):
                return True
        else:
            window.value()
        if window.peek() != "}":
            window.take(",}")
    window.take("}")
    return False


def _members(window: _Window) -> Iterator[Member]:
    window.take("[")
    if window.peek() == "]":
        return
    while True:
        yield window.value()
        if window.take(",]") == "]":
            return
