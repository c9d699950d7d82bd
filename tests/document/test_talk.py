"""How much a message goes on with a matter between two people."""

import pytest

from outreach_lint.document.span import Span
from outreach_lint.document.talk import goes_on, matter

MATTER = (
    "The valve was cut too short, so the fitter took it back on Friday. The sink is still dry. Is the key with him?"
)


@pytest.mark.parametrize(
    ("between_two", "to_anybody"),
    [
        ("The lid came off again this morning.", "The lid holds for years and costs 9 euros."),
        ("The key was lost on Friday.", "Every customer gets a free key."),
        ("Is it still the old one?", "Would you like a brochure?"),
        ("The belt is worn on the left.", "We make amazing belts for brands."),
    ],
)
def test_what_happened_weighs_more_than_what_is_for_sale(between_two: str, to_anybody: str) -> None:
    assert matter(between_two) > matter(to_anybody)


def test_a_matter_between_two_is_evidence_from_the_greeting_on() -> None:
    assert list(goes_on(f"Hi Jo, {MATTER}", [Span(0, 7)])) == [Span(7, len(MATTER) + 7)]


@pytest.mark.parametrize("text", ["The old valve", f"Would you like a free sample? Reply now! {MATTER[:30]}"])
def test_few_words_and_offers_are_no_matter_between_two(text: str) -> None:
    assert list(goes_on(text, ())) == []


def test_skipped_text_weighs_nothing() -> None:
    sold = "Every customer gets a free sample. "
    assert matter(sold + MATTER, [Span(0, len(sold))]) == pytest.approx(matter(MATTER), abs=0.01)
