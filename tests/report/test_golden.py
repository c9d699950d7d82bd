"""Whole outputs, compared with those that somebody has read: `python tests/golden_update.py` rewrites them."""

import pytest
from golden_update import GOLDEN, names, output


@pytest.mark.parametrize(("case", "width"), names())
def test_the_output_is_the_golden_one(case: str, width: int) -> None:
    assert output(case, width) == (GOLDEN / f"{case}-{width}.txt").read_text(encoding="utf-8")


def test_no_golden_output_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == {f"{case}-{width}" for case, width in names()}
