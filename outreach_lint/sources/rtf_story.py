"""The paragraphs of a text in RTF while it is read: the body, or a text box in it."""

from outreach_lint.document.html_writer import Writer
from outreach_lint.positions import Segment
from outreach_lint.sources.docx_styles import Spacing, is_gap
from outreach_lint.sources.office_links import Open
from outreach_lint.sources.paragraphs import Paragraph, Target


class Story:
    """Takes characters with their places, and ends paragraphs."""

    def __init__(self) -> None:
        """Start with a paragraph that is empty."""
        self.found: list[Paragraph] = []
        self.links: list[Target] = []
        self._open: list[Open] = []
        self._boxes: list[Paragraph] = []
        self._writer = Writer()
        self._above = ("", Spacing())

    @property
    def length(self) -> int:
        """Return how many characters the paragraph has so far."""
        return self._writer.length

    def put(self, text: str, at: int, width: int | None = None) -> None:
        """Add characters that stand one for one at a place, or one that takes a width there."""
        self._writer.put(text, at, width)

    def link(self, href: str) -> Open:
        """Begin a link; it ends with the paragraph at the latest."""
        self._open.append(Open(self, href))
        return self._open[-1]

    def hang(self, box: "Story") -> None:
        """Let a text box follow the paragraph."""
        self._boxes += [one for one in box.found if one.text.strip()]

    def end(self, at: int, style: str, spacing: Spacing) -> None:
        """End the paragraph at a place."""
        for link in self._open:
            link.close()
        read = self._writer.done()
        here = (style, spacing)
        segments = tuple(one for one in read.segments if one.text < len(read.text)) or (Segment(0, at),)
        if read.text or not self._boxes:
            self.found.append(Paragraph(read.text, segments, at, is_gap(self._above, here), tuple(self.links)))
        self.found += self._boxes
        self.links, self._open, self._boxes = [], [], []
        self._writer, self._above = Writer(), here
