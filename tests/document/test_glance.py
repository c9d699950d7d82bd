"""A first look may see more than its patterns match, and never less."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_lint.document.glance import Glance, loosened

PATTERNS = (
    re.compile(r"\b(?:at at|of of)\b(?= [A-Z\"\u00c0-\u00de])"),
    re.compile(r"(?<![\w-])(?:the|your) (?:of|from)(?![\w'-])"),
    re.compile(
        r"(?:, |(?:^|\n|[.!?] )thanks,? )([^\W\d_]+(?:-[^\W\d_]+)?)(?=, you(?!\w)|[!?.](?:\s|$))", re.IGNORECASE
    ),
    re.compile(r"(?P<span>[$\u20ac])(?=[ ,.]|$)(?! ?\d)"),
    re.compile(r"^[]\w.-]{1,9}+:(?: x)*+$", re.MULTILINE),
    re.compile(r"(\w)-\1"),
    re.compile(r"(?P<one>a|b)(?P=one)?c"),
    re.compile(r"a.c", re.DOTALL),
    re.compile(r"[^\s\W]{2,}?\Z"),
    re.compile(r"(?i:kilo)(?-i:N) {,2}\d", re.IGNORECASE),
    re.compile(r"(?:so|$)(?=\n|!)"),
    re.compile(r"you\s[\s!]\S"),
    re.compile(r"so[^\S\n]"),
)
ALPHABET = "aAbBcCof tThHeE\u00e9\u00c9\u0131\u0130\u212a\u017fkKiIlLnN$\u20ac.,!?-'\"\n:x1 _\ud800\x0b\x1c"
WORDS = (
    "you\x1c",
    "so\x0b",
    "at at ",
    "the of ",
    "thanks ",
    ", Ana",
    "you",
    "\u20ac",
    "kilo",
    "KiloN",
    " 1",
    "a\nc",
    ":",
    "]",
    "so",
    "\n",
    "!",
    ".",
)


@given(st.lists(st.sampled_from(WORDS) | st.text(ALPHABET, max_size=4), max_size=6).map("".join))
def test_what_a_pattern_matches_is_seen(text: str) -> None:
    for pattern in PATTERNS:
        assert not pattern.search(text) or Glance(pattern).sees(text), pattern.pattern


@pytest.mark.parametrize("pattern", PATTERNS[:5], ids=lambda pattern: pattern.pattern[:20])
@pytest.mark.parametrize("text", ["A plain line, and one more.", "Gr\u00fc\u00dfe und ein Satz: nichts."])
def test_what_no_pattern_matches_is_not_seen(pattern: re.Pattern[str], text: str) -> None:
    assert not Glance(pattern).sees(text)


def test_several_patterns_are_looked_for_at_once() -> None:
    both = Glance(re.compile("tea"), re.compile("COCOA", re.IGNORECASE))
    assert [both.sees(text) for text in ("tea", "cocoa", "TEA")] == [True, True, False]


def test_what_follows_the_end_is_looked_for_too() -> None:
    ends = Glance(re.compile(r"(?:well|good)(?= done)"))
    assert [ends.sees(text) for text in ("well done", "well", "good day")] == [True, False, False]


def test_spare_texts_are_not_looked_at() -> None:
    glance = Glance(re.compile("tea"), spare=2)
    assert [glance.sees("milk") for _ in range(3)] == [True, True, False]


def test_a_spread_pattern_is_refused() -> None:
    with pytest.raises(ValueError, match="a b"):
        loosened("a b", re.VERBOSE, wide=False)
