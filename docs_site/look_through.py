"""Looks through a built site for what a browser would fetch from elsewhere."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

_LOADS = {
    "audio": ("src",),
    "embed": ("src",),
    "form": ("action",),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src", "srcset"),
    "input": ("src",),
    "link": ("href",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src", "srcset"),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
"""What a browser fetches without being asked; an address that a reader has to press is not among it."""
_FOREIGN = re.compile(r"^\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_STYLE = re.compile(r"(?:@import\s+|url\()\s*[\"']?\s*((?:https?:)?//[^\"')\s]+)", re.IGNORECASE)


class _Reader(HTMLParser):
    """Notes the foreign addresses that a page loads."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._styled = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._styled = tag == "style"
        for name, value in attrs:
            if value and name in _LOADS.get(tag, ()) and _FOREIGN.match(value):
                self.found.append(value)
            if value and name == "style":
                self.found += foreign_in_style(value)

    def handle_data(self, data: str) -> None:
        if self._styled:
            self.found += foreign_in_style(data)


def foreign_in_style(text: str) -> list[str]:
    """Return the foreign addresses that a style sheet loads."""
    return _STYLE.findall(text)


def foreign_in_page(text: str) -> list[str]:
    """Return the foreign addresses that a page of HTML loads."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.found


def faults_of(site: Path) -> list[str]:
    """Return a line for each foreign address that files of a site load."""
    loaded: dict[str, list[str]] = {}
    for path, address in _foreign(site):
        loaded.setdefault(address, []).append(str(path.relative_to(site)))
    return [f"{address} is loaded by {len(files)} files, first {files[0]}" for address, files in loaded.items()]


def _foreign(site: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted(site.rglob("*")):
        if path.suffix in {".html", ".css"}:
            find = foreign_in_page if path.suffix == ".html" else foreign_in_style
            for address in find(path.read_text(encoding="utf-8")):
                yield path, address
