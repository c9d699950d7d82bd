"""Fields in rare delimiters are told by the names between them."""

import pytest

from outreach_lint.document.merge_fields import find_fields
from outreach_lint.document.rare_fields import rare_fields


def _found(text: str) -> list[str]:
    return [text[span.start : span.end] for span in rare_fields(text, find_fields(text))]


@pytest.mark.parametrize(
    "token",
    ["@@vorname@@", "__company__", "|empresa|", ":first_name:", "((pr\u00e9nom))", "%(name)s", "=FirstName=",
     "<<<Voornaam>>>", "[[[First Name]]]", "~~company_name~~", "&name&", "\u2039nom\u203a",
     "JOB_TITLE", "TALK_TOPIC", "$pain_point", "^event^"],
)  # fmt: skip
def test_a_usual_name_in_rare_signs_is_a_field(token: str) -> None:
    assert _found(f"Hi {token}, the quay is free.") == [token]


@pytest.mark.parametrize(
    "text",
    [
        "Set __init__ aside.",
        "See :calendar: and :link: for the plan.",
        "The path /kiln/name/ is free, *very* free, and _soft_.",
        "a || b is a pipe, and ~20% of guests asked.",
        "The merge tag @@name@@ is empty in your list.",
        'Write "@@name@@" there.',
        "The flag MAX_LOAD and the row LOG_COMPANY are in the config.",
        "We sell kilns (NATO, HVAC) for $500.",
        "Hi {{name}}, the quay is free.",
    ],
)
def test_code_markdown_and_talk_of_fields_are_none(text: str) -> None:
    assert _found(text) == []
