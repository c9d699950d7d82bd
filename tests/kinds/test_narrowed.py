"""Expressions for ASCII texts find there what the expressions find that they stand for."""

import pytest
import re2
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_lint.catalog.load import load_pack
from outreach_lint.catalog.locate import builtin_root
from outreach_lint.kinds.expression import Form
from outreach_lint.kinds.narrowed import narrowed
from outreach_lint.kinds.pattern import RegexPattern
from outreach_lint.kinds.resources import Resources
from outreach_lint.kinds.scripts import simplified

SAME = [
    "red boat",
    r"\bcaf\x{e9}?s?\b",
    "caf\u00e9?s?",
    "[\u00e0-\u00ff]*ed",
    r"[^\x{2013}-\x{2014}]+",
    "(?i)[\u2013-\u2014-]+",
    "[a-\u00e9]+",
    r"[^\pL\pN_]",
    r"[\p{Lu}&]\p{Ll}+",
    r"(?i)\p{Lu}+",
    r"(?i)[^\p{L}]+",
    r"\\x{2}",
    r"(?P<mark>\p{N}+) \PN",
    "\U0001f600|boat",
    r"\x{41}\x{2c}",
]
NEVER = ["(?i)[\u0100-\u0250]+", r"(?i)[^\x{100}-\x{2000}]", "(?i)\u212a", r"(?i:\x{17F})"]
TEXT = st.text(alphabet=st.sampled_from("aAbBsSkKzé Z09_-,.{}\\x\n"), max_size=12).filter(str.isascii) | st.text(
    alphabet=st.characters(max_codepoint=127), max_size=20
)
BUILTIN = [
    Form(f"({regex})", case=rule.rule.match.case)
    for rule in load_pack(builtin_root()).rules
    if isinstance(rule.rule.match, RegexPattern)
    for regex in rule.rule.match.any
]
WORDS = st.lists(
    st.sampled_from(
        ["Hi", "dear", "DANA", "O'Neil", "12%", "[ask", "null", "{{name}}", ",", "!", "\n", "\n\n", "- ", "Ltd.", "$5"]
    ),
    max_size=9,
).map(" ".join)


def spans(regex: str | bytes, options: re2.Options, text: str) -> list[tuple[int, int]]:
    return [found.span() for found in re2.compile(regex, options).finditer(text.encode())]


@pytest.mark.parametrize("case", [True, False])
@pytest.mark.parametrize("regex", SAME)
def test_the_narrow_expression_finds_the_same_in_ascii(regex: str, *, case: bool) -> None:
    @given(TEXT)
    @settings(max_examples=60)
    def same(text: str) -> None:
        wide, narrow = re2.Options(), re2.Options()
        wide.case_sensitive = narrow.case_sensitive = case
        narrow.encoding = re2.Options.Encoding.LATIN1
        written = narrowed(regex, case=case)
        assert written is not None
        assert spans(written.encode("ascii"), narrow, text) == spans(simplified(regex).encode(), wide, text)

    same()


@pytest.mark.parametrize("regex", NEVER)
def test_what_may_match_ascii_without_regard_to_case_is_left_as_it_is(regex: str) -> None:
    assert narrowed(regex, case=True) is None
    assert narrowed(regex.replace("(?i)", ""), case=False) is None
    assert Form(f"({regex})", case=False).fitting(ascii_only=True).search(b"a sack", 0) is not None or "^" in regex


@settings(max_examples=60, deadline=None)
@given(WORDS)
def test_so_do_all_of_the_built_in_rules(text: str) -> None:
    data = text.encode()
    for form in BUILTIN:
        narrow, wide = (form.fitting(ascii_only=fits).search(data, 0) for fits in (data.isascii(), False))
        assert (narrow and narrow.span(form.mark)) == (wide and wide.span(form.mark))


def test_a_text_beyond_ascii_is_searched_with_the_whole_expression() -> None:
    pattern = Resources().regex(r"\p{Lu}\p{L}+", case=True, words=False)
    assert [list(pattern.spans(text)) for text in ("der Ärger", "der Arger")] == [[(4, 9)], [(4, 9)]]
