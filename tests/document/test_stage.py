"""From which words the stage is guessed."""

import pytest

from outreach_lint.document.stage import guess_stage
from outreach_lint.model import Stage


@pytest.mark.parametrize(
    ("subject", "body", "stage"),
    [
        ("", "Thanks for getting back to me.", "reply"),
        ("Re: plates", "You asked for the list, here it is.", "reply"),
        ("", "Following up on my note from Monday.", "follow_up"),
        ("", "As promised, the list.", "follow_up"),
        ("", "Your subscription expires in May.", "customer"),
        ("Re: plates", "We fire plates for inns like the Mill.", None),
        ("", "You posted asking for potters.", None),
        ("", "Our plan has been to follow the clay.", None),
    ],
)
def test_guesses(subject: str, body: str, stage: Stage | None) -> None:
    assert guess_stage(subject, body) == stage
