"""Scenes of a tiny firm and of a large house: what adds up, and whose scene it is."""

import pytest

from outreach_lint.document.size_scenes import large_scenes, small_scenes

SMALL = "If a cousin helps and the books wait till Sunday night, you need no ERP."


@pytest.mark.parametrize("text", [SMALL, "For a shop of three with one till, you pay nothing."])
def test_the_small_things_of_one_sentence_add_up(text: str) -> None:
    assert list(small_scenes(text))


@pytest.mark.parametrize(
    "text",
    [
        "You own a van.",
        "We are a shop of three with one till.",
        "Your founder began with one till and a cousin in 1951.",
        "Your customers run a shop of three with one till.",
        "Ada runs a shop of three with one till.",
        'You wrote: "a shop of three with one till".',
        "Your Leeds depot has one till and one helper.",
    ],
)
def test_one_small_thing_or_somebody_elses_is_no_scene(text: str) -> None:
    assert not list(small_scenes(text))


def test_two_sentences_that_follow_each_other_add_up() -> None:
    first, second = "Your cousin still does the till.", "When you lock up the shop, call us."
    assert list(small_scenes(f"{first} {second}"))
    assert not list(small_scenes(f"{first} The fair is in May. It has two halls."))


def test_structures_and_crowds_of_one_sentence_add_up() -> None:
    text = "When 9,000 colleagues badge in at headquarters, your lifts stop."
    assert list(large_scenes(text, 8))
    assert not list(large_scenes(text.replace("9,000 colleagues badge in at headquarters", "all of you come in"), 8))


@pytest.mark.parametrize(
    "text",
    [
        "We built it for 9,000 colleagues at a headquarters.",
        "You need no steering committee and no regional heads.",
        "Tesco wants 900 stores and a steering committee on it.",
    ],
)
def test_a_large_house_of_others_or_wanting_is_no_scene(text: str) -> None:
    assert not list(large_scenes(text, 8))


def test_an_endless_sentence_is_read_in_pieces() -> None:
    assert list(small_scenes("you and " * 500 + SMALL))
