"""HTML or MJML to what its reader sees, with the place of every character, and notes on what stands beside the text."""

from outreach_lint.document.html_aside import Aside, Use
from outreach_lint.document.html_attributes import attributes as read_attributes
from outreach_lint.document.html_elements import (
    BLOCKS,
    KEPT_SPACE,
    LAYOUT_ROWS,
    MUTE,
    PREVIEWS,
    TITLES,
    VOID,
)
from outreach_lint.document.html_notes import Notes
from outreach_lint.document.html_page import Page
from outreach_lint.document.html_styles import hidden_by, may_matter
from outreach_lint.document.html_tokens import Token, tokens
from outreach_lint.document.html_writer import Writer

_IGNORE = "outreach-lint"
_WHITE = ("\n", "\t", "\r", "\f")
_HREF = frozenset({"a", "mj-button", "mj-social-element", "mj-navbar-link"})
_IMAGES = frozenset({"img", "mj-image"})
_LAYOUT = frozenset({"role", "cellspacing", "cellpadding", "border"})


def read_page(source: str) -> Page:
    """Return what HTML or MJML says to its reader."""
    return _Reader(source).read()


class _Reader:
    """Walks the tokens of one source."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.body = self.writer = Writer()
        self.notes = Notes(source, self.body)
        self.aside: Aside | None = None
        self.kept = 0
        self.tables: list[bool] = []

    def read(self) -> Page:
        """Return what the source says."""
        for token in tokens(self.source):
            kind = token.kind
            if kind == "text":
                add = self.writer.verbatim if self.kept else self.writer.text
                add(self.source, token.start, token.end)
            elif kind == "entity":
                self._entity(token)
            elif kind == "start":
                self._start(token)
            elif kind == "end":
                self._end(token)
            else:
                self._comment(token)
        self._close_aside()
        return self.notes.page()

    def _entity(self, token: Token) -> None:
        text = " " if token.text in _WHITE and not self.kept else token.text
        # A paragraph of nothing but a hard space is how word processors write a blank line.
        if text and (text.strip() or not self.writer.at_line_start):
            self.writer.put(text, token.start, token.end - token.start)

    def _comment(self, token: Token) -> None:
        """Keep a comment that speaks to us; it is blanked out before anything is matched."""
        if self.aside:
            return
        self.notes.cut()
        if _IGNORE in self.source[token.start : token.end]:
            alone = self.body.at_line_start
            self.body.verbatim(self.source, token.start, token.end)
            if alone:
                self.body.block(1)

    def _start(self, token: Token) -> None:
        if self.aside and self.aside.ends_before(token):
            self._close_aside()
        self.notes.starts(token)
        name = token.name
        if name in BLOCKS:
            self.writer.block(self._level(name))
        elif name == "br":
            self.writer.line_break()
        if not self.aside:
            self.notes.cut()
            self._opened(token)
        if name in KEPT_SPACE:
            self.kept += 1

    def _level(self, name: str) -> int:
        return 2 if name in LAYOUT_ROWS and self.tables and self.tables[-1] else BLOCKS[name]

    def _opened(self, token: Token) -> None:
        """Note what a tag of the visible text begins."""
        name = token.name
        if name in TITLES or name in PREVIEWS or name in MUTE:
            use: Use = "title" if name in TITLES else "preview" if name in PREVIEWS else "mute"
            self._open_aside(Aside(token, use))
        elif name in VOID:
            if name in _IMAGES:
                self.notes.image(token, read_attributes(token.text))
        elif name == "table" and not token.text:
            self.tables.append(False)
        elif token.text and (name in _HREF or name == "table" or may_matter(token.text)):
            self._with_attributes(token)

    def _with_attributes(self, token: Token) -> None:
        """Note what the attributes of a tag say."""
        name, found = token.name, read_attributes(token.text)
        if name == "table":
            self.tables.append(bool(_LAYOUT & found.keys()))
        if how := hidden_by(name, found):
            self._open_aside(Aside(token, "hidden", how))
            return
        if name in _HREF and "href" in found:
            self.notes.link(token, found["href"])
        self.notes.dim(token, found)

    def _end(self, token: Token) -> None:
        if self.aside:
            if self.aside.ends_before(token):
                self._close_aside()
            elif self.aside.ends_with(token):
                self._close_aside()
                return
        self.notes.ends(token)
        name = token.name
        if name in BLOCKS:
            self.writer.block(self._level(name))
        if not self.aside:
            self.notes.cut()
        if name == "table" and self.tables:
            self.tables.pop()
        elif name in KEPT_SPACE:
            self.kept = max(self.kept - 1, 0)

    def _open_aside(self, aside: Aside) -> None:
        if not self.source.endswith("/>", aside.at, aside.end):
            self.aside, self.writer = aside, aside.writer

    def _close_aside(self) -> None:
        if self.aside:
            self.notes.said(self.aside)
        self.aside, self.writer = None, self.body
