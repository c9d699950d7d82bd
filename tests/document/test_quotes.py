"""What stands in quotation marks."""

import pytest

from outreach_lint.document.quotes import quoted_speech


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('He said "too late" and left.', ["too late"], id="two-words"),
        pytest.param('He said "no" and left.', [], id="one-word"),
        pytest.param('A 16" plate and a 19" one.', [], id="inches"),
        pytest.param('"We want a 16" plate now," he said.', ['We want a 16" plate now,'], id="inches-within"),
        pytest.param('"We lost. A 16" plate broke.', [], id="stray-then-inches"),
        pytest.param('The "lost one. Then "fine plates" came.', ["fine plates"], id="stray-opener"),
        pytest.param('The "lost one\n\nand" here', [], id="paragraphs"),
        pytest.param('never "closed at all', [], id="unclosed"),
    ],
)
def test_quoted(text: str, expected: list[str]) -> None:
    assert [text[span.start : span.end] for span in quoted_speech(text)] == expected
