"""Looks for several patterns in a text, and remembers what each paragraph held."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from outreach_lint.kinds.blocks import OFTEN, Block, blocks_of, new_number
from outreach_lint.kinds.expression import utf8
from outreach_lint.kinds.glimpse import Glimpse
from outreach_lint.kinds.linear import Pattern
from outreach_lint.kinds.text_words import TextWords, words_in


class Search:
    """A search for any of some patterns; what was found in a paragraph is not looked for again."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        """Take the patterns; none is compiled yet."""
        self._all = _Patterns(patterns)
        self._number, self._asked = new_number(), 0

    @cached_property
    def _near(self) -> "_Patterns":
        """Return the patterns whose matches hang on nothing but their paragraph."""
        return self._all.those(local=True)

    @cached_property
    def _far(self) -> "_Patterns":
        return self._all.those(local=False)

    @property
    def is_local(self) -> bool:
        """Tell whether all that is found hangs on nothing but its paragraph."""
        return not self._far.patterns

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the spans of all patterns: those of a paragraph together, of a pattern from left to right."""
        self._asked += 1
        blocks = blocks_of(text) if self._asked > OFTEN else ()
        if not blocks:
            yield from self._all.spans(text, words_in)
            return
        for at, block in blocks:
            for start, end in self.within(block):
                yield at + start, at + end
        if not self.is_local and not self.finds_none_afar(utf8(text)):
            yield from self._far.spans(text, words_in)

    def within(self, block: Block) -> tuple[tuple[int, int], ...]:
        """Return the spans in a paragraph that hang on nothing else."""
        known = block.spans.get(self._number)
        if known is None:
            near = self._near
            silent = near.find_none(utf8(block.text))
            known = block.spans[self._number] = (
                () if silent else tuple(near.spans(block.text, lambda _: block.words, often=True))
            )
        return known

    def finds_none_afar(self, data: bytes) -> bool:
        """Tell whether the other patterns surely find nothing in a text in UTF-8."""
        return self._far.find_none(data)


class _Patterns:
    """Some patterns, and one look that tells that none of them matches."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self.patterns = patterns

    def those(self, *, local: bool) -> "_Patterns":
        return _Patterns([pattern for pattern in self.patterns if pattern.local == local])

    @cached_property
    def _glimpse(self) -> Glimpse | None:
        return Glimpse(self.patterns) if all(pattern.is_written for pattern in self.patterns) else None

    def find_none(self, data: bytes) -> bool:
        return not self.patterns or (self._glimpse is not None and self._glimpse.holds_none(data))

    def spans(
        self, text: str, words_of: Callable[[str], TextWords], *, often: bool = False
    ) -> Iterator[tuple[int, int]]:
        words = words_of(text)
        for pattern in self.patterns:
            if pattern.possible(words, often=often):
                yield from pattern.spans(text, often=often)
