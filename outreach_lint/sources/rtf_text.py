"""The characters that control words, bytes and numbers of RTF stand for, put where they are seen."""

from outreach_lint.sources.docx_names import PICTURES
from outreach_lint.sources.paragraphs import Budget
from outreach_lint.sources.rtf_bytes import FALLBACK, Bytes, codec_of, table
from outreach_lint.sources.rtf_state import State
from outreach_lint.sources.rtf_story import Story
from outreach_lint.sources.rtf_words import CHARSETS, SETS

_UNKNOWN = "\ufffd"
_BULLET = "\u2022"
_BYTE, _UNITS, _CODES = 0x80, 0x10000, 0x110000
_PRIVATE = range(0xF000, 0xF100)
_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)


class Text:
    """Takes what is seen, in order, and gives it to the story that is open."""

    def __init__(self, path: str) -> None:
        """Start with an empty body."""
        self.stories = [Story()]
        self._page = FALLBACK
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._budget = Budget(path)
        self._bytes = Bytes()
        self._high: tuple[int, int] | None = None

    @property
    def story(self) -> Story:
        """Return the story that is open."""
        return self.stories[-1]

    def set_page(self, word: str, page: int) -> None:
        """Take a control word that says in which code page the document is."""
        self._page = SETS.get(word) or codec_of(page)

    def set_font(self, word: str, value: int) -> None:
        """Take a control word of the table of fonts."""
        if word == "f":
            self._font = value
        elif word == "fcharset" and value in CHARSETS:
            self._fonts[self._font] = CHARSETS[value]
        elif word == "cpg":
            self._fonts[self._font] = codec_of(value)

    def put(self, text: str, at: int, width: int | None = None) -> None:
        """Put characters that stand one for one at a place, or one that takes a width there."""
        self.settle()
        self._put(text, at, width)

    def letters(self, text: str, at: int, font: int) -> None:
        """Put a stretch of the source, in which bytes beyond ASCII are those of the font's code page."""
        if text.isascii() and not self._bytes.begun:
            self.put(text, at)
            return
        for offset, char in enumerate(text, at):
            if char < "\x80" and not self._bytes.begun:
                self.put(char, offset)
            else:
                self.byte(ord(char), offset, 1, font)

    def byte(self, byte: int, at: int, width: int, font: int) -> None:
        """Put a byte of the font's code page that takes a width at a place."""
        self._lone()
        codec = self._fonts.get(font, self._page)
        single = table(codec)
        if single and not self._bytes.begun:
            self._put(single[byte], at, width)
            return
        for char, place in self._bytes.take(byte, at, codec):
            self._put(char, place, at + width - place)

    def number(self, value: int, at: int, width: int) -> None:
        """Put a character by its number in UTF-16, of which two may make one, or in Unicode."""
        code = value % _UNITS if value < _UNITS else min(value, _CODES)
        if self._high and code in _LOW:
            high, start = self._high
            self._high = None
            self._put(chr(_UNITS + (high - _HIGH[0]) * len(_LOW) + code - _LOW[0]), start, at + width - start)
            return
        self.settle()
        if code in _HIGH:
            self._high = (code, at)
        elif code in _PRIVATE:
            self._put(PICTURES.get(f"{code:x}", _BULLET), at, width)
        else:
            self._put(chr(code) if code < _CODES and code not in _LOW else _UNKNOWN, at, width)

    def end_paragraph(self, at: int, state: State) -> None:
        """End the paragraph of the story that is open."""
        self._budget.take_paragraph()
        self.settle()
        self.story.end(at, state.style, state.spacing)

    def settle(self) -> None:
        """Put a sign for each half of a character that has no other half."""
        self._lone()
        for char, place in self._bytes.rest():
            self._put(char, place, 1)

    def _lone(self) -> None:
        if self._high:
            self._put(_UNKNOWN, self._high[1], 1)
            self._high = None

    def _put(self, text: str, at: int, width: int | None) -> None:
        self.story.put(text, at, width)
        self._budget.take(len(text))
