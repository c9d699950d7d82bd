"""Which words of a file are to be approved: those of a part that stand on some lines, as whole lines or sentences."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

import msgspec

from outreach_lint.engine.wording import LONGEST, Laid, laid_out
from outreach_lint.errors import Place, SourceError
from outreach_lint.model import PARTS, Message, PartName

Lines = tuple[int, int]
"""The first and the last line, counted from 1."""


class Block(msgspec.Struct, frozen=True):
    """Words of a part as they are hashed, with the lines of the file on which they stand."""

    part: PartName
    text: str
    lines: Lines


class _Words(msgspec.Struct, frozen=True):
    """The words of a part that are asked for: the first and the last of them, and the line of each word."""

    part: PartName
    laid: Laid
    first: int
    last: int
    lines: Sequence[int]


def block_of(messages: Sequence[Message], wanted: Lines | None, path: str) -> Block:
    """Return the words on some lines, or the body of the only message; raises SourceError if that is no one block."""
    if wanted is None:
        found = _whole(messages, path)
    else:
        in_parts = [words for message in messages for part in PARTS if (words := _on_lines(message, part, wanted))]
        found = _only(in_parts, wanted, path)
    lines = found.lines[found.first], found.lines[found.last]
    text = found.laid.block(found.first, found.last)
    if len(text) > LONGEST:
        reason = f"{len(text)} characters are more than one approval holds ({LONGEST}): take fewer --lines at a time"
        raise SourceError(reason, Place(path, lines[0]))
    if not found.laid.is_whole(found.first, found.last):
        reason = "these lines begin or end within a sentence of the message: take in all of it"
        raise SourceError(reason, Place(path, lines[0]))
    return Block(found.part, text, lines)


def _whole(messages: Sequence[Message], path: str) -> _Words:
    if len(messages) > 1:
        reason = f"{len(messages)} messages stand here: say with --lines which words are approved"
        raise SourceError(reason, Place(path))
    held = [part for message in messages for part in PARTS if message.part(part).strip()]
    part: PartName = held[0] if len(held) == 1 else "body"
    found = _on_lines(messages[0], part, None) if held else None
    if found is None:
        reason = "there are no words here that could be approved"
        raise SourceError(reason, Place(path))
    return found


def _only(found: Sequence[_Words], wanted: Lines, path: str) -> _Words:
    shown = f"line {wanted[0]}" if wanted[0] == wanted[1] else f"lines {wanted[0]} to {wanted[1]}"
    if not found:
        reason = f"no words of a message stand on {shown}"
        raise SourceError(reason, Place(path))
    if len(found) > 1:
        parts = " and ".join(dict.fromkeys(f"a {words.part}" for words in found))
        reason = f"on {shown} stand words of {len(found)} parts ({parts}): name lines of one"
        raise SourceError(reason, Place(path, wanted[0]))
    return found[0]


def _on_lines(message: Message, part: PartName, wanted: Lines | None) -> _Words | None:
    """Return the words of a part on some lines, or all of them; None if there are none."""
    laid = laid_out(message.part(part))
    lines = _lines_of(message, part, (start for start, _end in laid.words))
    on = [n for n, line in enumerate(lines) if wanted is None or wanted[0] <= line <= wanted[1]]
    return _Words(part, laid, on[0], on[-1], lines) if on else None


def _lines_of(message: Message, part: PartName, offsets: Iterable[int]) -> list[int]:
    """Return the line of the file for each offset in a part."""
    known = message.origin.maps.get(part)
    if known is None:
        return [message.origin.line for _offset in offsets]
    breaks = [at for at, char in enumerate(known.source) if char == "\n"]
    return [known.line + bisect_left(breaks, known.to_source(offset)) for offset in offsets]
