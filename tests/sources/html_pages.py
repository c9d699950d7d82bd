"""Pages of HTML for property tests: what their reader sees, and how the source writes each character of it."""

from hypothesis import strategies as st

PLAIN = st.characters(
    codec="utf-8",
    exclude_categories=("Cs", "Cc", "Zl", "Zp", "Zs"),
    exclude_characters="<>&{}[]%*|-=\"'\ufeff\x85\u00ad\u200b\u200c\u200d\u2060",
)
NAMED = {
    "é": "&eacute;",
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    "😀": "&#x1F600;",
    "ü": "&#252;",
    "©": "&copy;",
    "x": "&#120;",
}
# What the reader sees, and how the source writes it.
CHARS = st.one_of(PLAIN.map(lambda char: (char, char)), st.sampled_from(sorted(NAMED.items())))
SPACES = st.sampled_from([" ", "\n", "\t", "  ", " \r\n\t ", "\r\n"]).map(lambda space: (" ", space))
UNSEEN = st.sampled_from(
    ["<b>", "</b>", "<i class='x > y'>", "</I>", "<!-- é -->", "<!--[if mso]>no<![endif]-->", '<A HREF="é">']
)
WORDS = st.lists(st.one_of(CHARS, UNSEEN.map(lambda tag: ("", tag))), min_size=1, max_size=8).filter(
    lambda word: any(seen for seen, _written in word)
)
BLOCKS = st.sampled_from(
    [("<p>", "</p>", 2), ("<P>\r\n\t", "", 2), ("<div>", "</div>", 1), ("<h1 id=a>", "</h1>\n", 2), ("<li>", "", 1)]
)
PARAGRAPHS = st.tuples(BLOCKS, st.lists(st.tuples(WORDS, SPACES), min_size=1, max_size=6))
PAGES = st.lists(PARAGRAPHS, min_size=1, max_size=4)  # fmt: skip
Piece = tuple[str, str]
Page = list[tuple[tuple[str, str, int], list[tuple[list[Piece], Piece]]]]


def written(page: Page) -> tuple[str, list[Piece]]:
    """Return the source, and the characters that are seen with how each is written, line breaks aside."""
    source, pieces, breaks = "<html><body>\n", list[Piece](), 0
    for (start, end, level), words in page:
        source += start
        if pieces:
            pieces += [("\n", "")] * max(level, breaks)
        for number, (word, space) in enumerate(words):
            source += "".join(text for _seen, text in word) + space[1]
            pieces += [piece for piece in word if piece[0]]
            if number < len(words) - 1:
                pieces.append(space)
        source += end
        breaks = level if end else 0
        if not end and start == "<li>":
            breaks = 0
    return source, pieces
