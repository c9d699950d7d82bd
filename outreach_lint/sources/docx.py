"""Word documents (.docx) to messages: the text of the body, with the number of its paragraph as its line."""

from collections.abc import Iterator
from typing import BinaryIO, NoReturn
from zipfile import ZipFile

from outreach_lint.errors import Place, SourceError
from outreach_lint.model import Message
from outreach_lint.sources.archives import member, open_archive
from outreach_lint.sources.decoding import LIMIT
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.docx_body import Body
from outreach_lint.sources.docx_relations import Relation, relations, target_of
from outreach_lint.sources.docx_styles import Styles
from outreach_lint.sources.docx_xml import stream
from outreach_lint.sources.paragraphs import message_of_paragraphs

STYLES = 3_000_000
_OTHERS = {
    "xl/workbook.xml": "it is a workbook; name it .xlsx",
    "ppt/presentation.xml": "it is a presentation",
    "content.xml": "it is an OpenDocument file; save it as .docx",
}


def read_docx(file: BinaryIO, path: str, defaults: Defaults) -> Iterator[Message]:
    r"""Yield the message of a document; a file that is RTF in truth is one that Word opens too, but not this reader."""
    start = file.read(5)
    file.seek(0)
    if start == b"{\\rtf":
        _refuse("it is an RTF file; name it .rtf", path)
    with open_archive(file, path, ".docx") as archive:
        known = relations(archive, "", path)
        name = target_of("officeDocument", known) or "word/document.xml"
        data = member(archive, name, LIMIT, path)
        if data is None or not name.endswith(".xml") or name in _OTHERS:
            others = (_OTHERS[other] for other in _OTHERS if other in archive.namelist())
            _refuse(next(others, "there is no document in it"), path)
        links = relations(archive, name, path)
        body = Body(_styles(archive, name, links, path), links, path)
    stream(data, body, name, path)
    if not body.is_document:
        _refuse("there is no document in it", path)
    yield message_of_paragraphs(body.lines.found, body.lines.source, path, defaults)


def _styles(archive: ZipFile, part: str, links: dict[str, Relation], path: str) -> Styles:
    styles = Styles()
    name = target_of("styles", links, part)
    data = member(archive, name, STYLES, path) if name else None
    if data is not None:
        stream(data, styles, name, path)
    return styles


def _refuse(why: str, path: str) -> NoReturn:
    reason = f"not readable as .docx: {why}"
    raise SourceError(reason, Place(path))
