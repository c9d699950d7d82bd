"""Compares the paragraphs of a message with the legal texts that must stand as they were approved."""

from collections.abc import Iterator, Sequence

from outreach_lint.document.folding import fold
from outreach_lint.document.late import late
from outreach_lint.document.names import keys_of
from outreach_lint.document.span import Span

_PARAGRAPH = late(r"[^\n]+(?:\n[^\n]+)*")
_ALIKE = 0.7
_FEWEST = 5


def edited_blocks(text: str, approved: Sequence[str]) -> Iterator[Span]:
    """Yield the paragraphs that are nearly one of the approved texts, but not the same; spaces and line ends aside."""
    wanted = [(" ".join(fold(block).split()), frozenset(keys_of(block))) for block in approved if block.strip()]
    if not wanted:
        return
    for paragraph in _PARAGRAPH.finditer(text):
        flat = " ".join(paragraph.group().split())
        if any(whole in flat for whole, _keys in wanted):
            continue
        keys = frozenset(keys_of(flat))
        if any(len(own) >= _FEWEST and len(own & keys) >= _ALIKE * len(own | keys) for _whole, own in wanted):
            yield Span(paragraph.start(), paragraph.end())
