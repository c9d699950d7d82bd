"""Gathers what stands beside the text of HTML while its tags pass by."""

from collections.abc import Mapping

from outreach_lint.document.html_aside import Aside
from outreach_lint.document.html_page import HiddenNote, ImageNote, LinkNote, Page, trimmed
from outreach_lint.document.html_styles import dimmed_by, has_colours
from outreach_lint.document.html_tokens import Token
from outreach_lint.document.html_writer import Mapped, Writer

PADDING = "\u00a0\u00ad\u034f\u061c\u115f\u180e\u2007\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u2800 \n"
"""Signs with which preheaders are filled up so that no other text follows them in the inbox."""
_SPACER = 3


class Notes:
    """The notes on one source; offsets are those of its body as far as that is written."""

    def __init__(self, source: str, body: Writer) -> None:
        """Begin without any."""
        self.source, self.body = source, body
        self.title: Mapped | None = None
        self.preheader: Mapped | None = None
        self._link: tuple[str, int, str, int] | None = None
        self._dim: Aside | None = None
        self._links: list[LinkNote] = []
        self._images: list[ImageNote] = []
        self._hidden: list[HiddenNote] = []
        self._dimmed: list[tuple[Aside, int]] = []
        self._cuts: list[int] = []
        self._coloured: bool | None = None

    def starts(self, token: Token) -> None:
        """Take note of a start tag before it takes effect."""
        if self._dim and self._dim.ends_before(token):
            self._close_dim()

    def ends(self, token: Token) -> None:
        """Take note of an end tag before it takes effect."""
        if self._dim and (self._dim.ends_before(token) or self._dim.ends_with(token)):
            self._close_dim()
        if self._link and self._link[0] == token.name:
            self._close_link()

    def cut(self) -> None:
        """Remember that a tag or a comment stands here."""
        if not self.body.breaks and self._cuts[-1:] != [self.body.length]:
            self._cuts.append(self.body.length)

    def image(self, token: Token, attributes: Mapping[str, str]) -> None:
        """Take note of a picture."""
        sizes = (attributes.get(side, "").strip().removesuffix("px") for side in ("width", "height"))
        spacer = any(size.isdecimal() and int(size[:9]) <= _SPACER for size in sizes)
        self._images.append(ImageNote(token.start, attributes.get("src", ""), attributes.get("alt"), spacer))

    def link(self, token: Token, href: str) -> None:
        """Begin a link; another one ends there."""
        self._close_link()
        self._link = (token.name, token.start, href.strip(), self.body.length)

    def dim(self, token: Token, attributes: Mapping[str, str]) -> None:
        """Begin a stretch that is hard to see, if the attributes make it one."""
        if self._dim:
            return
        if self._coloured is None:
            self._coloured = has_colours(self.source)
        if how := dimmed_by(attributes, coloured=self._coloured):
            self._dim = Aside(token, "dim", how)
            self._dim.start = self.body.length

    def said(self, aside: Aside) -> None:
        """Take what an element apart from the text has said."""
        said = aside.writer.done()
        if aside.use == "title":
            self.title = self.title or (said if said.text.strip() else None)
        elif aside.use != "mute" and any(map(str.isalnum, said.text)):
            if self.preheader is None and (aside.use == "preview" or not self.body.length):
                self.preheader = said.stripped(PADDING)
            else:
                self._hidden.append(HiddenNote(aside.at, said.text, aside.how))

    def page(self) -> Page:
        """Return the text and all notes, once the source has ended."""
        self._close_link()
        self._close_dim()
        body = self.body.done()
        faint = ((one, body.text[one.start : end].strip()) for one, end in self._dimmed)
        hidden = [*self._hidden, *(HiddenNote(one.at, text, one.how) for one, text in faint if text)]
        links = tuple(LinkNote(one.at, one.href, *trimmed(body.text, one.start, one.end)) for one in self._links)
        ordered = tuple(sorted(hidden, key=lambda one: one.at))
        return Page(body, self.title, self.preheader, links, tuple(self._images), ordered, tuple(self._cuts))

    def _close_dim(self) -> None:
        if self._dim:
            self._dimmed.append((self._dim, self.body.length))
            self._dim = None

    def _close_link(self) -> None:
        if self._link:
            _name, at, href, start = self._link
            self._links.append(LinkNote(at, href, start, self.body.length))
            self._link = None
