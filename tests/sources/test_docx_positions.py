"""Every character of a Word document stands in the paragraph and column that its map says."""

import os
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

from docx_making import WORD_STYLES, docx, par
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import one

MANY = settings(max_examples=int(os.environ.get("WORD_EXAMPLES", "200")), deadline=None)
LETTERS = st.characters(
    codec="utf-8", exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="\ufeff\x85\u2028\u2029:"
)
UNSEEN = (
    '<w:del w:id="1"><w:r><w:delText>no</w:delText></w:r></w:del>',
    '<w:bookmarkStart w:id="0" w:name="no"/>',
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r>",
    "<w:r><w:rPr><w:b/></w:rPr></w:r>",
    "<!-- no -->",
)  # fmt: skip
# What is seen, and how it is written.
PIECES = st.one_of(
    st.text(LETTERS, min_size=1, max_size=6).map(
        lambda text: (text, f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>')
    ),
    st.sampled_from([
        ("\t", "<w:r><w:tab/></w:r>"),
        ("\n", "<w:r><w:br/></w:r>"),
        ("😀é", "<w:r><w:t>&#128512;&#xe9;</w:t></w:r>"),
        ("ab", '<w:hyperlink w:anchor="x"><w:r><w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r></w:hyperlink>'),
    ]),
    st.sampled_from(UNSEEN).map(lambda source: ("", source)),
)  # fmt: skip
PARAGRAPHS = st.lists(st.tuples(st.lists(PIECES, max_size=6), st.booleans()), min_size=1, max_size=6)


@MANY
@given(PARAGRAPHS)
def test_every_character_stands_where_its_map_says(paragraphs: list[tuple[list[tuple[str, str]], bool]]) -> None:
    lines, body, above, gap = ["Hi"], "Hi", "Hi", True
    source = par("Hi")
    for pieces, following in paragraphs:
        line = "".join(seen for seen, _source in pieces)
        lines.append(line)
        body += ("\n\n" if gap and above.strip() and line.strip() else "\n") + line
        content = "".join(written for _seen, written in pieces)
        tight = '<w:pPr><w:pStyle w:val="NoSpacing"/></w:pPr>'
        source += f"<w:p>{'' if following else tight}{content}</w:p>"
        above, gap = line, following
    with tempfile.TemporaryDirectory() as folder:
        found = one(Path(folder), "é.docx", docx(source, styles=WORD_STYLES))
    assert body.startswith(found.body)
    assert not body[len(found.body) :].strip()
    for offset, char in enumerate(found.body):
        at = found.origin.locate("body", offset)
        line = lines[at.line - 1] + "\n"
        assert line[at.column - 1] == char, (offset, char, at)
