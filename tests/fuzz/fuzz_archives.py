"""Archives as plain bytes, so that each of their members can be damaged; and tables of Parquet."""

import re
from functools import cache
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from fuzz_seeds import SHEET, WORD, docx, xlsx, zipped

_MEMBER = re.compile(rb"(?m)^@@@ (.{1,60})\n")


def unpacked(archive: bytes) -> bytes:
    """Return the members of an archive one after the other, each below a line with its name."""
    with ZipFile(BytesIO(archive)) as held:
        return b"".join(b"@@@ %s\n%s\n" % (name.encode(), held.read(name)) for name in held.namelist())


def packed(data: bytes) -> bytes:
    """Return an archive of what `unpacked` gives; what stands before the first name is lost."""
    _before, *pieces = _MEMBER.split(data)
    names = (name.partition(b"\0")[0].decode("utf-8", "replace") or "x" for name in pieces[::2])
    return zipped(dict(zip(names, (piece.removesuffix(b"\n") for piece in pieces[1::2]), strict=True)), ZIP_STORED)


_SPACE = b"xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
_STYLES = (
    b"<w:styles %s><w:docDefaults><w:rPrDefault><w:rPr><w:vanish w:val='0'/></w:rPr></w:rPrDefault></w:docDefaults>"
    b"<w:style w:type='paragraph' w:styleId='Title'><w:name w:val='Title'/><w:basedOn w:val='Base'/></w:style>"
    b"<w:style w:type='paragraph' w:styleId='Base'><w:name w:val='heading 1'/><w:basedOn w:val='Title'/></w:style>"
    b"<w:style w:type='character' w:styleId='Dim'><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"
) % _SPACE
_STYLED = WORD.replace(
    b"<w:body>",
    b"<w:body><w:p><w:pPr><w:pStyle w:val='Title'/><w:numPr><w:ilvl w:val='1'/></w:numPr></w:pPr><w:r><w:rPr>"
    b"<w:rStyle w:val='Dim'/></w:rPr><w:t>dim</w:t></w:r></w:p>",
)


@cache
def word_parts() -> bytes:
    """Return the members of a Word document with styles and links."""
    return unpacked(docx(_STYLED)).replace(b"<w:styles %s/>" % _SPACE, _STYLES)


@cache
def sheet_parts() -> bytes:
    """Return the members of a workbook with shared strings."""
    return unpacked(xlsx(SHEET))


@cache
def parquet(compression: str = "none") -> bytes:
    """Return a table of two messages, with numbers, lists and a nested column."""
    import pyarrow as pa
    from pyarrow.parquet import write_table

    rows = {
        "id": ["a", "b"],
        "body": ["Hi Ana,\nyou never replied.", "Hi {{first_name}}"],
        "employees": [12, None],
        "tags": [["x", "y"], []],
        "nested": [{"a": 1}, None],
    }
    held = BytesIO()
    write_table(pa.table(rows), held, compression=compression, row_group_size=1)
    return held.getvalue()


def parquet_of(texts: list[str]) -> bytes:
    """Return a table with these messages."""
    import pyarrow as pa
    from pyarrow.parquet import write_table

    held = BytesIO()
    write_table(pa.table({"body": texts}), held)
    return held.getvalue()
