"""A stretch of HTML from a tag to the end of its element, told without a tree of all elements."""

from typing import Literal

from outreach_lint.document.html_elements import BLOCKS, CLOSED_BY, IMPLIED_ENDS
from outreach_lint.document.html_styles import How
from outreach_lint.document.html_tokens import Token
from outreach_lint.document.html_writer import Writer

Use = Literal["title", "preview", "hidden", "mute", "dim"]


class Aside:
    """An element whose text goes elsewhere, or is noted, until its end."""

    def __init__(self, token: Token, use: Use, how: How = "display") -> None:
        """Begin with a tag."""
        self.name, self.at, self.end, self.use, self.how = token.name, token.start, token.end, use, how
        self.depth = 1
        self.writer = Writer()
        self.start = 0
        """where in the body it begins, if its text stays there"""

    def ends_before(self, token: Token) -> bool:
        """Count tags of the same name, and tell whether the element has ended where this one begins."""
        if token.kind == "start":
            if self.depth == 1 and token.name in IMPLIED_ENDS.get(self.name, ()):
                return True
            self.depth += token.name == self.name and not token.text.endswith("/")
            return self.use == "title" and token.name in BLOCKS
        return self.depth == 1 and token.name in CLOSED_BY.get(self.name, ())

    def ends_with(self, token: Token) -> bool:
        """Tell whether an end tag is that of the element."""
        self.depth -= token.name == self.name
        return self.depth == 0
