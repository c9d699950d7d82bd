"""Expressions whose matches lie in one line, which are looked for in one paragraph after the other."""

import pytest
import re2
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_lint.catalog.load import load_pack
from outreach_lint.catalog.locate import builtin_root
from outreach_lint.kinds.expression import utf8
from outreach_lint.kinds.glimpse import Glimpse
from outreach_lint.kinds.linear import Pattern
from outreach_lint.kinds.one_line import is_within_a_line
from outreach_lint.kinds.pattern import RegexPattern
from outreach_lint.kinds.resources import Resources
from outreach_lint.kinds.scripts import simplified
from outreach_lint.kinds.search import Search

WITHIN = [
    r"red boat",
    r"red.boat",
    r"(?i)\bred (?P<mark>\w+)\b",
    r"(?im)^ *dear (?i:sir)[ ,]+$",
    r"[^\n,]{2,9}",
    r"[^\s,]+",
    r"[ -~]x",
    r"[\w.+-]+@",
    r"\d+\.\d\[\x{FE0F}",
    r"\p{Lu}\p{Ll}",
    r"[a-z\d_-]",
    r"[\.-z]",
    r"[\ -\~]",
    r"\pN[\pL\p{Greek}]",
    r"XXL boat",
]
BEYOND = [
    r"red\s+boat",
    r"red\nboat",
    "red\nboat",
    r"^red",
    r"red$",
    r"(?i)^red",
    r"(?m:^)red",
    r"(?m)^a|(?-m:^)b",
    r"\Ared",
    r"red\z",
    r"(?s)red.boat",
    r"(?s:.)red",
    r"[^,]red",
    r"[\s,]red",
    r"[\W]red",
    r"\Wred",
    r"\D",
    r"\PL",
    r"\x{A}red",
    r"\x0Ared",
    r"[\x00-\x{10FFFF}]",
    r"[\t-\r]",
    r"[[:space:]]red",
    r"\Cred",
    r"\pC",
    r"[\p{Cc}a]",
    r"\p{Any}",
    r"\p{Common}",
    r"\p{^L}",
    r"[^\\n]",
    r"[\t-a]",
    "[a\t-a]",
    "[a\n]",
]
ITEMS = (
    r"a - ^ ] [ . ^a a$ \\ \] \[ \. \- \^ \n \t \r \f \a \s \S \w \W \d \D \b \B \A \z \Q \E \C \N \012 \x{A} \x0A"
    r" \x{1F} \x{20} \x61 \pL \PL \pN \pC \pZ \p{Lu} \p{^L} \p{Cc} \p{Any} \p{Common} \p{Greek} [:alpha:] [:space:]"
    r" [:^alpha:] (?s). (?-s). (?m)^"
)
PIECES = [*ITEMS.split(), " ", "\n", "\t", "\r", "\\\n", r"\ "]
OUTSIDE = ["{}", "a{}", "{}+b", "({})b|y", "(?i){}", "(?m){}"]
INSIDE = ["[{}]", "[a{}]", "[]{}]", "[[{}]", "[{}-z]", "[!-{}]", r"[\t{}]", "[^{}]", r"[^\n{}]", r"[^\\{}]"]
LINES = "ab\nB0 _-\n\n \t]^.[\r\n\rA\x0b\x1f~!z\n\\Q\n\\E\x85y\ne\u00e9\u03b1\n-b\n"
LINE = st.lists(
    st.sampled_from(
        ["Hi", "dear", "sir", "Dana", "URGENT", "red", "12%", "[ask", "x]", "null", "{{name}}", ",", ".", "!", "?", "-"]
    ),
    max_size=5,
).map(" ".join)
TEXT = st.lists(st.tuples(LINE, st.sampled_from(["\n", "\n\n", "\n \n", " "])), max_size=8).map(
    lambda lines: "".join(line + end for line, end in lines)
)
BUILTIN = [rule.rule.match for rule in load_pack(builtin_root()).rules if isinstance(rule.rule.match, RegexPattern)]


@pytest.mark.parametrize("regex", WITHIN)
def test_no_match_holds_a_line_break(regex: str) -> None:
    assert is_within_a_line(regex)


@pytest.mark.parametrize("regex", BEYOND)
def test_what_may_hold_a_line_break_or_hang_on_an_edge_is_told(regex: str) -> None:
    assert not is_within_a_line(regex)


def test_a_bracket_in_a_class_of_many_ranges_does_not_take_for_ever() -> None:
    assert is_within_a_line(simplified(r"[[\pL]+\]"))
    assert is_within_a_line(simplified(r"[^\n[\pL]"))


@pytest.mark.parametrize("place", OUTSIDE + INSIDE)
def test_line_by_line_nothing_else_is_found(place: str) -> None:
    options = re2.Options()
    options.log_errors = False
    tried = 0
    for piece in PIECES:
        regex = place.format(piece)
        try:
            compiled = re2.compile(regex, options)
        except re2.error:
            continue
        if is_within_a_line(regex):
            tried += 1
            whole = [match[0] for match in compiled.finditer(LINES) if match[0]]
            assert whole == [match[0] for line in LINES.split("\n") for match in compiled.finditer(line) if match[0]]
    assert tried


@settings(max_examples=60)
@given(TEXT)
def test_a_search_by_paragraphs_finds_what_each_pattern_finds_in_the_whole_text(text: str) -> None:
    for number, match in enumerate(BUILTIN):
        if number not in SEARCHES:
            patterns = [Resources().regex(one, case=match.case, words=match.words) for one in match.any]
            SEARCHES[number] = (patterns, Search(patterns))
            for _ in range(9):
                list(SEARCHES[number][1].spans("Hi Dana,\n\nthe boat is red."))
        patterns, search = SEARCHES[number]
        assert sorted(search.spans(text)) == sorted(span for pattern in patterns for span in pattern.spans(text)), (
            match.any
        )


SEARCHES: dict[int, tuple[list[Pattern], Search]] = {}


@pytest.mark.parametrize("text", ["a red boat", "a RED boat", "red" * 80, "a blue boat", "", "blue" * 80, "\ud800 red"])
def test_one_look_tells_that_nothing_is_found(text: str) -> None:
    glimpse = Glimpse([Pattern("red"), Pattern("Green", case=True)])
    for _ in range(2):
        assert glimpse.holds_none(utf8(text)) == ("red" not in text.lower())


def test_what_is_remembered_of_short_texts_is_bounded() -> None:
    glimpse = Glimpse([Pattern("red")])
    assert [glimpse.holds_none(b"red %d" % number) for number in range(600)] == [False] * 600
    assert glimpse.holds_none(b"blue")


def test_expressions_too_large_for_one_look_are_looked_for_all_the_same(capfd: pytest.CaptureFixture[str]) -> None:
    pattern = Pattern(r"\pL{1,300}z")
    glimpse, search = Glimpse([pattern]), Search([pattern])
    assert not glimpse.holds_none(b"a blue boat")
    assert not glimpse.holds_none(b"blue" * 80)
    assert [list(search.spans(f"{number} blitz")) for number in range(20)] == [
        [(len(f"{number} "), len(f"{number} blitz"))] for number in range(20)
    ]
    assert capfd.readouterr().err == ""
