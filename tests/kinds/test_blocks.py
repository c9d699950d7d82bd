"""Paragraphs: matches stay within theirs, and what was found in one before is found in it again."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from outreach_lint.kinds.blocks import OFTEN, blocks_of, paragraphs
from outreach_lint.kinds.linear import Pattern
from outreach_lint.kinds.resources import Resources
from outreach_lint.kinds.search import Search

RESOURCES = Resources()
PATTERNS = (
    *RESOURCES.phrases(["dock doors", "cold ... hall", "(we|they) measure"]),
    RESOURCES.regex("cold[^.]*hall", case=False, words=True),
    RESOURCES.regex("dock( door)?|!{2,}|oor", case=False, words=True),
)
PIECES = st.sampled_from(
    ("dock doors", "dock", "!!", "door", "cold", "hall", "we measure", "Hi Ana,", ".", "\n", "\n\n", "\n  \n", " ", "é")
)
TEXTS = st.lists(PIECES, max_size=12).map(" ".join)


def warm(patterns: Sequence[Pattern]) -> Search:
    search = Search(patterns)
    for number in range(OFTEN):
        assert list(search.spans(f"Row {number}")) == []
    return search


def test_a_match_over_a_blank_line_hides_none_in_the_next_paragraph() -> None:
    pattern = RESOURCES.regex("cold[^.]*hall", case=False, words=True)
    text = "a cold start\n\nthe cold hall"
    assert [text[start:end] for start, end in pattern.spans(text)] == ["cold hall"]


def test_an_expression_tied_to_the_edge_of_the_text_is_not_looked_for_in_paragraphs() -> None:
    pattern = RESOURCES.regex("^hello", case=False, words=True)
    assert not pattern.local
    assert list(warm([pattern]).spans("Dear Ana\n\nhello")) == []


@given(TEXTS)
def test_paragraphs_cover_the_text(text: str) -> None:
    assert "".join(paragraph for _, paragraph in paragraphs(text)) == text
    assert all(text.startswith(paragraph, at) for at, paragraph in paragraphs(text))


def test_a_long_paragraph_is_not_remembered() -> None:
    assert blocks_of("dock doors " * 10_000) == ()


@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_what_is_remembered_is_what_would_be_found(texts: list[str]) -> None:
    remembering = warm(PATTERNS)
    for text in (*texts, *texts):
        assert sorted(remembering.spans(text)) == sorted(Search(PATTERNS).spans(text))
