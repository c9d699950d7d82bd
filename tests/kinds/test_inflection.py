"""The forms of words, and the words that have none."""

import pytest

from outreach_lint.kinds.inflection import COMMON, forms


def listed(word: str) -> set[str]:
    return set(forms(word).removeprefix("(?:").removesuffix(")").split("|"))


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("chase", "chase chases chased chasing"),
        ("reply", "reply replies replied replying"),
        ("delay", "delay delays delayed delaying"),
        ("boss", "boss bosses bossed bossing"),
        ("fix", "fix fixes fixed fixing"),
        ("buzz", "buzz buzzes buzzed buzzing"),
        ("reach", "reach reaches reached reaching"),
        ("push", "push pushes pushed pushing"),
        ("book", "book books booked booking"),
        ("nag", "nag nags naged naging nagged nagging"),
        ("tap", "tap taps taped taping tapped tapping"),
        ("view", "view views viewed viewing"),
        ("annoy", "annoy annoys annoyed annoying"),
        ("act", "act acts acted acting"),
        ("echo", "echo echos echoed echoing"),
        ("wrote", "write writes wrote written writing"),
        ("stuck", "stick sticks stuck sticking"),
    ],
)
def test_a_word_has_the_forms_that_people_write_and_a_few_to_be_safe(word: str, wanted: str) -> None:
    assert listed(word) == set(wanted.split())


@pytest.mark.parametrize("word", ["the", "yet", "would", "ox", "x", "4", "24h", "well-known"])
def test_small_words_numbers_and_parts_of_words_have_no_other_form(word: str) -> None:
    assert forms(word) == word


def test_no_common_word_is_inflected() -> None:
    assert {word: forms(word) for word in COMMON} == {word: word for word in COMMON}


def test_a_capital_stays_and_the_longest_form_comes_first() -> None:
    assert forms("Chase") == "(?:Chasing|Chased|Chases|Chase)"
