"""The paragraphs of a text, each with what was found in it before: the rows of a campaign share most of theirs."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import count

from outreach_lint.document.late import late
from outreach_lint.kinds.text_words import TextWords

BLANK_LINE = late(r"\n *\n")
_REMEMBERED = 1024
_LONGEST = 4000
"""Characters of a paragraph that is remembered."""
OFTEN = 8
"""From so many texts on it is worth remembering paragraphs."""
_numbers = count()


class Block:
    """A paragraph with the blank line that ends it; what is found in it is kept as long as the paragraph is."""

    def __init__(self, text: str) -> None:
        """Take the text; nothing is known of it yet."""
        self.text = text
        self.words = TextWords(text.lower())
        self.spans: dict[int, tuple[tuple[int, int], ...]] = {}
        """by the number of who looked for them"""
        self.rules: dict[int, tuple[frozenset[int], frozenset[int]]] = {}
        """numbers of rules that may match, surely for the paragraph and perhaps, by the number of who was asked"""


def new_number() -> int:
    """Return a number that nobody in this process has yet, under which to keep findings."""
    return next(_numbers)


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs of a text, each with its place and the blank line that ends it."""
    start = 0
    for blank in BLANK_LINE.finditer(text):
        yield start, text[start : blank.end()]
        start = blank.end()
    if start < len(text):
        yield start, text[start:]


@lru_cache(maxsize=8)
def blocks_of(text: str) -> tuple[tuple[int, Block], ...]:
    """Return the paragraphs of a text, each with its place; none if one of them is too long to be remembered."""
    cut = tuple(paragraphs(text))
    if any(len(paragraph) > _LONGEST for _, paragraph in cut):
        return ()
    return tuple((start, _block(paragraph)) for start, paragraph in cut)


_block = lru_cache(maxsize=_REMEMBERED)(Block)
