"""What has to change in an open text to make it another one, in as few and as small edits as is cheap to find."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from lsprotocol.types import TextEdit

from outreach_lint.lsp.ruler import Ruler

_MOST_LINES = 2000
"""Lines that may differ for their differences to be looked for one by one."""


def edits_of(new: str, ruler: Ruler) -> list[TextEdit]:
    """Return the edits that make a text of another one; they do not overlap, and stand in order."""
    old = ruler.text
    return [
        TextEdit(ruler.range(start, end), text)
        for first, last, text in _hunks(old, new)
        for start, end, text in [_trimmed(old, first, last, text)]
    ]


def _hunks(old: str, new: str) -> Iterator[tuple[int, int, str]]:
    """Yield the spans of lines that make way for others."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    if old == new:
        return
    if max(len(before), len(after)) > _MOST_LINES:
        yield 0, len(old), new
        return
    starts = [0]
    for line in before:
        starts.append(starts[-1] + len(line))
    for tag, first, last, begin, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield starts[first], starts[last], "".join(after[begin:end])


def _trimmed(old: str, start: int, end: int, text: str) -> tuple[int, int, str]:
    """Return a replacement without what is the same at both of its ends; no pair of line ends is cut in two."""
    replaced = old[start:end]
    shorter = min(len(replaced), len(text))
    same = next((at for at in range(shorter) if replaced[at] != text[at]), shorter)
    same -= same > 0 and replaced[same - 1] == "\r"
    tail = 0
    while tail < shorter - same and replaced[-1 - tail] == text[-1 - tail]:
        tail += 1
    tail -= 0 < tail < len(replaced) and replaced[-tail] == "\n" and replaced[-tail - 1] == "\r"
    return start + same, end - tail, text[same : len(text) - tail]
