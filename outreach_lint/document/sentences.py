"""Split a text into sentences."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache

from outreach_lint.document.atoms import EMOJI, field_spans
from outreach_lint.document.closings import is_sign_off
from outreach_lint.document.lines import Line, split_lines
from outreach_lint.document.span import Span
from outreach_lint.document.stops import ends_sentence

_MARKERS = "-*+>\u2022\u2013\u2014\u2023\u25aa\u25e6\u00b7\u2043#"
# Mail programs wrap at 72 to 80 columns; a longer line was not wrapped, and a shorter one was ended by its writer.
_NARROWEST, _WIDEST, _LONGEST_WRAPPED, _SHORT = 60, 80, 100, 45


@cache
def _plain_stop() -> re.Pattern[str]:
    """Return the pattern of what may end a sentence in a text of ASCII characters: the same, without all others."""
    return re.compile(
        r"[.!?:;](?:(?<=[.!?])(?<![.!?][.!?])[.!?]*+[\"')\]}*_]*+(?:[ ][:;]-?[)D])?(?=\s|\Z)"
        r"|(?<=[ ][:;])-?[)D](?=[ ][A-Z]))"
    )


@cache
def _stop() -> re.Pattern[str]:
    """Return the pattern of what may end a sentence."""
    # One class of first characters for all branches lets the engine leap from one candidate to the next.
    return re.compile(
        rf"[.!?\u2026\u3002\uff01\uff1f\u061f\u0964:;{EMOJI}]"
        rf"(?:(?<=[.!?\u2026])(?<![.!?\u2026][.!?\u2026])[.!?\u2026]*+[\"')\]}}*_\u00bb]*+"
        rf"(?:[ ]?[{EMOJI}]++|[ ][:;]-?[)D])?(?=\s|\Z)"
        r"|(?<=[\u3002\uff01\uff1f\u061f\u0964])[\"'\u300d\u300f)]*+"
        rf"|(?<=[{EMOJI}])(?<![{EMOJI}][{EMOJI}])[{EMOJI}]*+(?=[ ][A-Z])|(?<=[ ][:;])-?[)D](?=[ ][A-Z]))"
    )


@cache
def _marker() -> re.Pattern[str]:
    """Return the pattern of a list marker at the start of a line."""
    return re.compile(rf"(?:[{re.escape(_MARKERS)}]{{1,3}}|\d{{1,2}}[.)]|\(?[a-hA-H\d]\))[ \t]+(?=\S)")


@lru_cache(maxsize=8)
def split_sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences, trimmed and without list markers; none crosses a blank line.

    The lines of a hard-wrapped paragraph are read as one; every other line ends its sentence.
    """
    fields = field_spans(text)
    found: list[Span] = []
    pattern = _plain_stop() if text.isascii() else _stop()
    for start, end in _stretches(split_lines(text)):
        begin = start
        for match in pattern.finditer(text, start, end):
            stop = match.span()
            if stop[1] <= begin or _inside(fields, stop[0]) or not ends_sentence(text, stop, end):
                continue
            found.append(Span(begin, stop[1]))
            begin = stop[1]
            while begin < end and text[begin].isspace():
                begin += 1
        if begin < end:
            found.append(Span(begin, end))
    return tuple(found)


def _inside(fields: list[tuple[int, int]], position: int) -> bool:
    """Tell whether a position lies in one of the sorted stretches."""
    place = bisect_right(fields, (position, position)) - 1
    return place >= 0 and fields[place][0] <= position < fields[place][1]


def _stretches(lines: list[Line]) -> Iterator[tuple[int, int]]:
    """Yield start and end of the lines, with those of a wrapped paragraph joined."""
    lengths = (len(line.text) for line in lines)
    width = max((length for length in lengths if length <= _LONGEST_WRAPPED), default=0)
    width = min(max(width, _NARROWEST), _WIDEST)
    start = -1
    for place, line in enumerate(lines):
        if start < 0:
            start = line.start + _marked(line.text)
        if place + 1 < len(lines) and _continues(line.text, lines[place + 1], width):
            continue
        yield start, line.end
        start = -1


def _marked(line: str) -> int:
    """Return how long the list marker of a line is, 0 without one."""
    if line[0] not in _MARKERS and ")" not in line[:3] and not line[0].isdigit():
        return 0
    marker = _marker().match(line)
    return marker.end() if marker else 0


def _continues(line: str, following: Line, width: int) -> bool:
    """Tell whether the next line goes on with the sentence of this one."""
    if len(line) < _SHORT or following.gap or line[-1] in ".!?:\u2026" or line[0] == ">":
        return False
    if _marked(following.text) or following.text[0] == ">":
        return False
    if following.text[0].islower():
        return not is_sign_off(following.text)
    if len(line) > _LONGEST_WRAPPED or is_sign_off(following.text):
        return False
    return len(line) + 1 + len(following.text.split(None, 1)[0]) > width
