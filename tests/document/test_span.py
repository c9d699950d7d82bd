"""Stretches are looked up and blanked out as a plain loop would, however many they are."""

from hypothesis import given
from hypothesis import strategies as st

from outreach_lint.document.document import Document
from outreach_lint.document.own_sentences import MOST, has_more, own_sentences
from outreach_lint.document.span import Span, blanked, within
from outreach_lint.model import Message


def _spans(edges: list[int]) -> tuple[Span, ...]:
    """Return stretches that do not overlap."""
    return tuple(Span(*pair) for pair in zip(edges[::2], edges[1::2], strict=False))


edges = st.lists(st.integers(0, 30), unique=True).map(sorted)


@given(edges, st.integers(0, 30), st.integers(0, 30))
def test_within_says_what_a_look_at_each_stretch_says(marks: list[int], start: int, length: int) -> None:
    spans, end = _spans(marks), start + length
    assert within(spans, start, end) == any(span.start <= start and end <= span.end for span in spans)


@given(st.text("ab \n", min_size=30, max_size=40), edges)
def test_blanks_keep_length_and_lines(text: str, marks: list[int]) -> None:
    spans = _spans(marks)
    for place, (before, after) in enumerate(zip(text, blanked(text, spans), strict=True)):
        hidden = any(span.start <= place < span.end for span in spans)
        assert after == (" " if hidden and before != "\n" else before)


def test_of_a_very_long_message_the_first_sentences_are_looked_at() -> None:
    line = "The gate of the hall is closed on Sundays.\n"
    document, longer = (Document(Message("m", line * count)) for count in (MOST, MOST + 1))
    assert len(own_sentences(document, "body")) == len(own_sentences(longer, "body")) == MOST
    assert (has_more(document), has_more(longer)) == (False, True)
