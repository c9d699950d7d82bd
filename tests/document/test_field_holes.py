"""Words that wait for a noun and signs that wait for a number are found, and sentences that end so are not."""

import pytest

from outreach_lint.document.field_holes import find_holes


def _found(text: str) -> list[str]:
    return [text[fault.start : fault.end] for fault in find_holes(text)]


@pytest.mark.parametrize(
    ("text", "hole"),
    [
        ("Thanks for joining , Ana.", "joining ,"),
        ("Thank you for your order of . It left.", "of ."),
        ("I read that you moved from to Porto.", "from to"),
        ("As the of Holm Tiles you decide.", "the of"),
        ("Our meeting on at the quay is fixed.", "meeting on at"),
        ("You have rooms in and two pools.", "rooms in and"),
        ("A discount of % in May.", "%"),
        ("All of May for only \u20ac.", "\u20ac"),
        ("It costs $ per month.", "$"),
        ("The total is GHS . Pay later.", "GHS"),
    ],
)
def test_a_hole_is_found(text: str, hole: str) -> None:
    assert _found(text) == [hole]


@pytest.mark.parametrize(
    "text",
    [
        "That is what the tiles are made of. The price is in \u20ac, not in \u00a3.",
        "People in and around Hull, rooms in or near Poole.",
        "From $ to \u20ac, the rate is in %, per month.",
        "Everything you asked for , and more.",
        "We came , we saw , we left at , well , six .",
        "The meeting on Monday, at six, is fixed.",
        "My name is from the song, as people ask.",
    ],
)
def test_a_sentence_that_only_ends_so_has_none(text: str) -> None:
    assert _found(text) == []
