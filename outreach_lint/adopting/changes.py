"""Which lines of which files have changed, out of what `git diff` prints."""

import re
from bisect import bisect_left
from collections.abc import Mapping

import msgspec

from outreach_lint.model import PARTS, Finding, Message, MessageResult

_HUNK = re.compile(rb"@@ -\d+(?:,\d+)? \+(?P<first>\d{1,8})(?:,(?P<count>\d{1,7}))? @@")
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)")
_LETTERS = {b"a": b"\a", b"b": b"\b", b"t": b"\t", b"n": b"\n", b"v": b"\v", b"f": b"\f", b"r": b"\r"}
_GIT_NULL = b"/dev/null"


class Lines(msgspec.Struct, frozen=True):
    """Lines that were added or changed, and those after which some were taken away, both sorted."""

    added: tuple[int, ...] = ()
    cut: tuple[int, ...] = ()

    def within(self, first: int, last: int) -> bool:
        """Tell whether a line from `first` to `last` was added or changed."""
        return _any_within(self.added, first, last)

    def touches(self, first: int, last: int) -> bool:
        """Tell whether anything from `first` to `last` was added, changed or taken away."""
        return self.within(first, last) or _any_within(self.cut, first - 1, last)


Changes = Mapping[str, Lines | None]
"""By path: the lines, or None for a file that is new as a whole; a file that is not there is unchanged."""


def _any_within(numbers: tuple[int, ...], first: int, last: int) -> bool:
    at = bisect_left(numbers, first)
    return at < len(numbers) and numbers[at] <= last


def changed_lines(diff: bytes) -> dict[str, Lines]:
    """Return the lines of each file that a difference without context (`git diff -U0`) gives new text."""
    added: dict[str, list[int]] = {}
    cut: dict[str, list[int]] = {}
    path, left = "", 0
    for line in diff.split(b"\n"):
        if left:
            # What a hunk adds may look like a header itself.
            left -= line.startswith(b"+")
        elif line.startswith(b"+++ "):
            path = _path_of(line[4:])
        elif path and (hunk := _HUNK.match(line)):
            first, left = int(hunk["first"]), int(hunk["count"] or 1)
            added.setdefault(path, []).extend(range(first, first + left))
            cut.setdefault(path, []).extend([] if left else [first])
    return {name: Lines(tuple(added[name]), tuple(cut[name])) for name in added}


def _path_of(written: bytes) -> str:
    r"""Return the path of a header line, which git puts in quotes if it holds odd characters; "" for no file."""
    name = written.rstrip(b"\r").removesuffix(b"\t")
    if name.startswith(b'"') and name.endswith(b'"'):
        name = _ESCAPE.sub(_unescaped, name[1:-1])
    return "" if name == _GIT_NULL else name.removeprefix(b"b/").decode("utf-8", "surrogateescape")


def _unescaped(found: re.Match[bytes]) -> bytes:
    sign = found[1]
    return bytes([int(sign, 8) & 0xFF]) if sign[1:] else _LETTERS.get(sign, sign)


def on_changed_lines(result: MessageResult, lines: Lines | None) -> tuple[Finding, ...]:
    """Return the findings on changed lines; those on a whole message stand if any of its lines has changed."""
    if lines is None:
        return result.findings
    first, last = extent(result.message)
    return tuple(
        finding
        for finding in result.findings
        if (lines.within(finding.line, finding.end_line) if finding.part else lines.touches(first, last))
    )


def extent(message: Message) -> tuple[int, int]:
    """Return the first and the last line of a message in its file."""
    maps = message.origin.maps
    ends = (maps[part].locate(len(message.part(part))).line for part in PARTS if part in maps)
    return message.origin.line, max(ends, default=message.origin.line)
