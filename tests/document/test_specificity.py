"""What shows that a message is about its reader."""

import pytest

from outreach_lint.document.span import Span
from outreach_lint.document.specificity import specific_references


@pytest.mark.parametrize(
    "text",
    [
        "You wrote that glaze is dear.",
        "You recently opened a hall in Graz.",
        "Your kiln hall is dark at five.",
        "Your talk on glaze stayed with me.",
        "Loved the thread about salt glazes.",
        "Our call on Tuesday ran late.",
        "When we met at the fair you were busy.",
        "Dorothea from the guild told me to write.",
        "I saw in the Courier that the quay is shut.",
        "I live two doors down from you on Elm Street.",
        "Your three ovens run at night.",
        "Your years at Bellweather taught you that.",
        "I noticed you're moving the depot.",
        "The roof is priced separately, as you wanted.",
        "We stopped at Casa Verde twice.",
        "I applied for the role of baker at Copperpot.",
    ],
)
def test_what_only_a_knowing_sender_writes_is_evidence(text: str) -> None:
    assert specific_references(text)


@pytest.mark.parametrize(
    "text",
    [
        "We help your business grow and save your team time.",
        "I was impressed by your website and your background.",
        "If you opened a shop, you would need it.",
        "Have you considered a new tool?",
        "Your audience will love our content.",
        "Lufthansa and DHL cut 12 minutes with our scanner.",
        "Let's find 15 minutes on your calendar next week.",
        "Your 30-day trial is free.",
        "You signed up, so you received this.",
        "The Falcon 4 weighs two kilos, and it's yours for a month.",
        "Great post, thanks for sharing!",
        "Your sales pipeline deserves better.",
        "Here's what our customers in Ghent say.",
    ],
)
def test_what_fits_any_reader_is_no_evidence(text: str) -> None:
    assert specific_references(text) == ()


def test_telling_merge_fields_are_evidence_and_skipped_text_is_not() -> None:
    text = "{{company}} is dear. Your kiln hall is dark."
    assert specific_references("Hello {{company}}", [Span(6, 17)]) == (Span(6, 17),)
    assert specific_references(text, [], [Span(0, len(text))]) == ()
