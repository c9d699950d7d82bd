"""What is text in RTF, as Word, WordPad and TextEdit write it, and where each character stands."""

from pathlib import Path

import pytest
from reading import on_disk, one

from outreach_lint.model import Message
from outreach_lint.positions import Position

WORDPAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0\nouicompat{\fonttbl{\f0\fnil\fcharset0 Calibri;}{\f1\fnil\fcharset204 A;}}"
    "\r\n"
    r"{\*\generator Riched20 10.0.19041}\viewkind4\uc1 "
    "\r\n"
    r"\pard\sa200\sl276\slmult1\f0\fs22\lang9 Hi Dana,\par"
    "\r\n"
    r"your caf\'e9 \u8220?opened\u8221?.\line Well done.\par"
    "\r\n"
    r"\pard\sl276 Best,\par"
    "\r\n"
    r"Tom\par"
    "\r\n}\r\n\0"
)
TEXTEDIT = r"""{\rtf1\ansi\ansicpg1252\cocoartf2709
\cocoatextscaling0\cocoaplatform0{\fonttbl\f0\fswiss\fcharset0 Helvetica;}
{\colortbl;\red255\green255\blue255;}
{\*\expandedcolortbl;;}
\pard\tx720\pardirnatural\partightenfactor0

\f0\fs24 \cf0 Hi Dana,\
\
it\'92s \'97 as you said \uc0\u8212  open. See {\field{\*\fldinst{HYPERLINK "https://bit.ly/3x"}}{\fldrslt these
 pictures}}.\
\
Tom}"""
WORD = (
    r"{\rtf1\adeflang1025\ansi\ansicpg1252\uc1\adeff31507\deff0\stshfdbch31505"
    r"{\fonttbl{\f0\fbidi \froman\fcharset0\fprq2{\*\panose 02020603050405020304}Times New Roman{\*\falt Tms};}"
    r"{\f3\fbidi \froman\fcharset2\fprq2 Symbol;}{\f40\froman\fcharset204 Times New Roman Cyr;}}"
    r"{\colortbl;\red0\green0\blue0;}{\*\defchp \fs22}{\stylesheet{\ql \li0 \snext0 Normal;}{\s15 Body;}}"
    r"{\*\listtable{\list{\listlevel{\leveltext\'01\'b7;}}}}{\info{\title No title}{\author Nobody}}"
    r"{\*\themedata 504b0304}{\header \pard a header\par}{\footerr \pard a footer\par}"
    "\n"
    r"\pard\plain \ltrpar\ql \sa160\f0\fs22 {\rtlch\fcs1 \af0 \ltrch\fcs0 \insrsid1 Hi }{\b Dana,"
    "\n"
    r"\par }{\deleted gone }{\revised here: \'cf\f40\'cf\'f0}{\v hidden}{\footnote \pard a note}"
    "\n"
    r"\par {\listtext\pard\plain \f3 \'b7\tab}\pard\plain \s15\sa160\contextualspace one\par two\par \pard\plain {"
    r'\field\fldedit{\*\fldinst {\rtlch HYPERLINK \\l "below" }}{\fldrslt {there}}}\sect }'
)
SHAPE = (
    r"{\shp{\*\shpinst\shpleft1{\sp{\sn shapeType}{\sv 202}}{\shptxt \pard in a box\par of two\par}}"
    r"{\shprslt{\*\do\dptxbx{\dptxbxtext\pard in a box\par}}}}"
)
BODIES = {
    "WordPad": (WORDPAD, "Hi Dana,\n\nyour café “opened”.\nWell done.\n\nBest,\nTom"),
    "TextEdit": (TEXTEDIT, "Hi Dana,\n\nit\u2019s — as you said — open. See these pictures.\n\nTom"),
    "Word": (WORD, "Hi Dana,\n\nhere: ÏПр\n\none\ntwo\n\nthere"),
    "signs by name": (
        r"{\rtf1 \lquote a\rquote\ldblquote b\rdblquote\emdash\endash\bullet\tab x\~y\_z\-w\{\}\\}",
        "\u2018a\u2019“b”—\u2013•\tx\u00a0y\u2011zw{}\\",
    ),
    "line ends mean nothing": ("{\\rtf1 Hi \r\nDa\nna}", "Hi Dana"),
    "line ends after a backslash": ("{\\rtf1 Hi\\\r\nDana\\\n\\\rx}", "Hi\nDana\n\nx"),
    "one character in place of another": (r"{\rtf1\uc2 \u233\'a1\'a2x\u233 abc\uc0\u233 d}", "éxécéd"),
    "a group ends what stands in for a character": (r"{\rtf1 {\u233}x{\uc0 \u233 y}\u233 ?z}", "éxéyéz"),
    "a word that stands in for a character": (r"{\rtf1 \u8216\lquote a}", "\u2018a"),
    "two halves of a character": (r"{\rtf1 \u-10179?\u-8704?!}", "😀!"),
    "half a character": (r"{\rtf1 \u-10179?a\u-8704?}", "\ufffda\ufffd"),
    "a number beyond UTF-16": (r"{\rtf1\uc0 \u128512 \u99999999 }", "😀\ufffd"),
    "signs of symbol fonts": (r"{\rtf1{\fonttbl{\f1\fcharset2 S;}}\u-3913? \u-4022? {\f1\'b7}}", "• ☺ •"),
    "bytes as they are": ("{\\rtf1\\ansicpg1250 \x9c\xb9}".encode("latin-1"), "śą"),
    "the page of the document": (r"{\rtf1\mac\'8e{\fonttbl{\f1\cpg1251 C;}{\f2 D;}}\f1\'cf\f2\'8e\plain\'8e}", "éПéé"),
    "an unknown page": (r"{\rtf1\ansicpg99999\'e9}", "é"),
    "two bytes a character": (r"{\rtf1\ansicpg932\'83\'65\'83X\'83g \'b1\'83\'5c}", "テスト ｱソ"),
    "half of two bytes": (r"{\rtf1\ansicpg932 a\'83\par b}", "a\ufffd\nb"),
    "page of UTF-8": (r"{\rtf1\ansicpg65001\'c3\'a9\'f0\'9f\'98\'80!}", "é😀!"),
    "table cells": (
        r"{\rtf1\trowd\intbl a\cell b\cell\row c\nestcell{\*\nesttableprops\nestrow}{\nonesttables\par}\cell\row d}",
        "a\nb\nc\n\nd",
    ),
    "pictures": (r"{\rtf1 a{\*\shppict{\pict\pngblip 89504e47}}{\nonshppict{\pict 0102}}{\pict\bin5 }}{\x}b}", "ab"),
    "binary data with braces": ("{\\rtf1 a{\\object\\bin3 }}}{\\result b}}c}", "abc"),
    "what nobody knows": (r"{\rtf1 a\frobnicate7 b{\*\frobnicate c}{\frobnicate d}}", "abd"),
    "a text box is read once, after its paragraph": (
        r"{\rtf1 Hi " + SHAPE + r"Dana,\par x}", "Hi Dana,\nin a box\nof two\nx",
    ),
    "a merge field": (
        r"{\rtf1 Hi {\field{\*\fldinst MERGEFIELD X {\field{\*\fldinst Y}{\fldrslt no}}}{\fldrslt \'abX\'bb}},}",
        "Hi «X»,",
    ),
    "a deleted paragraph end": (r"{\rtf1 Hi {\deleted\par}Dana,}", "Hi Dana,"),
    "mail in HTML that Outlook keeps": (
        r"{\rtf1\fromhtml1 {\*\htmltag64 <p>}Hi{\*\htmltag72 </p>}\htmlrtf\par\htmlrtf0}", "Hi",
    ),
    "what follows the text": ("{\\rtf1 Hi}\n{\\rtf1 you}}}", "Hi"),
    "numbers without measure": (r"{\rtf1\b99999999999999999999 Hi\fs-99999999999999999999  you}", "Hi you"),
}  # fmt: skip
WRITTEN = (
    "\\'", "\\u", "\\lquote", "\\rquote", "\\ldblquote", "\\rdblquote", "\\emdash", "\\endash", "\\bullet", "\\tab",
    "\\line", "\\~", "\\_", "\\{", "\\}", "\\\\",
)  # fmt: skip


