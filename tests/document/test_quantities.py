"""Numbers in digits and words."""

import pytest

from outreach_lint.document.quantities import quantities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nine people", [9]),
        ("twenty-two or thirty", [22, 30]),
        ("1,200 seats and 40k users", [1200, 40_000]),
        ("ten thousand staff", [10_000]),
        ("a dozen", [12]),
        ("thousands of vans", [2000]),
        ("$500, 40% or 3.5 days", []),
        ("someone, often", []),
        ("in 2019", [2019]),
    ],
)
def test_whole_numbers_are_read(text: str, expected: list[int]) -> None:
    assert [q.value for q in quantities(text)] == expected
