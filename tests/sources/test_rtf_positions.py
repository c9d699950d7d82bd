"""Every character of a text in RTF stands in the file where its map says, however it is written there."""

import os
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from reading import on_disk, one

MANY = settings(max_examples=int(os.environ.get("WORD_EXAMPLES", "200")), deadline=None)
LETTERS = st.characters(min_codepoint=0x20, max_codepoint=0x7E, exclude_characters="{}\\")
SIGNS = {
    "\u2019": ["\\rquote ", "\\'92", "\\u8217?", "\\u8217\\'92"],
    "“": ["\\ldblquote ", "\\'93", "\\u8220 ?"],
    "é": ["\\'e9", "\\u233e", "\xe9", "{\\uc2|\\u233\\'65\\'27|}", "{\\uc0|\\u233 |}"],
    "И": ["\\u1048?", "{\\f1|\\'c8|}", "{\\f1 |\xc8|}"],
    "ト": ["{\\f2|\\'83g|}", "{\\f2|\\'83\\'67|}", "\\u12488?"],
    "😀": ["\\u-10179?\\u-8704?", "\\u55357 ?\\u56832 ?"],
    "{": ["\\{"],
    "\\": ["\\\\", "\\'5c"],
    "\u00a0": ["\\~"],
    "—": ["\\emdash ", "\\'97"],
    "\t": ["\\tab ", "\t"],
    "\n": ["\\line ", "\\line\n"],
}


def cut(way: str) -> tuple[str, str, str]:
    """Return what stands before, at and after a character; without bars, all of it is at it."""
    before, at, after = way.split("|") if "|" in way else ("", way, "")
    return before, at, after


# What is seen, what stands before it, how it is written, and what stands after it.
PIECES = st.one_of(
    LETTERS.map(lambda char: (char, "", char, "")),
    st.sampled_from([(char, *cut(way)) for char, ways in SIGNS.items() for way in ways]),
    LETTERS.map(lambda char: (char, "{\\b\\i0 ", char, "}")),
    LETTERS.map(lambda char: (char, '{\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt ', char, "}}")),
    st.sampled_from(
        [
            "\\b0 ",
            "\\fs24\\cf0 ",
            "\n",
            "\r\n",
            "{\\*\\x no{no}}",
            "{\\v no}",
            "{\\pict 00}",
            "\\-",
            "{\\bin3 }}}}",
            "{}",
        ]
    ).map(lambda unseen: ("", unseen, "", "")),
)
PARAGRAPHS = st.lists(
    st.tuples(
        st.lists(PIECES, max_size=12),
        st.sampled_from(["\\par ", "\\par\r\n", "\\\n", "\\\r\n", "\\cell\n"]),
        st.booleans(),
    ),
    min_size=1,
    max_size=5,
)
Piece = tuple[str, str, str, str]
HEAD = "{\\rtf1\\ansi\\ansicpg1252\\uc1{\\fonttbl{\\f0 A;}{\\f1\\fcharset204 B;}{\\f2\\fcharset128 C;}}\n"


def written(paragraphs: list[tuple[list[Piece], str, bool]]) -> tuple[str, str, list[str]]:
    """Return the source, what is seen of it, and how each character of that is written."""
    source, seen, ways, above = HEAD + "Hi\\par ", "Hi", ["H", "i"], "Hi"
    for pieces, end, gap in paragraphs:
        source += "\\sb200 " if gap else "\\sb0 "
        text = "".join(piece[0] for piece in pieces)
        joint = "\n\n" if gap and text.strip() and above.strip() else "\n"
        seen += joint + text
        ways += [""] * len(joint)
        for char, before, way, after in pieces:
            source += before + way + after
            ways += [way] if char else []
        source += end
        above = text
    return source + "}", seen, ways


def filled(text: str) -> str:
    """Return a text without the blank lines at its end."""
    while "\n" in text and not text.rpartition("\n")[2].strip():
        text = text.rpartition("\n")[0]
    return text


@MANY
@given(PARAGRAPHS)
def test_every_character_stands_where_its_map_says(paragraphs: list[tuple[list[Piece], str, bool]]) -> None:
    source, seen, ways = written(paragraphs)
    with tempfile.TemporaryDirectory() as folder:
        found = one(Path(folder), "é.rtf", source.encode("latin-1"))
    assert filled(found.body) == filled(seen)
    for offset, way in enumerate(ways[: len(found.body)]):
        assert on_disk(found, "body", offset, source).startswith(way), (offset, way)
