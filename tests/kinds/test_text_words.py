"""What a phrase needs of a text: its words, in their order, within its reach."""

from collections.abc import Sequence
from itertools import islice, product
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_lint.kinds.text_words import LONG, NOT_ASCII, TextWords, in_order


@pytest.mark.parametrize(
    ("rows", "reach", "met"),
    [
        ([[3]], 1, True),
        ([[3], [4]], 2, True),
        ([[3], [4]], 1, False),
        ([[3], [2]], 9, False),
        ([[3], [2, 5]], 3, True),
        ([[1, 7], [3, 8]], 2, True),
        ([[1, 5], [3, 8]], 2, False),
        ([[1], [2], [3]], 3, True),
        ([[1], [3], [2]], 9, False),
        ([[1], [2], [9]], 3, False),
        ([[1, 6], [2, 7], [4, 8]], 3, True),
        ([[1, 6], [2], [4]], 3, False),
        ([[2], [2], [2]], 1, True),
        ([list(range(0, 60, 2)), [31]], 2, True),
        ([list(range(0, 60, 2)), [31]], 1, False),
        ([list(range(0, 60, 2)), [3, 31], [5]], 4, True),
        ([list(range(10, 60)), [3], [5]], 9, False),
    ],
)
def test_words_stand_in_order_within_a_reach(rows: Sequence[Sequence[int]], reach: int, *, met: bool) -> None:
    assert in_order(rows, reach) == met


@given(
    st.lists(st.sets(st.integers(0, 30), min_size=1, max_size=30).map(sorted), min_size=2, max_size=4),
    st.integers(1, 12),
)
def test_words_are_in_order_where_some_choice_of_places_is(rows: list[list[int]], reach: int) -> None:
    chosen = any(
        list(places) == sorted(places) and places[-1] - places[0] < reach for places in islice(product(*rows), 20_000)
    )
    if chosen or prod(map(len, rows)) <= 20_000:
        assert in_order(rows, reach) == chosen


@pytest.mark.parametrize(
    ("text", "pieces", "held"),
    [
        ("a red boat", ["ed b"], True),
        ("a red boat", ["blue", "green"], False),
        ("a red boat", ["blue", "boat"], True),
        ("a red boat", [NOT_ASCII], False),
        ("a café", [NOT_ASCII], True),
        ("a red boat", [], False),
    ],
)
def test_pieces_are_held_wherever_they_stand(text: str, pieces: list[str], *, held: bool) -> None:
    assert TextWords(text).holds(pieces) == held
    assert TextWords("y " * LONG + text + " y" * LONG).holds(pieces) == held


def test_words_are_known_by_the_number_of_what_stands_between_spaces() -> None:
    words = TextWords("don't  hold a red-hot\nboat, a boat")
    assert words.places["boat"] == [4, 6]
    assert words.places["red"] == words.places["hot"] == [3]
    assert words.rows(frozenset({"boat", "red", "a", "tree"})) == [2, 3, 4, 5, 6]
