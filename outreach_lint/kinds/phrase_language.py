r"""Compiles a phrase, as rule authors write it, to a linear-time regular expression.

A phrase is words with single spaces. `(a|b c)` is a choice, `(a)?` may be left out, `...` lets up to four words pass
(`...2` up to two), `{name}` stands for any phrase of the shared list, `word*` for any ending, `\` quotes the next
character. Line breaks, a comma between words, quotes, hyphens and contractions are matched in all their spellings.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from outreach_lint.document.folding import fold
from outreach_lint.document.late import late
from outreach_lint.kinds.contractions import contracted
from outreach_lint.kinds.inflection import forms
from outreach_lint.kinds.linear import NOTHING
from outreach_lint.kinds.phrase_context import Reading
from outreach_lint.kinds.phrase_pieces import SPACE, Gap, Optional, either, join
from outreach_lint.kinds.phrase_reading import PhraseError, choices_in, closing
from outreach_lint.kinds.phrase_words import words_of
from outreach_lint.kinds.required_words import required_words
from outreach_lint.kinds.text_words import TextWords

_GAP = late(r"\.\.\.(\d?)$")
_ANY_WORD = r"[^\s.!?]+"
_ENDING = r"[^\x00-/:-@\[-\x60{-\x7f]*"
"""Letters and digits of any script, told by what they are not: the classes of all scripts compile slowly."""
_MANY = 4
_SPECIAL = {"*": _ENDING, "-": "[- ]?", "'": "'"}
_DEFAULT_GAP = 4
_DEEPEST = 8


class _Compiler:
    """Compiles phrases with the lists and the inflection of one match."""

    def __init__(self, reading: Reading, *, inflect: bool) -> None:
        self.reading = reading
        self.lists = reading.lists
        self.words = reading.words
        self.inflect = inflect
        self.depth = 0

    def phrase(self, phrase: str) -> str:
        """Return the expression of a whole phrase."""
        pieces = self._pieces(words_of(fold(phrase)))
        if not any(not isinstance(piece, Optional) for piece in pieces):
            reason = f"the phrase “{phrase}” can match nothing at all"
            raise PhraseError(reason)
        if isinstance(pieces[0], Gap) or isinstance(pieces[-1], Gap):
            reason = f"“...” in “{phrase}” needs words on both sides"
            raise PhraseError(reason)
        return join(pieces)

    def choice(self, phrases: Sequence[str]) -> str:
        """Return the expression of any of the phrases, the longest first; of those that the text can hold, if given."""
        listed = [phrase for phrase in phrases if phrase.strip()]
        words = self.words
        if words is not None and len(listed) > _MANY:
            listed = [phrase for phrase in listed if self._possible(phrase, words)]
        return either(self.phrase(phrase) for phrase in listed)

    def _possible(self, phrase: str, words: TextWords) -> bool:
        return required_words(phrase, self.lists, inflect=self.inflect, known=self.reading.needs).met_by(words)

    @contextmanager
    def _part_of_word(self, *, part: bool) -> Iterator[None]:
        """Leave nothing out while a part of a word is read: its words are not those of the text."""
        words = self.words
        self.words = None if part else words
        yield
        self.words = words

    def written(self, phrase: str) -> str:
        """Return the expression of a phrase, and tell in an error which phrase it was."""
        try:
            return self.phrase(phrase)
        except PhraseError as problem:
            raise PhraseError(str(problem), phrase) from None

    def _pieces(self, words: Sequence[str]) -> list[str]:
        pieces: list[str] = []
        while words:
            used, piece = contracted(words, SPACE)
            pieces.append(piece if used else self._token(words[0]))
            words = words[max(used, 1) :]
        return pieces

    def _token(self, token: str) -> str:
        gap = _GAP.fullmatch(token)
        if token.startswith("...") and not gap:
            reason = f"“{token}”: a gap is “...” or “...” and one digit"
            raise PhraseError(reason)
        if gap:
            return Gap(rf"(?:{SPACE}{_ANY_WORD}){{0,{gap[1] or _DEFAULT_GAP}}}?")
        if token.startswith("(") and token.endswith(")?") and closing(token, 0) == len(token) - 2:
            return Optional(self.choice(choices_in(token[1:-2])))
        regex, at = "", 0
        while at < len(token):
            regex_piece, at = self._atom(token, at)
            regex += regex_piece
        return regex

    def _atom(self, token: str, at: int) -> tuple[str, int]:
        """Return the expression of what begins at a character of a token, and where it ends."""
        char = token[at]
        if char == "(":
            with self._part_of_word(part=closing(token, at) - at != len(token) - 1):
                return self._group(token, at)
        if char == "{":
            end = (token.find("}", at) + 1 or len(token) + 1) - 1
            if token[end + 1 : end + 2] == "?":
                reason = f"“{token}”: write “({token[: end + 1]})?” for a list that may be left out"
                raise PhraseError(reason)
            with self._part_of_word(part=end - at != len(token) - 1):
                return self._list(token[at + 1 : end]), end + 1
        if char == "\\" and at + 1 < len(token):
            return re.escape(token[at + 1]), at + 2
        if char in _SPECIAL:
            return _SPECIAL[char], at + 1
        word = re.match(r"[^\W_]+", token[at:])
        if not word:
            return re.escape(char), at + 1
        whole = self.inflect and word[0] == token
        return (forms(word[0]) if whole else word[0]), at + len(word[0])

    def _group(self, token: str, at: int) -> tuple[str, int]:
        end = closing(token, at)
        choices = choices_in(token[at + 1 : end])
        if not any(choice.strip() for choice in choices):
            reason = f"“()” in “{token}” holds nothing"
            raise PhraseError(reason)
        marked = token[end + 1 : end + 2] == "?"
        optional = "?" if marked or "" in choices else ""
        read = self.choice(choices)
        if read == NOTHING and not optional:
            return NOTHING, end + 1
        return f"(?:{read}){optional}", end + 1 + marked

    def _list(self, name: str) -> str:
        known = self.words.remembered if self.words else self.reading.regexes
        key = ("+" if self.inflect else "-") + name
        if key not in known:
            known[key] = self._read_list(name)
        return known[key]

    def _read_list(self, name: str) -> str:
        if name not in self.lists:
            reason = f"there is no shared list “{name}”"
            raise PhraseError(reason)
        if self.depth >= _DEEPEST:
            reason = f"the shared list “{name}” refers to itself"
            raise PhraseError(reason)
        if not any(phrase.strip() for phrase in self.lists[name]):
            reason = f"the shared list “{name}” is empty"
            raise PhraseError(reason)
        known = self.words and not self.inflect and name in self.reading.indexes
        index = self.reading.indexes[name] if known else None
        held = index.held_by(self.words) if index and self.words else range(len(self.lists[name]))
        self.depth += 1
        try:
            read = self.choice([self.lists[name][place] for place in held])
            return read if read == NOTHING else f"(?:{read})"
        finally:
            self.depth -= 1


def compile_phrases(phrases: Sequence[str], reading: Reading, *, inflect: bool = False) -> str:
    """Return the regular expression that matches any of the phrases; it may run over a blank line.

    Raises PhraseError for a phrase that cannot be read or that would match the empty text.
    """
    compiler = _Compiler(reading, inflect=inflect)
    return either([compiler.written(phrase) for phrase in phrases])
