"""Bytes of a code page to characters, one after the other, each with the place of its first byte."""

from codecs import IncrementalDecoder, getincrementaldecoder
from collections.abc import Iterator
from functools import cache

from outreach_lint.sources.rtf_words import PAGES

FALLBACK = "cp1252"
_BULLET = "\u2022"


def codec_of(page: int) -> str:
    """Return the name of the codec for the number of a code page; that of Western Europe for one that nobody knows."""
    name = PAGES.get(page, f"cp{page}")
    try:
        getincrementaldecoder(name)
    except LookupError:
        return FALLBACK
    return name


@cache
def table(codec: str) -> tuple[str, ...] | None:
    """Return the character of each byte, None if some take several bytes; signs of the symbol font become bullets."""
    if codec == "symbol":
        return tuple(chr(byte) if byte < 0x80 else _BULLET for byte in range(256))  # noqa: PLR2004 -- the end of ASCII
    high = bytes(range(0x80, 0x100))
    if len(high.decode(codec, "replace")) != len(high) or codec in ("utf-8", "johab", "gb2312", "big5"):
        return None
    return tuple(bytes([byte]).decode(codec, "replace") for byte in range(256))


class Bytes:
    """Takes bytes of any code page, and yields characters with their places."""

    def __init__(self) -> None:
        """Start without a character begun."""
        self._decoder: IncrementalDecoder | None = None
        self._codec = ""
        self._start = -1

    @property
    def begun(self) -> bool:
        """Tell whether a character waits for its second byte."""
        return self._start >= 0

    def take(self, byte: int, at: int, codec: str) -> Iterator[tuple[str, int]]:
        """Yield the characters that a byte at a place completes."""
        single = table(codec)
        if single:
            yield from self.rest()
            yield single[byte], at
            return
        if self._decoder is None or codec != self._codec:
            yield from self.rest()
            self._decoder, self._codec = getincrementaldecoder(codec)("replace"), codec
        text = self._decoder.decode(bytes([byte]))
        start = self._start if self.begun else at
        self._start = -1 if text else start
        for char in text:
            yield char, start

    def rest(self) -> Iterator[tuple[str, int]]:
        """Yield a sign for a character that was begun and never ended."""
        if self._decoder and self.begun:
            for char in self._decoder.decode(b"", final=True):
                yield char, self._start
        self._start = -1
