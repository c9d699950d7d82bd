"""Rich text (.rtf) to messages: what is seen of it, each character at its place in the file."""

from collections.abc import Iterator
from typing import BinaryIO

from outreach_lint.document.late import late
from outreach_lint.errors import Place, SourceError
from outreach_lint.model import Message
from outreach_lint.sources.archives import OLD
from outreach_lint.sources.decoding import read_whole
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.native import EMPTY
from outreach_lint.sources.paragraphs import message_of_paragraphs
from outreach_lint.sources.rtf_reader import Reader

BEGINNING = b"{\\rtf"
_START = late(r"(?:\xef\xbb\xbf)?\s*\{\\rtf(?![a-z])")
_OTHERS = {b"PK\x03\x04": "it is a Word document; name it .docx", OLD: "it is an old .doc file; save it as .docx"}
_NOT_RTF = "it does not begin with “{\\rtf”"


def read_rtf(file: BinaryIO, path: str, defaults: Defaults) -> Iterator[Message]:
    """Yield the message of a text in RTF."""
    # As Latin-1 every byte is one character: places in it are places in the file.
    source = read_whole(file, path, defaults.file_size).decode("latin-1")
    if not source.strip():
        raise SourceError(EMPTY, Place(path, 1))
    start = _START.match(source)
    if not start:
        why = next((why for sign, why in _OTHERS.items() if source.startswith(sign.decode("latin-1"))), "")
        reason = f"not readable as .rtf: {why or _NOT_RTF}"
        raise SourceError(reason, Place(path, 1))
    yield message_of_paragraphs(Reader(source, path).read(source.index("{")), source, path, defaults)
