"""Tells in one look at a text which patterns of a catalogue may occur in it: an index by the words they need."""

from outreach_lint.kinds.linear import Pattern
from outreach_lint.kinds.required_words import rarest, words_in


class Scanner:
    """All patterns of a catalogue, found by a word that they cannot do without."""

    def __init__(self) -> None:
        """Start without patterns; they are added before the first scan."""
        self._patterns: list[Pattern] = []
        self._by_word: dict[str, list[int]] = {}
        self._wordless: list[int] = []

    def add(self, pattern: Pattern) -> int:
        """Return the number by which `scan` names the pattern."""
        number = len(self._patterns)
        self._patterns.append(pattern)
        for word in rarest(pattern.needs) if pattern.needs else ():
            self._by_word.setdefault(word, []).append(number)
        if not pattern.needs:
            self._wordless.append(number)
        return number

    def scan(self, text: str) -> frozenset[int]:
        """Return the numbers of the patterns that may occur in the text: of all that do, and few others."""
        if not text:
            return frozenset()
        lowered = text.lower()
        words = words_in(lowered)
        wanted = [number for word in words for number in self._by_word.get(word, ())]
        return frozenset(
            number for number in (*self._wordless, *wanted) if self._patterns[number].possible(words, lowered)
        )
