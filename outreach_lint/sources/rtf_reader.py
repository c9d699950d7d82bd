"""Reads RTF in one pass of tokens that never goes back: groups, control words, and what is seen of them."""

import re
from copy import copy
from typing import NoReturn

from outreach_lint.document.late import late
from outreach_lint.errors import Place, SourceError
from outreach_lint.sources.paragraphs import Paragraph
from outreach_lint.sources.rtf_marks import Marks
from outreach_lint.sources.rtf_state import Goes, State, length_of, number_of
from outreach_lint.sources.rtf_text import Text
from outreach_lint.sources.rtf_words import CHARACTERS, ENDS, NOT_TEXT, SETS

DEPTH = 500
TOKENS = 1_000_000
_TOKEN = late(
    r"\\([A-Za-z]+)(-?[0-9]+)? ?|\\'([0-9A-Fa-f]{2})|\\(\r\n|[^A-Za-z])|([{}])|([^\\{}\r\n\0]+)|[\r\n\0]+", re.DOTALL
)
_DIGITS = late(r"[^\\{}]*")
_WORD, _NUMBER, _BYTE, _SIGN, _BRACE, _TEXT = range(1, 7)
_BYTE_WIDTH = 4
_TABLES = {"fonttbl": Goes.FONTS, "shpinst": Goes.SHAPE}
_FIELDS = frozenset({"field", "fldinst", "fldrslt"})
_KNOWN = frozenset({"fldinst", "shpinst"})
"""Groups that old programs are to skip and we are not."""


class Reader:
    """Reads the paragraphs of a source; `read` is called once."""

    def __init__(self, source: str, path: str) -> None:
        """Start before the first token."""
        self._source, self._path = source, path
        self._text = Text(path)
        self._marks = Marks(self._text)
        self._state = State()
        self._stack: list[State] = []
        self._count = self._replaced = self._default = 0
        self._optional = False

    def read(self, at: int) -> list[Paragraph]:
        """Return the paragraphs from an offset on; raises SourceError if the file breaks off, or no person wrote it."""
        while at >= 0:
            at = self._run(at)
        if self._stack:
            count = len(self._stack)
            self._refuse(
                f"the file breaks off: {count} group{'s are' if count > 1 else ' is'} not closed", len(self._source)
            )
        return self._text.story.found

    def _run(self, at: int) -> int:
        """Read on from an offset, and return that behind a stretch to be skipped, or -1 at the end of the text."""
        for match in _TOKEN.finditer(self._source, at):
            kind, here = match.lastindex, match.start()
            self._count += 1
            if kind == _TEXT:
                if self._state.goes is Goes.NOWHERE:
                    return self._behind(match.end())
                self._letters(match[_TEXT], here)
            elif kind in (_WORD, _NUMBER):
                if match[_WORD] == "bin":
                    return match.end() + length_of(match[_NUMBER])
                self._word(match[_WORD], number_of(match[_NUMBER]), here, match.end() - here)
            elif kind == _BYTE:
                self._byte(int(match[_BYTE], 16), here)
            elif kind == _SIGN:
                self._sign(match[_SIGN][0], here)
            elif kind == _BRACE and self._brace(match[_BRACE], here):
                return -1
            if self._count > TOKENS:
                self._refuse(f"more than {TOKENS:,} groups and control words", here)
        return -1

    def _behind(self, at: int) -> int:
        """Return the offset behind a picture's digits, which have many lines."""
        found = _DIGITS.match(self._source, at)
        return found.end() if found else at

    def _brace(self, brace: str, at: int) -> bool:
        """Begin or end a group, and tell whether it was the outermost one that ended."""
        self._replaced, self._optional = 0, False
        if brace == "}":
            return self._close(at)
        self._stack.append(self._state)
        self._state = copy(self._state)
        if len(self._stack) > DEPTH:
            self._refuse(f"groups are nested more than {DEPTH} deep", at)
        return False

    def _close(self, at: int) -> bool:
        self._marks.end(len(self._stack), at, self._state)
        if len(self._stack) <= 1:
            self._text.end_paragraph(at, self._state)
        if self._stack:
            self._state = self._stack.pop()
        return not self._stack

    def _letters(self, text: str, at: int) -> None:
        left_out = min(self._replaced, len(text))
        self._replaced -= left_out
        text, at = text[left_out:], at + left_out
        if self._state.goes is Goes.INSTRUCTION:
            self._marks.tell(text)
        elif text and self._state.is_seen:
            self._text.letters(text, at, self._state.font)

    def _byte(self, byte: int, at: int) -> None:
        if self._replaced:
            self._replaced -= 1
        elif self._state.goes is Goes.INSTRUCTION:
            self._marks.tell(chr(byte))
        elif self._state.is_seen:
            self._text.byte(byte, at, _BYTE_WIDTH, self._state.font)

    def _sign(self, sign: str, at: int) -> None:
        if sign == "*":
            self._optional = True
        else:
            self._word(sign, None, at, 2)

    def _word(self, word: str, value: int | None, at: int, width: int) -> None:
        optional, self._optional = self._optional, False
        if word in CHARACTERS:
            self._character(CHARACTERS[word], at, width)
            return
        self._replaced = 0
        goes = self._state.goes
        if goes is Goes.NOWHERE:
            return
        if word in NOT_TEXT or (optional and word not in _KNOWN):
            self._state.goes = Goes.NOWHERE
        elif goes is Goes.FONTS:
            self._text.set_font(word, value or 0)
        elif word == "u":
            self._number(value or 0, at, width)
        elif goes is Goes.SHAPE:
            if word == "shptxt":
                self._state.goes = Goes.SEEN
                self._marks.begin_box(len(self._stack))
        elif goes is Goes.SEEN:
            self._seen_word(word, value, at)

    def _character(self, char: str, at: int, width: int) -> None:
        if self._replaced:
            self._replaced -= 1
        elif self._state.goes is Goes.INSTRUCTION:
            self._marks.tell(char)
        elif self._state.is_seen:
            self._text.put(char, at, width)

    def _number(self, value: int, at: int, width: int) -> None:
        if self._state.is_seen:
            self._text.number(value, at, width)
        self._replaced = self._state.fallback

    def _seen_word(self, word: str, value: int | None, at: int) -> None:
        """Take a control word that stands in text."""
        state = self._state
        if word in ENDS:
            if state.is_seen:
                self._text.end_paragraph(at, self._state)
        elif word in SETS or word == "ansicpg":
            self._text.set_page(word, value or 0)
        elif word == "deff":
            self._default = state.font = value or 0
        elif word in _TABLES:
            state.goes = _TABLES[word]
        elif word in _FIELDS:
            self._marks.word(word, state, len(self._stack))
        else:
            state.set(word, value, self._default)

    def _refuse(self, why: str, at: int) -> NoReturn:
        reason = f"not readable as .rtf: {why}"
        raise SourceError(reason, Place(self._path, self._source.count("\n", 0, at) + 1))