def read(folder: Path, data: str | bytes) -> Message:
    return one(folder, "a.rtf", data)


@pytest.mark.parametrize("name", BODIES)
def test_text_is_what_is_seen_and_each_character_has_its_place(tmp_path: Path, name: str) -> None:
    data, text = BODIES[name]
    found = read(tmp_path, data)
    assert found.body == text
    source = data if isinstance(data, str) else data.decode("latin-1")
    for offset, char in enumerate(text):
        here = on_disk(found, "body", offset, source)
        plain = char in " \t" or (char.isascii() and char.isalnum())
        assert char == "\n" or here.startswith(char if plain and here[0] != "\\" else (char, *WRITTEN, "\x9c", "\xb9"))


def test_places_of_a_file_of_wordpad(tmp_path: Path) -> None:
    found = read(tmp_path, WORDPAD)
    places = [found.origin.locate("body", found.body.index(word)) for word in ("Dana", "é", "“", "Well", "Tom")]
    lines = WORDPAD.split("\n")
    assert places == [
        Position(3, lines[2].index("Dana") + 1),
        Position(4, 9),
        Position(4, 14),
        Position(4, 41),
        Position(6, 1),
    ]


def test_the_place_of_a_character_of_several_tokens_is_the_first(tmp_path: Path) -> None:
    found = read(tmp_path, "{\\rtf1\n\\u-10179?\\u-8704?\\u104?\n\\ansicpg932\\'83\\'65\\'b1}")
    assert found.body == "😀hテｱ"
    assert [found.origin.locate("body", at) for at in range(4)] == [
        Position(2, 1), Position(2, 18), Position(3, 12), Position(3, 20),
    ]  # fmt: skip


