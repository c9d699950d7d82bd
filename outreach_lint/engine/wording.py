"""Finds wording by its hash: lines or sentences whose words, white space aside, are exactly those that were hashed."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import pairwise
from unicodedata import is_normalized, normalize

import msgspec

from outreach_lint.document.comments import without_comments

LONGEST = 5_000
"""Characters of a block at most: the time to look for blocks grows with their length."""
MOST = 500_000
"""Blocks of a part that are hashed at most: five times what a megabyte of prose and 200 approvals come to."""
_WORD = re.compile(r"\S+")
_EDGE = re.compile(r"(?=\{%|\{\{(?:[#/^]|else))|(?<=%\})|(?<=\}\})")
"""Where a tag of a template begins or ends, which has no blank beside it."""
_OPENERS = ("{%", "{{#", "{{/", "{{^", "{{else")
_CLOSERS = ("%}", "}}")
_BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_STOP = re.compile(r"[.!?\u2026:\u3002\uff01\uff1f\u061f\u0964][\"'\u2019\u201d\u00bb)\]}*_]*\Z")
_LONGER_BY = 3
"""How many times as long as it was NFC can make a text."""


class Laid(msgspec.Struct, frozen=True):
    """A text as it is hashed: in NFC, trimmed, each run of white space one space, comments taken for white space."""

    text: str
    words: tuple[tuple[int, int], ...]
    """where each word stands in the part: offsets, half-open; a tag of a template is a word of its own"""
    places: tuple[tuple[int, int], ...]
    """where each word stands in `text`"""
    starts: tuple[int, ...]
    """the words with which a line, a sentence or what stands between tags begins"""
    ends: Mapping[int, int]
    """by the offset in `text`: the words with which such a thing ends"""

    def block(self, first: int, last: int) -> str:
        """Return the text from one word to another, as it is hashed."""
        return self.text[self.places[first][0] : self.places[last][1]]

    def is_whole(self, first: int, last: int) -> bool:
        """Tell whether whole lines or sentences stand from one word to another."""
        at = bisect_left(self.starts, first)
        return self.starts[at : at + 1] == (first,) and self.places[last][1] in self.ends


def laid_out(part: str) -> Laid:
    """Return the text of a part as it is hashed, and where lines and sentences begin and end in it."""
    source = without_comments(part)
    composed = source.isascii() or is_normalized("NFC", source)
    words = tuple(_words(source))
    gaps = [source[one[1] : other[0]] for one, other in pairwise(words)]
    text: list[str] = []
    places: list[tuple[int, int]] = []
    at = 0
    for (start, end), gap in zip(words, [*gaps, ""], strict=False):
        word = source[start:end] if composed else normalize("NFC", source[start:end])
        places.append((at, at + len(word)))
        text += (word, " ") if gap else (word,)
        at += len(word) + bool(gap)
    said = "".join(text)
    closed = list(_closed([said[start:end] for start, end in places], gaps))
    ends = {end: number for number, (_start, end) in enumerate(places) if closed[number]}
    starts: list[int] = []
    for number in range(len(places)):
        # What follows the sign of a list item, or of a quoted line, begins with it.
        bare = starts[-1:] == [number - 1] and not any(map(str.isalnum, said[slice(*places[number - 1])]))
        if not number or closed[number - 1] or bare:
            starts.append(number)
    return Laid(said, words, tuple(places), tuple(starts), ends)


def _words(source: str) -> Iterator[tuple[int, int]]:
    for found in _WORD.finditer(source):
        start, end = found.span()
        if "{" in found[0] or "}" in found[0]:
            for edge in _EDGE.finditer(source, start, end):
                if start < edge.start():
                    yield start, edge.start()
                    start = edge.start()
        if start < end:
            yield start, end


def _closed(words: Sequence[str], gaps: Sequence[str]) -> Iterator[bool]:
    """Yield for each word whether a line or a sentence ends with it, or a tag stands at its end."""
    tag = False
    for number, word in enumerate(words):
        tag = tag or word.startswith(_OPENERS)
        ended = tag and word.endswith(_CLOSERS)
        tag = tag and not ended
        last = number == len(gaps)
        broken = last or (gaps[number] != " " and _BREAK.search(gaps[number]) is not None)
        yield broken or ended or _STOP.search(word) is not None or words[number + 1].startswith(_OPENERS)


def digest_of(block: str) -> str:
    """Return the SHA-256 of a block that is laid out, in hexadecimal digits."""
    return sha256(block.encode("utf-8", "surrogatepass")).hexdigest()


def find_blocks(part: str, wanted: Mapping[int, Collection[str]]) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and digest of each block of a part whose digest is wanted, by its length in characters.

    In a part of countless sentences no more than `MOST` blocks are looked at: what is not found there is not approved.
    """
    if not wanted or len(part) * _LONGER_BY < min(wanted):
        return
    laid, ascending, left = laid_out(part), sorted(wanted.items()), MOST
    for first in laid.starts:
        if left <= 0:
            return
        start = at = laid.places[first][0]
        # One hash goes on from block to block, so that many lengths cost no more than the longest.
        running = sha256()
        for length, digests in ascending:
            last = laid.ends.get(start + length)
            if last is None:
                continue
            running.update(laid.text[at : start + length].encode("utf-8", "surrogatepass"))
            at, left = start + length, left - 1
            digest = running.hexdigest()
            if digest in digests:
                yield laid.words[first][0], laid.words[last][1], digest
