"""Letters of all scripts as ranges, and what is kept of phrases for later runs."""

from unicodedata import category

import pytest
import re2

from outreach_lint.kinds.memo import Memo
from outreach_lint.kinds.phrase_context import Reading
from outreach_lint.kinds.phrase_language import compile_phrases
from outreach_lint.kinds.required_words import key_of
from outreach_lint.kinds.resources import Resources
from outreach_lint.kinds.scripts import simplified

KNOWN = [chr(code) for code in range(1, 0x530)]


@pytest.mark.parametrize("name", ["L", "Lu", "Ll", "N"])
def test_up_to_the_cyrillic_script_the_ranges_are_those_of_unicode(name: str) -> None:
    found = re2.compile(simplified(rf"\p{{{name}}}"))
    assert [char for char in KNOWN if found.fullmatch(char)] == [c for c in KNOWN if category(c).startswith(name)]


def test_neighbours_are_one_range() -> None:
    assert r"\x{41}-\x{5a}" in simplified(r"\p{Lu}")


@pytest.mark.parametrize(
    ("regex", "text", "matches"),
    [
        (r"\pL+", "Café", True),
        (r"\pL+", "4", False),
        (r"[\pL\pN]+", "Kiln4", True),
        (r"[^\pL]+", "42!", True),
        (r"[^\pL]+", "kiln", False),
        (r"[\]\pL]+", "a]", True),
        (r"\[\pL\]", "[a]", True),
        (r"[a-c]\pL", "cz", True),
        (r"[a-c]\pL", "c4", False),
        (r"\\pL", "\\pL", True),
        (r"\pN", "½", True),
        (r"\pL+", "家族", True),
        (r"[^\pL\pN_]", "-", True),
        (r"[^\pL\pN_]", "家", False),
    ],
)
def test_an_expression_means_the_same_with_ranges(regex: str, text: str, *, matches: bool) -> None:
    assert bool(re2.fullmatch(simplified(regex), text)) == matches


def test_an_expression_without_categories_stays_as_it_is() -> None:
    assert simplified(r"[a-z]+\d") == r"[a-z]+\d"


def test_the_expression_of_a_short_phrase_is_kept_as_it_would_be_read_again() -> None:
    lists, memo = {"colour": ("red", "blue")}, Memo()
    resources = Resources(lists, memo=memo, trusted=True, recording=True)
    resources.phrases(["paint {colour}"])
    resources.phrases(["chase {colour}"], inflect=True)
    kept = {
        key_of("paint {colour}", inflect=False): compile_phrases(["paint {colour}"], Reading(lists)),
        key_of("chase {colour}", inflect=True): compile_phrases(["chase {colour}"], Reading(lists), inflect=True),
    }
    assert memo.short == kept


def test_the_expression_of_a_long_phrase_is_not_kept_since_it_is_cut_down_to_each_text() -> None:
    memo = Memo()
    lists = {"colour": tuple(f"colour{number:03}" for number in range(500))}
    Resources(lists, memo=memo, recording=True).phrases(["paint {colour}"])
    assert memo.short == {}
