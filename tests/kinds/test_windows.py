"""In a long text only the stretches that hold a phrase's words are searched, and nothing is found more or less."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_lint.kinds import linear, text_words
from outreach_lint.kinds.linear import Pattern
from outreach_lint.kinds.resources import Resources
from outreach_lint.kinds.text_words import LONG, Need, TextWords, words_in
from outreach_lint.kinds.windows import Windows, runs_of

Spans = list[tuple[int, int]]
RESOURCES = Resources()
PHRASES = (
    *("dock doors", "cold ... hall", "(we|they) measure", "(dock|cold ...2 hall|we ...6 measure the doors)"),
    *("we do not", "the hall (of|for) (the )?dock-doors", "a b c d e f g h i j k", "measure"),
)
WORDS = (
    *("dock", "doors", "dock-doors", "cold", "hall,", "we", "they", "measure", "the", "of", "don't", "not", "Dock"),
    *("remeasure", "COLD", "a b c d e f", "g h i j k", "x x x x x", "-", ".", "\n", "\n\n", "é", "\u00a0"),
)
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join)


def spans(text: str, patterns: Sequence[Pattern], long: int) -> list[Spans]:
    with pytest.MonkeyPatch.context() as patch:
        for module in (linear, text_words):
            patch.setattr(module, "LONG", long)
        words_in.cache_clear()
        words = words_in(text)
        return [list(pattern.spans(text)) if pattern.possible(words) else [] for pattern in patterns]


@given(TEXTS)
def test_a_long_text_is_found_the_same_in(text: str) -> None:
    short, long = (spans(text, RESOURCES.phrases(PHRASES), limit) for limit in (len(text), 0))
    assert long == short


@given(TEXTS)
def test_a_long_text_is_let_in_for_the_same_phrases(text: str) -> None:
    long, short = TextWords(text.lower() + " " + "y " * LONG), TextWords(text.lower())
    assert long.windows
    assert not short.windows
    for pattern in RESOURCES.phrases(PHRASES):
        for need in pattern.needs.ways():
            assert need.met_by(long) == need.met_by(short)


def test_what_lies_far_apart_is_not_searched() -> None:
    text = "dock " + "y " * LONG + "doors dock doors " + "y " * LONG
    windows = words_in(text).windows
    assert windows
    (start, end), *more = windows.stretches(next(iter(RESOURCES.phrases(["dock doors"]))).needs) or ()
    assert not more
    assert "doors dock doors" in text[start:end]
    assert end - start < 100


def test_a_phrase_that_may_stand_in_very_many_places_is_looked_for_in_all() -> None:
    text = ("dock doors " + "y " * 20) * 200
    assert Windows(text, words_in(text).places).stretches(Need((frozenset({"dock"}),), 1)) is None


@pytest.mark.parametrize(
    ("windows", "reach", "runs"),
    [
        (0b1, 1, [(0, 4)]),
        (0b1, 2, [(0, 8)]),
        (0b10, 5, [(4, 12)]),
        (0b10, 6, [(4, 16)]),
        (0b1001, 1, [(0, 4), (12, 16)]),
        (0b1001, 2, [(0, 8), (12, 20)]),
        (0b101, 2, [(0, 16)]),
        (0, 3, []),
    ],
)
def test_runs_are_as_long_as_the_phrases_that_begin_in_them(windows: int, reach: int, runs: Spans) -> None:
    assert list(runs_of(windows, reach)) == runs
