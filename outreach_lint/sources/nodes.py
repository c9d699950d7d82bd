"""Values of a JSON or YAML text that know where they stand in their file."""

from bisect import bisect_right
from collections.abc import Callable
from typing import NoReturn, Union

import msgspec

from outreach_lint.errors import Place, SourceError
from outreach_lint.model import Failure
from outreach_lint.positions import Position, PositionMap

EXCERPT = 160

Content = Union[str, int, float, bool, None, tuple["Node", ...], dict[str, "Node"]]  # noqa: UP007 -- `|` cannot hold a forward reference at run time


class Node(msgspec.Struct, frozen=True, gc=False):
    """A value, the stretch of the source that writes it, and where its key begins (-1 if it has none).

    `raw` is a YAML scalar as written, so that `first_name: No` can still be read as a name.
    """

    value: Content
    start: int
    end: int
    key: int = -1
    raw: str | None = None


class Source(msgspec.Struct, frozen=True, gc=False):
    """A decoded text of a file that begins at `line`; `starts` are the offsets at which its lines begin."""

    path: str
    text: str
    line: int = 1
    starts: tuple[int, ...] = (0,)

    def position(self, offset: int) -> Position:
        """Return the line and column of an offset."""
        row = bisect_right(self.starts, offset) - 1
        return Position(self.line + row, offset - self.starts[row] + 1)

    def place(self, offset: int) -> Place:
        """Return the place of an offset together with its line, cut if the line is very long."""
        at = self.position(offset)
        start = self.starts[at.line - self.line]
        end = self.text.find("\n", start)
        line = self.text[start : end if end >= 0 else None].rstrip("\r")
        return Place(self.path, at.line, at.column, line if len(line) <= EXCERPT else "")

    def error(self, reason: str, offset: int) -> SourceError:
        """Return an error that points to an offset."""
        return SourceError(reason, self.place(offset))

    def fail(self, reason: str, offset: int) -> NoReturn:
        """Raise an error that points to an offset."""
        raise self.error(reason, offset)


MapOf = Callable[[Source, Node], PositionMap]


def source_of(path: str, text: str, line: int = 1) -> Source:
    """Return a source of many lines."""
    starts = [0]
    while found := text.find("\n", starts[-1]) + 1:
        starts.append(found)
    return Source(path, text, line, tuple(starts))


def failure_of(error: SourceError, path: str, line: int = 1) -> Failure:
    """Return an error as a reported failure, so that the rest can go on."""
    place = error.place
    if place is None or not place.line:
        return Failure(path, line, error.reason)
    where = f" (column {place.column})" if place.column else ""
    return Failure(place.path, place.line, error.reason + where)


def plain_of(node: Node) -> object:
    """Return the value without its places."""
    if isinstance(node.value, dict):
        return {key: plain_of(child) for key, child in node.value.items()}
    if isinstance(node.value, tuple):
        return [plain_of(child) for child in node.value]
    return node.value
