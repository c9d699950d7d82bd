"""Whole words are found though longer matches begin where they do, and whatever stands before them in the text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_lint.kinds.resources import Resources

RESOURCES = Resources()
PIECES = ("free", "freedom", "!!", " ", "é", "no", "now", "\n", ".")
TEXTS = st.lists(st.sampled_from(PIECES), max_size=9).map("".join)


def found(regex: str, text: str) -> list[str]:
    pattern = RESOURCES.regex(regex, case=False, words=True)
    return [text[start:end] for start, end in pattern.spans(text)]


@pytest.mark.parametrize(
    ("regex", "text", "spans"),
    [
        ("reach out( to)?", "reach out tomorrow", ["reach out"]),
        ("reach out( to)?", "Reach out to us", ["Reach out to"]),
        ("reach out( to)?|to", "to reach out today to", ["to", "reach out", "to"]),
        ("free|!{2,}", "freedom now!!", ["!!"]),
        ("free|!{2,}", "é freedom é free é!!", ["free", "!!"]),
        ("free|reedom", "freedom reedom", ["reedom"]),
        ("reach out( to)?", "\u201creach out tomorrow\u201d", ["reach out"]),
        ("reach out( to)?|\u00e9", "\u00e9 \u2014reach out tomorrow\u00e9", ["\u00e9", "reach out"]),
        ("free|edom is", "freedom is edom is", ["edom is"]),
        ("(?:free )+", "free free freedom", ["free free "]),
    ],
)
def test_whole_words_are_found(regex: str, text: str, spans: list[str]) -> None:
    assert found(regex, text) == spans


@pytest.mark.parametrize(
    ("regex", "text"),
    [(r"\pL+", "_" + "a" * 60_000), ("!+free", "!" * 60_000 + "freedom"), ("(?:aa)+", "_" + "a" * 60_000)],
)
def test_matches_in_vain_over_one_another_take_linear_time(regex: str, text: str) -> None:
    begun = time.process_time()
    assert found(regex, f"{text} free !!free aa")[-1:] in (["aa"], ["!!free"])
    assert time.process_time() - begun < 2  # by the square of the length it would be ten


@given(TEXTS, TEXTS)
def test_what_stands_before_hides_nothing(before: str, after: str) -> None:
    alone = found("free( no)?|!!|now", after)
    assert found("free( no)?|!!|now", f"{before} | {after}")[-len(alone) or 99 :] == alone
