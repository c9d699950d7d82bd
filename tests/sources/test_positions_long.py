"""The places of a long text are those that counting from its start gives, and do not cost that."""

from time import process_time

import pytest

from outreach_lint.positions import Position, PositionMap, lines_before

BLOCK = 4096
TEXTS = {
    "no line end": "a" * (3 * BLOCK),
    "line ends at the edges of blocks": ("a" * (BLOCK - 1) + "\n") * 3,
    "line ends just after the edges": "a" * BLOCK + "\n" + "b" * (BLOCK - 1) + "\n\nc",
    "nothing but line ends": "\n" * (2 * BLOCK + 1),
    "a line of several blocks between short ones": "a\n" * 9 + "b" * (2 * BLOCK) + "\nc\n",
    "a text of exactly one block": "a\n" * (BLOCK // 2),
    "short": "a\nb",
    "empty": "",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_each_place_is_that_of_the_count_from_the_start(text: str) -> None:
    newlines = start = 0
    for at in range(len(text) + 1):
        assert lines_before(text, at) == (newlines, start), at
        if text[at : at + 1] == "\n":
            newlines, start = newlines + 1, at + 1


def test_the_first_line_of_a_part_begins_at_its_column() -> None:
    found = PositionMap("a" * BLOCK + "b\nc", line=3, column=7)
    assert found.locate(BLOCK + 1) == Position(3, 7 + BLOCK + 1)
    assert found.locate(BLOCK + 2) == Position(4, 1)
    assert found.locate(BLOCK + 99) == Position(4, 2)  # beyond the text stands for its end


def test_a_hundred_thousand_places_of_a_long_line_cost_a_moment() -> None:
    found = PositionMap("\n" + "a" * 900_000)
    began = process_time()
    places = {found.locate(at) for at in range(0, 900_000, 9)}
    assert process_time() - began < 2  # counted from the start each time, it takes over ten
    assert len(places) == 100_000
