"""What a phrase needs of a text: its words, in their order, within its reach."""

from collections.abc import Sequence

import pytest

from outreach_lint.kinds.text_words import NOT_ASCII, TextWords, in_order


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


def test_words_are_known_by_the_number_of_what_stands_between_spaces() -> None:
    words = TextWords("don't  hold a red-hot\nboat, a boat")
    assert words.places["boat"] == [4, 6]
    assert words.places["red"] == words.places["hot"] == [3]
    assert words.rows(frozenset({"boat", "red", "a", "tree"})) == [2, 3, 4, 5, 6]
