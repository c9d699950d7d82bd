"""Looks for several patterns in a text, and remembers what each paragraph held."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from outreach_lint.kinds.blocks import OFTEN, blocks_of, new_number
from outreach_lint.kinds.linear import Pattern
from outreach_lint.kinds.text_words import TextWords, words_in


class Search:
    """A search for any of some patterns; what was found in a paragraph is not looked for again."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        """Take the patterns; none is compiled yet."""
        self._patterns = patterns
        self._number, self._asked = new_number(), 0

    @cached_property
    def _local(self) -> bool:
        return all(pattern.local for pattern in self._patterns)

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the spans of all patterns: those of a paragraph together, of a pattern from left to right."""
        self._asked += 1
        blocks = blocks_of(text) if self._asked > OFTEN and self._local else ()
        if not blocks:
            yield from self._found(text, words_in(text))
        for at, block in blocks:
            known = block.spans.get(self._number)
            if known is None:
                known = block.spans[self._number] = tuple(self._found(block.text, block.words))
            for start, end in known:
                yield at + start, at + end

    def _found(self, text: str, words: TextWords) -> Iterator[tuple[int, int]]:
        for pattern in self._patterns:
            if pattern.possible(words):
                yield from pattern.spans(text)
