"""What counts as one word."""

import pytest

from outreach_lint.document.words import split_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("don't re-use it", ["don't", "re-use", "it"]),
        ("and/or", ["and", "or"]),
        ("1,500.50 plates", ["1,500.50", "plates"]),
        ("na\u00efve Gda\u0144sk", ["na\u00efve", "Gda\u0144sk"]),
        ("see https://roe.example/a?b=c. ok", ["see", "https://roe.example/a?b=c", "ok"]),
        ("roe.example/kilns, ola@roe.example!", ["roe.example/kilns", "ola@roe.example"]),
        ("Hi {{ contact.first_name }}!", ["Hi", "{{ contact.first_name }}"]),
        ("*|FNAME|* [First Name]", ["*|FNAME|*", "[First Name]"]),
        ("- 'so' --", ["so"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert list(split_words(text)) == expected
