"""Regular expressions that take linear time, whoever wrote them: a typed face of RE2."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any

from outreach_lint.document.late import late
from outreach_lint.kinds.blocks import BLANK_LINE, paragraphs
from outreach_lint.kinds.expression import Expression, utf8
from outreach_lint.kinds.one_line import is_within_a_line
from outreach_lint.kinds.required_literals import Literals
from outreach_lint.kinds.text_words import LONG, Need, TextWords, words_in
from outreach_lint.kinds.whole_words import Hidden, is_whole

_AFAR = late(r"(?<![\\\[])[\^$]|\\[AzZ]|\(\?P<mark>")
"""What ties a match to an edge of the text, or reports less than was matched."""
NOTHING = r"[^\x00-\x{10FFFF}]"
"""The expression that matches no text."""
NOTHING_KNOWN = Need()
_LATER = bytes(range(0x80, 0xC0))
"""The bytes of a character in UTF-8 behind its first."""
OFTEN = 4
"""A pattern that was asked for so many texts is worth compiling for all."""


Maker = Callable[[TextWords | None], str]
"""Returns an expression; given the words of a text, one that need only do for texts with these words."""


class Pattern:
    """One regular expression, made and compiled when it is first needed.

    `words` lets it match whole words only, in every script. `needs` and `literals` are what a text must hold for a
    match to be possible; both empty if that is not known.
    """

    def __init__(
        self,
        regex: str | Maker,
        *,
        case: bool = False,
        words: bool = False,
        needs: Need = NOTHING_KNOWN,
        literals: Literals = (),
    ) -> None:
        """Keep the expression, or what makes it; `case` makes it case-sensitive."""
        self._regex = regex
        self._asked = 0
        self._doubted = 0
        self.case = case
        self.words = words
        self.needs = needs
        self.literals = literals

    @cached_property
    def _whole(self) -> Expression:
        return Expression(self._regex if isinstance(self._regex, str) else self._regex(None), case=self.case)

    @cached_property
    def _lowered(self) -> Expression:
        return Expression(self._whole.regex.lower(), case=True)

    @property
    def regex(self) -> str:
        """Return the expression as it was written."""
        return self._whole.regex

    @cached_property
    def local(self) -> bool:
        """Tell whether a match hangs on nothing but its own paragraph: it is whole words, or lies in a line."""
        if not isinstance(self._regex, str):
            return self.words
        return is_within_a_line(self._regex) or (self.words and not _AFAR.search(self._regex))

    @property
    def is_written(self) -> bool:
        """Tell whether the expression was written as one, rather than made of a phrase."""
        return isinstance(self._regex, str)

    def _expression(self, text: str, *, often: bool) -> tuple[Expression, str]:
        """Return the expression to search with, at first one cut down to the text, and the text to search.

        A phrase is searched for in lower case, if no character of the text then takes more room: without regard to
        case, an expression takes twice the time to compile.
        """
        if isinstance(self._regex, str):
            return self._whole, text
        lowered = words_in(text).lowered
        lower = self.words and not self.case and len(lowered) == len(text)
        searched = lowered if lower else text
        if often or self._asked >= OFTEN:
            return (self._lowered if lower else self._whole), searched
        self._asked += 1
        regex = self._regex(words_in(text))
        if regex == NOTHING or not lower:
            return Expression(regex, case=self.case), searched
        return Expression(regex.lower(), case=True), searched

    def check(self) -> None:
        """Raise PatternError if RE2 refuses the expression."""
        self._whole.check()

    def possible(self, words: TextWords, *, often: bool = False) -> bool:
        """Tell whether a text with these words may hold a match; `often` tells that many texts are still to come."""
        if self.needs.sets and not self.needs.met_by(words):
            return False
        if not often and self._doubted < OFTEN and self.needs.either:
            # What is asked for often is better compiled once than doubted again and again.
            self._doubted += 1
            return self.needs.closely_met_by(words)
        for pieces in self.literals:  # noqa: SIM110 -- asked hundreds of times a message
            if not words.holds(pieces):
                return False
        return True

    def spans(self, text: str, *, often: bool = False) -> Iterator[tuple[int, int]]:
        """Yield the spans of the matches, or of their group named `mark`, from left to right.

        Whole words are looked for in one paragraph after the other, and only where theirs are.
        """
        expression, searched = self._expression(text, often=often)
        if expression.regex != NOTHING:
            for at, end in self._stretches(text):
                for first, last in self._unbroken(expression, text[at:end], searched[at:end]):
                    yield at + first, at + last

    def _stretches(self, text: str) -> Sequence[tuple[int, int]]:
        """Return where a match may lie."""
        words = words_in(text) if self.words and self.needs.sets and len(text) > LONG else None
        if words and words.windows and len(words.lowered) == len(text):
            found = words.windows.stretches(self.needs)
            return ((0, len(text)),) if found is None else found
        return ((0, len(text)),)

    def _unbroken(self, expression: Expression, text: str, searched: str) -> Iterator[tuple[int, int]]:
        """Yield what matches, in one paragraph after the other if that makes a difference."""
        found = self._matches(expression, text, searched)
        if "\n" in text:
            known = list(found)
            # Whether a match hangs on its paragraph alone is asked only where that matters: long expressions take time.
            if any(BLANK_LINE.search(text, *span) for span in known) and self.local:
                known = [
                    (at + first, at + last)
                    for at, paragraph in paragraphs(text)
                    for first, last in self._matches(expression, paragraph, searched[at : at + len(paragraph)])
                ]
            found = iter(known)
        return found

    def _matches(self, expression: Expression, text: str, searched: str) -> Iterator[tuple[int, int]]:
        """Return what matches anywhere in the text, over a blank line only if that can be undone."""
        # Bytes can be searched from any place on; of a text, RE2 would make a copy for each match.
        data = utf8(searched)
        search = expression.plain.fitting(ascii_only=len(data) == len(searched)).search
        first = search(data, 0)
        return self._from(first, search, expression, text, data) if first else iter(())

    def _from(
        self,
        match: Any,  # noqa: ANN401  (re2 ships no types)
        search: Callable[[bytes, int], Any],
        expression: Expression,
        text: str,
        data: bytes,
    ) -> Iterator[tuple[int, int]]:
        """Yield the first match, if it counts, and those that follow."""
        ascii_only, at, known = len(data) == len(text), 0, (0, 0)
        hidden = Hidden(expression, data)
        while match:
            whole = match.span(1)
            start = whole[0] if ascii_only else known[1] + _length(data[known[0] : whole[0]])
            end = start + _length(data[slice(*whole)])
            known = (whole[0], start)
            cut = self.words and start < end and not is_whole(text, start, end)
            if cut and (match := hidden.at(whole[0])):
                cut, whole = False, match.span(1)
                end = start + _length(data[slice(*whole)])
            if not cut:
                found = match.span(expression.mark)
                if found[0] >= 0 and found != whole:
                    start += _length(data[whole[0] : found[0]])
                    end = start + _length(data[slice(*found)])
                if end > start and (not self.words or not BLANK_LINE.search(text, start, end) or self.local):
                    yield start, end
            # The character after a match may also be the one before the next.
            at = hidden.past(*whole) if cut else max(whole[1], at + 1)
            match = search(data, at) if at <= len(data) else None

    def found(self, text: str) -> bool:
        """Tell whether the expression matches anywhere in the text."""
        return next(self.spans(text), None) is not None


def _length(data: bytes) -> int:
    """Return how many characters begin in a stretch, of which a match of nothing may have cut one in two."""
    return len(data) if data.isascii() else len(data.translate(None, _LATER))
