"""Places are the same characters, however an editor counts them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position

from outreach_lint.lsp.edits import edits_of
from outreach_lint.lsp.ruler import Ruler

TEXTS = st.text(st.sampled_from("ab\n\r\u2028\x0bé😀\ufeff"), max_size=30)


@pytest.mark.parametrize(
    ("encoding", "character"), [("utf-8", 10), ("utf-16", 5), ("utf-32", 3)], ids=["bytes", "pairs", "code points"]
)
def test_an_emoji_is_counted_as_the_editor_counts_it(encoding: str, character: int) -> None:
    ruler = Ruler("x\né😀😀 y", encoding)
    assert ruler.position(ruler.offset(2, 4)) == Position(1, character)
    assert ruler.offset_at(Position(1, character)) == ruler.offset(2, 4)


@pytest.mark.parametrize(
    ("text", "place", "position"),
    [
        ("a\rb", (1, 3), Position(1, 0)),
        ("a\u2028b", (1, 3), Position(0, 2)),
        ("\ufeffab", (1, 2), Position(0, 2)),
        ("ab\r\nc", (2, 1), Position(1, 0)),
        ("ab", (7, 9), Position(0, 2)),
        ("", (1, 1), Position(0, 0)),
    ],
    ids=["only theirs ends a line", "no line end", "mark", "both end a line", "beyond the end", "empty"],
)
def test_our_places_are_found_in_their_lines(text: str, place: tuple[int, int], position: Position) -> None:
    ruler = Ruler(text, "utf-16")
    assert ruler.position(ruler.offset(*place)) == position


def test_a_position_beyond_its_line_is_its_end() -> None:
    assert Ruler("ab\r\ncd", "utf-16").offset_at(Position(0, 99)) == 2


@given(TEXTS, st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_every_offset_comes_back_from_its_position(text: str, encoding: str) -> None:
    ruler = Ruler(text, encoding)
    inside = [at for at in range(len(text) + 1) if text[at - 1 : at + 1] != "\r\n" or at == 0]
    assert [ruler.offset_at(ruler.position(at)) for at in inside] == inside


@given(TEXTS, TEXTS)
def test_edits_make_the_other_text_and_do_not_overlap(old: str, new: str) -> None:
    ruler = Ruler(old, "utf-16")
    edits = edits_of(new, ruler)
    spans = [(ruler.offset_at(edit.range.start), ruler.offset_at(edit.range.end)) for edit in edits]
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    text = old
    for (start, end), edit in zip(reversed(spans), reversed(edits), strict=True):
        text = text[:start] + edit.new_text + text[end:]
    assert text == new
