"""Figures of the wording."""

import pytest

from outreach_lint.document.document import Document
from outreach_lint.model import Message


def value(name: str, body: str) -> float:
    return Document(Message(id="m", body=body)).measure(name, "body")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("asdf", True),
        ("Hi Ana,\n\ntest test 123\n\nKim", True),
        ("This is just a test, please ignore.", True),
        ("lorem ipsum dolor sit amet", True),
        ("xxx", True),
        ("Hello", True),
        ("Hello World Foods is growing", False),
        ("This is a test of the pump.", False),
        ("Are you in?", False),
        ("Hola Marta, un saludo", False),
        ("Salut Marie, merci", False),
    ],
)
def test_stand_ins_and_greetings_say_nothing(body: str, expected: bool) -> None:  # noqa: FBT001  (pytest passes arguments by name)
    assert value("says_nothing", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Is gate 3 open? The van is here.", 4),
        ("The van is here. Is gate 3 open?", 0),
        ("The van is here.", 0),
        ("Is it open? No? Then we wait.", 3),
    ],
)
def test_only_the_last_question_counts(body: str, expected: int) -> None:
    assert value("words_after_question", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('“a rota" hung there', 1),
        ('"a rota” hung there', 1),
        ('“a rota” and "a plan"', 0),
        ('“a pipe, 5" wide”', 0),
        ('"a rota" hung there', 0),
        ('Hi Ana.\n> “a rota" hung there', 0),
    ],
)
def test_a_pair_of_two_kinds_of_marks_is_mixed(body: str, expected: int) -> None:
    assert value("mixed_quotes", body) == expected


def test_product_words_count_by_the_hundred_where_there_are_enough_to_tell() -> None:
    assert value("feature_words_share", "dashboard API webhooks") == 0
    assert value(
        "feature_words_share", "Our dashboard has an API. " + "The van is near the gate. " * 7
    ) == pytest.approx(100 * 2 / 47)
