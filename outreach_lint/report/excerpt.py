"""The line of a message around a finding, cut to the width, with carets under what was found."""

import unicodedata

from outreach_lint.model import Finding, Message
from outreach_lint.report.style import harmless

_ELLIPSIS = "…"


def excerpt(message: Message, finding: Finding, width: int) -> list[str]:
    """Return the lines to show: the text, and carets below; none for a finding on the whole message."""
    if finding.part is None or finding.start is None or finding.end is None:
        return []
    text = message.part(finding.part)
    # No more of a long line than can be seen: there may be as many findings in it as it has words.
    least, most = max(finding.start - 2 * width, 0), min(finding.start + 2 * width, len(text))
    first = max(text.rfind("\n", least, finding.start) + 1, least)
    last = text.find("\n", finding.start, most)
    last = most if last < 0 else last
    start, end = finding.start - first, min(finding.end, last) - first
    line = text[first:last].replace("\t", " ").replace("\r", " ")
    line, start, end = _cut(line, start, end, width)
    before, marked = harmless(line[:start]), harmless(line[start:end])
    carets = " " * columns(before) + "^" * max(columns(marked), 1)
    return [harmless(before + marked + harmless(line[end:])), carets]


def columns(text: str) -> int:
    """Return how many terminal cells a text takes."""
    return len(text) if text.isascii() else sum(_cells(char) for char in text)


def _cells(char: str) -> int:
    if unicodedata.combining(char) or char == "\u200d":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _cut(line: str, start: int, end: int, width: int) -> tuple[str, int, int]:
    """Return a window of the line in which the start of the finding is seen, and the span in it."""
    if len(line) <= width:
        return line, start, end
    room = max(width - 2, 1)
    left = max(min(start - room // 3, len(line) - room), 0) if end > room else 0
    end = min(end, left + room)
    window = line[left : left + room]
    head = _ELLIPSIS if left else ""
    tail = _ELLIPSIS if left + room < len(line) else ""
    shift = len(head) - left
    return head + window + tail, start + shift, max(end + shift, start + shift + 1)
