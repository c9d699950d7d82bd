"""Makes Word documents by hand: the files that a word processor writes, as few of them as are needed."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{OFFICE}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
# Word leaves eight points below each paragraph unless it is told otherwise, LibreOffice nothing.
WORD_STYLES = (
    f'<w:styles xmlns:w="{WORD}"><w:docDefaults><w:rPrDefault><w:rPr><w:spacing w:val="20"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
    '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="ListParagraph"><w:basedOn w:val="Normal"/>'
    "<w:pPr><w:contextualSpacing/></w:pPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="NoSpacing"><w:pPr><w:spacing w:after="0"/></w:pPr></w:style></w:styles>'
)


def relations(*rows: tuple[str, str, str]) -> str:
    """Return relations by id, last word of the type, and target; those that lead to the web are external."""
    entries = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if ":" in target else "/>")
        for name, kind, target in rows
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}">{entries}</Relationships>'


def run(text: str, properties: str = "") -> str:
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def par(content: str = "", properties: str = "") -> str:
    inside = content if content.startswith("<") or not content else run(content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def zipped(files: dict[str, str | bytes]) -> bytes:
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


def files(
    body: str, *links: tuple[str, str], styles: str = "", main: str = "word/document.xml"
) -> dict[str, str | bytes]:
    """Return the files of a document with a body, and links by id and target."""
    rows = [(name, "hyperlink", target) for name, target in links]
    if styles:
        rows.append(("s", "styles", "styles.xml"))
    folder, _slash, last = main.rpartition("/")
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": relations(("r1", "officeDocument", main)),
        f"{folder}/_rels/{last}.rels": relations(*rows),
        f"{folder}/styles.xml": styles or "<x/>",
        f"{folder}/header1.xml": f"<w:hdr {SPACES}>{par('a header')}</w:hdr>",
        f"{folder}/comments.xml": f"<w:comments {SPACES}><w:comment>{par('a comment')}</w:comment></w:comments>",
        main: f'<?xml version="1.0" encoding="UTF-8"?><w:document {SPACES}><w:body>{body}'
        '<w:sectPr><w:pgSz w:w="1"/></w:sectPr></w:body></w:document>',
    }


def docx(body: str, *links: tuple[str, str], styles: str = "", main: str = "word/document.xml") -> bytes:
    return zipped(files(body, *links, styles=styles, main=main))
