"""The paragraph of a document that is being read, with its links and the text boxes that hang on it."""

from outreach_lint.sources.docx_styles import Spacing
from outreach_lint.sources.office_links import Open
from outreach_lint.sources.paragraphs import Target


class Frame:
    """A paragraph while it is read; `goes_on` if its end was deleted, so that the next one is part of it."""

    def __init__(self) -> None:
        """Begin a paragraph that is empty."""
        self.length = 0
        self.style = ""
        self.own = Spacing()
        self.goes_on = False
        self.boxes: list[str] = []
        self.links: list[Target] = []
        self._open: list[Open] = []
        self._pieces: list[str] = []

    def put(self, text: str) -> None:
        """Add characters."""
        self._pieces.append(text)
        self.length += len(text)

    def link(self, href: str) -> Open:
        """Begin a link; it ends with the paragraph at the latest."""
        link = Open(self, href)
        self._open.append(link)
        return link

    def close(self) -> str:
        """End the paragraph and return its text."""
        for link in self._open:
            link.close()
        return self.text

    @property
    def text(self) -> str:
        """Return what has been read."""
        return "".join(self._pieces)
