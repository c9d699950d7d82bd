"""Streams the XML of a document, and refuses what would grow beyond its size or is no document of a person."""

from typing import Final, Protocol

from outreach_lint.errors import Place, SourceError

DEPTH = 500
ELEMENTS = 1_000_000
TRANSITIONAL: Final = "http://schemas.openxmlformats.org"
STRICT: Final = "http://purl.oclc.org/ooxml"
WORD: Final = (f"{TRANSITIONAL}/wordprocessingml/2006/main ", f"{STRICT}/wordprocessingml/main ")
Attributes = dict[str, str]


class Handler(Protocol):
    """What is told of the XML as it passes; names are those of expat: namespace, blank, name."""

    def start(self, name: str, attributes: Attributes) -> None:
        """Take the beginning of an element."""

    def end(self, name: str) -> None:
        """Take the end of an element."""

    def text(self, data: str) -> None:
        """Take characters."""


class _Guard:
    """Passes on what is told, and counts it."""

    def __init__(self, handler: Handler, name: str, path: str) -> None:
        self._handler = handler
        self._name, self._path = name, path
        self._depth = self._count = 0

    def start(self, name: str, attributes: Attributes) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > DEPTH:
            self._refuse(f"is nested more than {DEPTH} deep")
        if self._count > ELEMENTS:
            self._refuse(f"has more than {ELEMENTS:,} elements")
        self._handler.start(name, attributes)

    def end(self, name: str) -> None:
        self._depth -= 1
        self._handler.end(name)

    def doctype(self, *_declaration: object) -> None:
        self._refuse("declares entities or a document type, which no word processor writes")

    def _refuse(self, what: str) -> None:
        reason = f"{self._name} in it {what}"
        raise SourceError(reason, Place(self._path))


def stream(data: bytes, handler: Handler, name: str, path: str) -> None:
    """Tell a handler of the XML in a file of an archive; raises SourceError."""
    from xml.parsers.expat import ExpatError, ParserCreate

    guard = _Guard(handler, name, path)
    parser = ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = guard.start
    parser.EndElementHandler = guard.end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = guard.doctype
    try:
        # All at once: a piece that is fed by and by would be read again from its start with each.
        parser.Parse(data, True)  # noqa: FBT003 -- expat takes it by position
    except (ExpatError, ValueError) as error:
        reason = f"{name} in it is no well-formed XML: {error}"
        raise SourceError(reason, Place(path)) from error


def names(*local: str, spaces: tuple[str, ...] = WORD) -> dict[str, str]:
    """Return the names of elements or attributes as expat tells them, with what we call them."""
    return {space + name: name for space in spaces for name in local}


def is_on(value: str | None) -> bool:
    """Tell whether a switch is on that is written with a value or without."""
    return value not in ("0", "false", "off", "none")
