"""The kind `measure`: limits, channels, and what the message tells."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import compiled, rule, run

LIMITS: dict[str, Any] = {
    "kind": "measure",
    "measure": "words",
    "max": 5,
    "limits": {"sms": {"max": 3}, "whatsapp": {"min": 2}, "x_dm": {}},
}


@pytest.mark.parametrize(
    ("channel", "words", "limit"),
    [
        ("email", 5, None),
        ("email", 6, "5"),
        ("sms", 3, None),
        ("sms", 4, "3"),
        ("whatsapp", 1, "2"),
        ("whatsapp", 9, None),
        ("x_dm", 50, None),
    ],
)
def test_a_channel_has_its_own_limits_in_place_of_the_general_ones(channel: str, words: int, limit: str | None) -> None:
    source = rule(LIMITS, message="{value} of {limit}")
    body = " ".join(["word"] * words)
    findings = run(compiled(source), {"body": body, "channel": channel}).findings
    assert [finding.message for finding in findings] == ([f"{words} of {limit}"] if limit else [])


@given(st.integers(1, 30), st.integers(0, 30), st.integers(0, 30))
def test_a_value_within_both_bounds_passes_and_no_other(words: int, low: int, high: int) -> None:
    source = rule({"kind": "measure", "measure": "words", "min": low, "max": high})
    findings = run(compiled(source), " ".join(["word"] * words)).findings
    assert bool(findings) == (words < low or words > high)


def test_a_finding_on_the_body_is_one_on_the_whole_message() -> None:
    (finding,) = run(compiled(rule(LIMITS)), {"body": "one two three four", "channel": "sms"}).findings
    assert (finding.part, finding.start, finding.end, finding.excerpt) == (None, None, None, "")


def test_a_share_is_told_with_a_decimal() -> None:
    source = rule({"kind": "measure", "measure": "average_sentence_words", "max": 1}, message="{value} > {limit}")
    (finding,) = run(compiled(source), "We came. We saw it all. Good.").findings
    assert finding.message == "2.3 > 1"
