"""The value of a mail header to text, through folded lines and encoded words, with its map."""

import re
from binascii import Error, a2b_base64
from itertools import groupby

import msgspec

from outreach_lint.document.late import late
from outreach_lint.positions import PositionMap, Segment
from outreach_lint.sources.charsets import decode_bytes
from outreach_lint.sources.decoding import Part

LIMIT = 10_000
WORD = late(r"=\?([^?\s*]{1,40})(?:\*[^?\s]{0,40})?\?([bBqQ])\?([^?\s]*)\?=")
OCTET = re.compile(rb"=([0-9A-Fa-f]{2})")


class _Run(msgspec.Struct, frozen=True):
    """Characters that stand at `start` one for one, or all at `start` if they were encoded."""

    text: str
    start: int
    encoded: bool


def header_part(value: str, line: int, column: int) -> Part:
    """Return a header's text and map; what an encoded word says stands where the word begins."""
    runs = _runs(value[:LIMIT])
    segments: list[Segment] = []
    text = ""
    for run in runs:
        steps = len(run.text) if run.encoded else 1
        segments += [Segment(len(text) + step, run.start) for step in range(steps)]
        text += run.text
    segments.append(Segment(len(text), len(value)))
    return Part(text, PositionMap(value, line, column, tuple(segments)))


def header_text(value: str) -> str:
    """Return a header's text."""
    return "".join(run.text for run in _runs(value[:LIMIT]))


def _runs(value: str) -> list[_Run]:
    """Return the plain and encoded stretches of a value; neighbouring words of one charset are decoded together."""
    runs: list[_Run] = []
    last = 0
    for (_group, charset), words in groupby(_grouped(value), key=lambda found: (found[0], found[1][1].lower())):
        matches = [match for _number, match in words]
        between = value[last : matches[0].start()]
        if between.strip() or not runs:
            runs += _plain(between, last)
        text, _codec = decode_bytes(b"".join(_octets(match) for match in matches), charset)
        # A line break in a header is an attack or a slip; either way the text goes on.
        runs.append(_Run(re.sub(r"[\r\n]", " ", text), matches[0].start(), encoded=True))
        last = matches[-1].end()
    return [run for run in [*runs, *_plain(value[last:], last)] if run.text]


def _grouped(value: str) -> list[tuple[int, re.Match[str]]]:
    """Return the encoded words, numbered by the stretch of neighbours that they belong to."""
    found: list[tuple[int, re.Match[str]]] = []
    group, last = 0, 0
    for match in WORD.finditer(value):
        group += bool(value[last : match.start()].strip())
        found.append((group, match))
        last = match.end()
    return found


def _plain(text: str, start: int) -> list[_Run]:
    """Return a plain stretch without its line breaks: the white space after a break is part of the text."""
    return [_Run(match[0], start + match.start(), encoded=False) for match in re.finditer(r"[^\r\n]+", text)]


def _octets(word: re.Match[str]) -> bytes:
    """Return the bytes of an encoded word, as far as they can be had."""
    data = word[3].encode("utf-8", "replace")
    if word[2] in "qQ":
        return OCTET.sub(lambda match: bytes([int(match[1], 16)]), data.replace(b"_", b" "))
    try:
        return a2b_base64(data + b"=" * (-len(data) % 4))
    except Error:
        return word[0].encode("utf-8", "replace")
