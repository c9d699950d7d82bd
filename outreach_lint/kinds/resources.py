"""What compiling a match may use: shared lists, what a team has declared, and what was read before."""

from collections.abc import Mapping, Sequence

import msgspec

from outreach_lint.document.folding import fold
from outreach_lint.kinds.base import MatchError
from outreach_lint.kinds.expression import PatternError
from outreach_lint.kinds.linear import Pattern
from outreach_lint.kinds.memo import Memo
from outreach_lint.kinds.phrase_context import Reading
from outreach_lint.kinds.phrase_language import compile_phrases
from outreach_lint.kinds.phrase_reading import PhraseError
from outreach_lint.kinds.required_literals import required_literals
from outreach_lint.kinds.required_words import key_of, required_words
from outreach_lint.kinds.text_words import TextWords

_SHORT = 3000
"""Characters up to which an expression compiles fast as it is."""


class Resources(msgspec.Struct, frozen=True):
    """What `compile` may use: the shared lists of phrases, and what a team has declared."""

    lists: Mapping[str, Sequence[str]] = {}
    fields: Sequence[str] = ()
    """merge fields that the sending tool knows; none means that nobody has said"""
    names: Sequence[str] = ()
    """names whose capitals are their real spelling"""
    memo: Memo = msgspec.field(default_factory=Memo)
    trusted: bool = False
    """the same rules compiled before, so that patterns need no check"""
    recording: bool = False
    """what is found out is to be kept for later runs"""

    def phrases(
        self, phrases: Sequence[str], *, inflect: bool = False, case: bool = False, form: str = ""
    ) -> tuple[Pattern, ...]:
        """Return a pattern for each phrase, of whole words; a `form` has its own edges around `{}`.

        Raises MatchError for a phrase that cannot be read.
        """
        if not self.trusted:
            self._check(phrases, inflect=inflect)
        if self.recording:
            for phrase in filter(str.strip, phrases):
                self._remember(phrase, inflect=inflect)
        return tuple(self._phrase(phrase, inflect, case, form) for phrase in phrases if phrase.strip())

    def _phrase(self, phrase: str, inflect: bool, case: bool, form: str) -> Pattern:  # noqa: FBT001  (passed on)
        needs = required_words(phrase, self.lists, inflect=inflect, known=self.memo.needs)

        def regex(words: TextWords | None) -> str:
            if short := self.memo.short.get(key_of(phrase, inflect=inflect)):
                return form.replace("{}", short) if form else short
            reading = Reading(self.lists, self.memo.lists, self.memo.needs, self.memo.indexes, words)
            compiled = compile_phrases([phrase], reading, inflect=inflect)
            return form.replace("{}", compiled) if form else compiled

        return Pattern(regex, case=case, words=not form, needs=needs)

    def _remember(self, phrase: str, *, inflect: bool) -> None:
        """Keep the expression of a phrase that is not worth cutting down to a text."""
        reading = Reading(self.lists, self.memo.lists, self.memo.needs)
        regex = compile_phrases([phrase], reading, inflect=inflect)
        if len(regex) <= _SHORT:
            self.memo.short[key_of(phrase, inflect=inflect)] = regex

    def _check(self, phrases: Sequence[str], *, inflect: bool) -> None:
        try:
            regex = compile_phrases(phrases, Reading(self.lists, self.memo.lists, self.memo.needs), inflect=inflect)
        except PhraseError as problem:
            raise MatchError(str(problem), problem.phrase) from None
        self.checked(Pattern(regex), regex)

    def regex(self, regex: str, *, case: bool, words: bool) -> Pattern:
        """Return the pattern of a regular expression; raises MatchError if RE2 refuses it."""
        regex = fold(regex)
        literals = self.memo.literals.get(regex)
        if literals is None:
            literals = self.memo.literals[regex] = required_literals(regex)
        return self.checked(Pattern(regex, case=case, words=words, literals=literals), regex)

    def checked(self, pattern: Pattern, written: str) -> Pattern:
        """Return the pattern; raises MatchError, with what was written, if RE2 refuses it."""
        try:
            if not self.trusted:
                pattern.check()
        except PatternError as problem:
            reason = f"bad pattern “{written}”: {problem}"
            raise MatchError(reason, written) from None
        return pattern
