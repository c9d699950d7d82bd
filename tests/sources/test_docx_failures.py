"""Documents that cannot be read, or that were made to do harm, are refused with a reason, and quickly."""

import struct
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_STORED, ZipFile

import pytest
from docx_making import SPACES, docx, files, par, run, zipped
from reading import failure, one

from outreach_lint.sources import archives, docx_xml, paragraphs
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.read import read_stdin

TEXT = "word/document.xml"
GOOD = docx(par("Hi Dana,"))
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BILLION = f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]><w:document {SPACES}><w:body>{par("&l9;")}</w:body></w:document>'
TABLES = "<w:tbl><w:tr><w:tc>" * 10_000 + par("deep") + "</w:tc></w:tr></w:tbl>" * 10_000


def changed(name: str, content: str | bytes) -> bytes:
    """Return a document with a file of it replaced."""
    return zipped(files(par("Hi Dana,")) | {name: content})


def only(name: str, content: str | bytes = "x", method: int = ZIP_STORED) -> bytes:
    held = BytesIO()
    with ZipFile(held, "w", method) as archive:
        archive.writestr(name, content)
    return held.getvalue()


def encrypted() -> bytes:
    """Return a document whose list of files says that they are encrypted."""
    at = GOOD.index(b"PK\x01\x02") + 8
    return GOOD[:at] + struct.pack("<H", 1) + GOOD[at + 2 :]


REFUSED = {
    "empty.docx": (b"", "no zip archive"),
    "text.docx": (b"Hi Dana,", "no zip archive"),
    "rtf.docx": (b"{\\rtf1 Hi}", "it is an RTF file; name it .rtf"),
    "old.docx": (OLD, "an old .doc file, or one with a password; save it as .docx without one"),
    "old.doc": (OLD, "an old .doc file, or one with a password; save it as .docx without one"),
    "locked.docx": (encrypted(), "it has a password"),
    "cut.docx": (GOOD[: len(GOOD) // 2], "a zip archive that breaks off or is damaged"),
    "no_end.docx": (GOOD[:-30], "a zip archive that breaks off or is damaged"),
    "damaged.docx": (GOOD.replace(b"word/document.xml", b"word/docum\0nt.xml", 1), "breaks off"),
    "bzip2.docx": (only("word/document.xml", "x", ZIP_BZIP2), "compressed in a way that no office program uses"),
    "book.docx": (only("xl/workbook.xml"), "it is a workbook; name it .xlsx"),
    "slides.docx": (only("ppt/presentation.xml"), "it is a presentation"),
    "writer.docx": (only("content.xml"), "it is an OpenDocument file; save it as .docx"),
    "photos.zip": (only("a.jpg"), "there is no document in it"),
    "half_xml.docx": (
        changed(TEXT, f"<w:document {SPACES}><w:body>"),
        "is no well-formed XML: no element found",
    ),
    "no_xml.docx": (changed(TEXT, b"\xff\xfe\xff"), "is no well-formed XML"),
    "other_xml.docx": (changed(TEXT, "<html/>"), "there is no document in it"),
    "no_relations.docx": (changed("_rels/.rels", "<x"), "is no well-formed XML"),
    "laughs.docx": (changed(TEXT, BILLION), "declares entities or a document type"),
    "outside.docx": (
        changed(TEXT, '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'),
        "declares entities or a document type",
    ),
    "blank.docx": (docx(par() * 50_001), "more than 50,000 paragraphs"),
    "deep.docx": (docx(TABLES), "is nested more than 500 deep"),
    "bomb.docx": (changed(TEXT, bytes(60_000_000)), "would inflate to 60 MB, more than 10 MB"),
    "styles.docx": (
        docx(par("Hi"), styles=" " * 4_000_000),
        "word/styles.xml in it would inflate to 4 MB, more than 3 MB",
    ),
    "nothing.docx": (docx(par() + par(run(" "))), "empty message"),
    "only_header.docx": (docx(par("Subject: x") + par()), "empty message"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(tmp_path: Path, name: str) -> None:
    data, reason = REFUSED[name]
    found = failure(tmp_path, name, data)
    assert found.path == (tmp_path / name).as_posix()
    assert reason in found.reason


def test_a_member_that_is_longer_than_it_says_is_damaged(tmp_path: Path) -> None:
    data = docx(par(run("Hi " * 90_000)))
    at = data.index(b"word/document.xml", data.index(b"PK\x01\x02")) - 46 + 24
    assert (
        "word/document.xml in it is damaged"
        in failure(tmp_path, "a.docx", data[:at] + struct.pack("<I", 99) + data[at + 4 :]).reason
    )


@pytest.mark.parametrize(
    ("limit", "value", "reason"),
    [
        ((archives, "FILES"), 5, "7 files in it, more than 5"),
        ((archives, "DIRECTORY"), 200, "breaks off or is damaged"),
        ((docx_xml, "ELEMENTS"), 2, "has more than 2 elements"),
    ],
)
def test_no_more_than_a_limit_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: tuple[object, str], value: int, reason: str
) -> None:
    assert one(tmp_path, "a.docx", GOOD).body == "Hi Dana,"
    monkeypatch.setattr(*limit, value)
    assert reason in failure(tmp_path, "a.docx", GOOD).reason


def test_a_text_that_is_no_message(tmp_path: Path) -> None:
    long = "a" * paragraphs.CHARACTERS
    assert len(one(tmp_path, "a.docx", docx(par(long))).body) == paragraphs.CHARACTERS
    assert failure(tmp_path, "a.docx", docx(par(long) + par("b"))).reason.startswith("more than 250,000 characters")


def test_an_empty_document_is_so_at_its_last_paragraph(tmp_path: Path) -> None:
    assert failure(tmp_path, "a.docx", docx(par("Subject: x") + par())).line == 1


@pytest.mark.parametrize(
    ("data", "body"), [(GOOD, "Hi Dana,"), (b"{\\rtf1 Hi \\'e9}", "Hi é"), (b"{Hi|Hello} Dana,", "{Hi|Hello} Dana,")]
)
def test_what_it_is_shows_in_the_first_bytes(tmp_path: Path, data: bytes, body: str) -> None:
    assert one(tmp_path, "a.dotx", data).body == body
    (found,) = read_stdin(data, Defaults())
    assert getattr(found, "body", None) == body