def test_headers_on_top_are_read_though_space_is_between_them(tmp_path: Path) -> None:
    found = read(
        tmp_path, "{\\rtf1\\sa200 Subject: Caf\\'e9 hall\\par\nTo: Dana <dana@northgate.example>\\par\nHi Dana,\\par}"
    )
    assert (found.subject, found.body) == ("Café hall", "Hi Dana,")
    assert found.prospect
    assert found.prospect.email == "dana@northgate.example"
    assert found.origin.locate("subject", 3) == Position(1, 26)
    assert found.origin.locate("subject", 5) == Position(1, 31)
    assert found.origin.locate("body", 3) == Position(3, 4)


@pytest.mark.parametrize(
    ("instruction", "href"),
    [('HYPERLINK "https://bit.ly/3x" \\\\o "tip"', "https://bit.ly/3x"), ('{HYPERLINK \\\\l "below"}', "#below")],
)
def test_links_lead_where_they_lead(tmp_path: Path, instruction: str, href: str) -> None:
    field = f"{{\\field{{\\*\\fldinst {instruction}}}{{\\fldrslt {{\\ul two \npictures}}}}}}"
    found = read(
        tmp_path, f"{{\\rtf1 Subject: x\\par\\par see {field}.\\par {{\\field{{\\*\\fldinst PAGE}}{{\\fldrslt 7}}}}}}"
    )
    assert found.body == "see two pictures.\n7"
    assert found.markup
    (link,) = found.markup.links
    assert (link.href, link.text, link.at) == (href, "two pictures", found.origin.locate("body", 4))
    assert found.body[link.start : link.end] == link.text


def test_a_link_of_two_paragraphs_ends_with_the_first(tmp_path: Path) -> None:
    found = read(tmp_path, r'{\rtf1 {\field{\*\fldinst HYPERLINK "https://a.example"}{\fldrslt a\par b}}}')
    assert found.markup
    assert [link.text for link in found.markup.links] == ["a"]
    assert found.body == "a\nb"


def test_a_mark_before_the_file_moves_nothing_below(tmp_path: Path) -> None:
    found = read(tmp_path, b"\xef\xbb\xbf\r\n{\\rtf1 Hi}")
    assert (found.body, found.origin.locate("body", 0)) == ("Hi", Position(2, 8))
