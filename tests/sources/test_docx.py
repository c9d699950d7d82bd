"""What is text in a Word document, where it stands, and what stands beside it."""

from pathlib import Path

import pytest
from docx_making import OFFICE, WORD, WORD_STYLES, docx, files, par, run, zipped
from reading import one

from outreach_lint.positions import Position

DELETED = '<w:del w:id="1"><w:r><w:delText>old</w:delText></w:r></w:del>'
MARK_DELETED = '<w:rPr><w:del w:id="2"/></w:rPr>'
BOX = f"<w:txbxContent>{par('in a box')}{par('of two lines')}</w:txbxContent>"
BOTH_FORMS = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>'
    f"{BOX}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{BOX}</v:textbox>"
    "</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def field(instruction: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        + (instruction if instruction.startswith("<") else f"<w:r><w:instrText>{instruction}</w:instrText></w:r>")
        + f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc><w:tcPr/>{par(text)}</w:tc>" for text in row) for row in rows)
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


TEXTS = {
    "runs of one paragraph": (par(run("Hi ") + run("Da", "<w:b/>") + run("na,")), "Hi Dana,"),
    "paragraphs without space between them": (
        par("Hi Dana,") + par() + par("a note.") + par("Tom"), "Hi Dana,\n\na note.\nTom"
    ),
    "blank paragraphs at the end": (par("Hi Dana,") + par() + par("<w:r><w:t> </w:t></w:r>"), "Hi Dana,"),
    "line breaks and tabs": (
        par("<w:r><w:t>Best,</w:t><w:br/><w:t>Tom</w:t><w:tab/><w:t>Reyes</w:t><w:cr/><w:t>x</w:t></w:r>"),
        "Best,\nTom\tReyes\nx",
    ),
    "tab stops are no tabs": (par("Hi", '<w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs>'), "Hi"),
    "white space that is not kept": (par("<w:r><w:t>\n  Hi </w:t></w:r><w:r><w:t>Dana</w:t></w:r>"), "HiDana"),
    "line ends in XML": (par(run("Hi\n\tDana")), "Hi  Dana"),
    "entities": (par("R&amp;D &lt;x&gt; caf&#xE9; &#128512;"), "R&D <x> café 😀"),
    "signs": (
        par('<w:r><w:t>follow</w:t><w:noBreakHyphen/><w:t>up</w:t><w:softHyphen/></w:r>'
            '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>'),
        "follow\u2011up☺",
    ),
    "an unknown sign": (par('<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>' + run(" x")), "• x"),
    "deleted text is none, inserted is": (par(run("a ") + DELETED + f'<w:ins w:id="1">{run("new")}</w:ins>'), "a new"),
    "moved text stands where it went": (
        par(f"<w:moveFrom>{run('here')}</w:moveFrom>" + run("x")) + par(f"<w:moveTo>{run('here')}</w:moveTo>"),
        "x\nhere",
    ),
    "a deleted paragraph end": (par("Hi ", MARK_DELETED) + par("Dana,") + par("x"), "Hi Dana,\nx"),
    "a deleted end at the end": (par("Hi Dana,", MARK_DELETED), "Hi Dana,"),
    "old looks of a paragraph and a run": (
        par(run("Hi", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>"), "<w:pPrChange><w:pPr/></w:pPrChange>"),
        "Hi",
    ),
    "hidden text": (par(run("Hi") + run(" you", "<w:vanish/>") + run(" all", '<w:vanish w:val="0"/>')), "Hi all"),
    "a hidden paragraph mark hides no text": (par("Hi", "<w:rPr><w:vanish/></w:rPr>"), "Hi"),
    "notes and comments": (
        par('<w:commentRangeStart w:id="0"/>' + run("Hi") + '<w:r><w:footnoteReference w:id="2"/></w:r>'
            '<w:r><w:commentReference w:id="0"/></w:r>'),
        "Hi",
    ),
    "table cells": (table(("a", "b"), ("c", "d")) + par("x"), "a\nb\nc\nd\nx"),
    "a table in a table": (f"<w:tbl><w:tr><w:tc>{par('a')}{table(('b',))}{par()}</w:tc></w:tr></w:tbl>", "a\nb"),
    "a text box is read once, after its paragraph": (
        par(run("Hi ") + BOTH_FORMS + run("Dana,")) + par("x"), "Hi Dana,\nin a box\nof two lines\nx"
    ),
    "a text box alone": (par("Hi") + par(BOTH_FORMS) + par("x"), "Hi\nin a box\nof two lines\nx"),
    "a content control": (
        f"<w:sdt><w:sdtPr><w:rPr><w:vanish/></w:rPr></w:sdtPr><w:sdtContent>{par('Hi')}</w:sdtContent></w:sdt>", "Hi"
    ),
    "a formula": (par("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"), "a+b"),
    "small letters above others": (
        par(f"<w:ruby><w:rt>{run('up')}</w:rt><w:rubyBase>{run('base')}</w:rubyBase></w:ruby>"), "base",
    ),
    "a merge field": (par(run("Hi ") + field(" MERGEFIELD First_Name ", run("«First_Name»"))), "Hi «First_Name»"),
    "a simple merge field": (par(f'<w:fldSimple w:instr=" MERGEFIELD X ">{run("«X»")}</w:fldSimple>'), "«X»"),
    "a field in the instruction of another": (
        par(field(field("MERGEFIELD X", run("no")), run("yes"))),
        "yes",
    ),
    "a field that nobody began": (par('<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run("Hi")), "Hi"),
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_text_is_what_is_seen(tmp_path: Path, name: str) -> None:
    body, text = TEXTS[name]
    assert one(tmp_path, "a.docx", docx(body)).body == text


def test_space_between_paragraphs_is_a_blank_line(tmp_path: Path) -> None:
    listed = '<w:pStyle w:val="ListParagraph"/>'
    body = (
        par("Hi Dana,") + par("two things:") + par("one", listed) + par("two", listed)
        + par("Best,", '<w:pStyle w:val="NoSpacing"/>') + par("Tom", '<w:spacing w:after="0"/>')
        + par("far below", '<w:spacing w:before="240"/>')
    )  # fmt: skip
    found = one(tmp_path, "a.docx", docx(body, styles=WORD_STYLES))
    assert found.body == "Hi Dana,\n\ntwo things:\n\none\ntwo\n\nBest,\nTom\n\nfar below"
    assert found.origin.locate("body", found.body.index("Tom")) == Position(6, 1)


def test_styles_that_are_based_on_each_other_end(tmp_path: Path) -> None:
    loop = WORD_STYLES.replace('w:styleId="Normal">', 'w:styleId="Normal"><w:basedOn w:val="ListParagraph"/>')
    assert one(tmp_path, "a.docx", docx(par("a") + par("b"), styles=loop)).body == "a\nb"


def test_headers_on_top_are_read_though_space_is_between_them(tmp_path: Path) -> None:
    body = (
        par("Subject: Dock doors")
        + par("To: Dana Whitfield &lt;dana@northgate.example&gt;")
        + par("Hi Dana,")
        + par("a note.")
    )
    found = one(tmp_path, "a.docx", docx(body, styles=WORD_STYLES))
    assert (found.subject, found.body) == ("Dock doors", "Hi Dana,\n\na note.")
    assert found.prospect
    assert found.prospect.email == "dana@northgate.example"
    assert found.origin.locate("subject", 5) == Position(1, 15)
    assert found.origin.locate("body", found.body.index("note")) == Position(4, 3)


def test_a_line_is_a_paragraph_and_a_column_a_character_of_it(tmp_path: Path) -> None:
    body = (
        par() + par("Hi Dana,") + table(("a", "b")) + par(run("x") + BOTH_FORMS)
        + par("<w:r><w:t>Best,</w:t><w:br/><w:t>Tom 😀 R</w:t></w:r>") + par("Hi ", MARK_DELETED) + par("there")
    )  # fmt: skip
    found = one(tmp_path, "a.docx", docx(body))
    places = {
        word: found.origin.locate("body", found.body.index(word))
        for word in ("Dana", "b", "in a", "two", "Tom", "R", "there")
    }
    assert places == {
        "Dana": Position(2, 4),
        "b": Position(4, 1),
        "in a": Position(5, 3),
        "two": Position(5, 15),
        "Tom": Position(6, 7),
        "R": Position(6, 13),
        "there": Position(8, 1),
    }


@pytest.mark.parametrize(
    ("link", "href"),
    [
        (f'<w:hyperlink r:id="l1">{run(" two ")}{run("pictures")}</w:hyperlink>', "https://bit.ly/3x"),
        (f'<w:hyperlink w:anchor="below">{run("two pictures")}</w:hyperlink>', "#below"),
        (field(' HYPERLINK "https://bit.ly/3x" \\o "tip" ', run("two pictures")), "https://bit.ly/3x"),
        (field(' HYPERLINK \\l "below" ', run("two pictures")), "#below"),
        (
            f'<w:fldSimple w:instr="HYPERLINK https://bit.ly/3x">{run("two pictures")}</w:fldSimple>',
            "https://bit.ly/3x",
        ),
    ],
    ids=["relation", "within", "field", "field within", "simple field"],
)
def test_links_lead_where_they_lead(tmp_path: Path, link: str, href: str) -> None:
    body = par("Subject: x") + par() + par(run("see") + run(" ") + link + run("."))
    found = one(tmp_path, "a.docx", docx(body, ("l1", "https://bit.ly/3x")))
    assert found.markup
    (known,) = found.markup.links
    assert (known.href, known.text.split()) == (href, ["two", "pictures"])
    assert found.body[known.start : known.end] == known.text
    assert known.at == found.origin.locate("body", known.start or 0)


def test_a_link_that_never_ends_ends_with_its_paragraph(tmp_path: Path) -> None:
    begun = field('HYPERLINK "https://bit.ly/3x"', run("here")).removesuffix(
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    found = one(tmp_path, "a.docx", docx(par(run("see ") + begun) + par("and there")))
    assert found.markup
    assert [link.text for link in found.markup.links] == ["here"]
    assert found.body == "see here\nand there"


def test_without_links_there_is_no_markup(tmp_path: Path) -> None:
    assert one(tmp_path, "a.docx", docx(par("Hi"))).markup is None


def test_other_names_and_the_strict_form(tmp_path: Path) -> None:
    strict = {
        name: text.replace(WORD, "http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
            OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships"
        )
        for name, text in files(par("Hi Dana,"), main="doc/text2.xml").items()
        if isinstance(text, str)
    }
    assert one(tmp_path, "a.docx", zipped(dict(strict))).body == "Hi Dana,"


def test_the_encoding_is_that_of_the_xml(tmp_path: Path) -> None:
    held = files(par("café"))
    text = held["word/document.xml"]
    assert isinstance(text, str)
    held["word/document.xml"] = text.replace("UTF-8", "UTF-16").encode("utf-16")
    assert one(tmp_path, "a.docx", zipped(held)).body == "café"
