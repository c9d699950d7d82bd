"""Paragraphs of a document as lines of a source that stands for it, so that every character has a place."""

from outreach_lint.positions import Segment
from outreach_lint.sources.docx_frame import Frame
from outreach_lint.sources.docx_styles import Spacing, Styles, is_gap
from outreach_lint.sources.paragraphs import Paragraph, Target


class Lines:
    r"""Takes paragraphs in order: the nth one is the nth line of the source.

    A line break within a paragraph is a "\v" there, and text boxes follow what they hang on, each after a "\v".
    """

    def __init__(self, styles: Styles) -> None:
        """Start without a paragraph."""
        self.found: list[Paragraph] = []
        self._styles = styles
        self._lines: list[str] = []
        self._length = 0
        self._above = ("", Spacing())
        self._waiting: list[tuple[Frame, int]] = []
        self._boxes: list[Paragraph] = []

    @property
    def source(self) -> str:
        """Return the lines."""
        return "\n".join(self._lines)

    def add(self, frame: Frame) -> None:
        """Add a paragraph; one that goes on waits for the next."""
        start = self._length
        line = "\v".join([frame.text, *frame.boxes]).replace("\n", "\v")
        self._lines.append(line)
        self._length += len(line) + 1
        self._waiting.append((frame, start))
        at = start + frame.length
        for box in frame.boxes:
            self._boxes.append(Paragraph(box, (Segment(0, at + 1),), at + 1 + len(box)))
            at += 1 + len(box)
        if not frame.goes_on:
            self.flush()

    def flush(self) -> None:
        """Make one paragraph of those that wait."""
        if not self._waiting:
            return
        pieces, segments, links, length = list[str](), list[Segment](), list[Target](), 0
        for frame, start in self._waiting:
            segments.append(Segment(length, start))
            links += [Target(one.start + length, one.end + length, one.href) for one in frame.links]
            pieces.append(frame.text)
            length += frame.length
        frame, start = self._waiting[-1]
        style = self._styles.named(frame.style)
        here = (style, frame.own.over(self._styles.of(style)))
        gap = is_gap(self._above, here)
        text = "".join(pieces)
        if text or not self._boxes:
            self.found.append(Paragraph(text, tuple(segments), start + frame.length, gap, tuple(links)))
        self.found += self._boxes
        self._above, self._waiting, self._boxes = here, [], []
