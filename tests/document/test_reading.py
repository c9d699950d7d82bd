"""The reading grade, put to that of textstat."""

import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_lint.document import reading, spoken

PRONOUNCED = (
    *("the", "idea", "of", "area", "business", "hmm", "o'clock", "rock'n'roll", "don't", "we've", "'tis", "dogs'"),
    *("aluminium", "colleague", "US", "e-mail", "Dr", "3,500", "2nd", "1", "queue", "fire", "rhythm"),
)
HYPHENATED = (
    "Brightcold",
    "Kestrelworks",
    "Fjordfrost",
    "rehandled",
    "\u00c9lodie",
    "Nguyen-Ba\u011fl\u0131",
    "x" * 40,
    "\u00df",
)
WORDS = st.sampled_from((*PRONOUNCED, *HYPHENATED)) | st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Z", "C"]), min_size=1, max_size=12
)
SENTENCES = st.lists(st.lists(WORDS, max_size=14).map(" ".join), max_size=6)


@pytest.fixture(scope="module")
def textstat() -> Callable[[str], float]:
    """Return the grade of textstat with our pronunciations, or it would fetch its own."""
    counting: Any = import_module("textstat.backend.counts._count_syllables")
    known = {
        word: [["0"] * count]
        for count, _, lines in spoken._by_count()  # noqa: SLF001  (the dictionary itself)
        for line in lines
        for word in line.split()
    }
    counting.get_cmudict = lambda _language: known
    grade: Callable[[str], float] = import_module("textstat").flesch_kincaid_grade
    return grade


@given(sentences=SENTENCES)
def test_the_grade_is_that_of_textstat(textstat: Callable[[str], float], sentences: list[str]) -> None:
    # What textstat would take for the end of a sentence is left out first.
    told = "\n".join(f"{kept}." for sentence in sentences if (kept := reading._cleaned(sentence)))  # noqa: SLF001
    assert reading.reading_grade(sentences) == textstat(told)


@pytest.mark.parametrize(
    ("word", "count"),
    [("idea", 3), ("hmm", 0), ("a", 1), ("don't", 1), ("zywicki", 3), ("brightcold", 2), ("rehandled", 3), ("q7", 1)],
)
def test_syllables_are_those_of_the_dictionary_or_the_parts_of_a_hyphenated_word(word: str, count: int) -> None:
    assert spoken.spoken(word) == count


def test_no_more_than_some_hyphenated_words_are_kept() -> None:
    most = spoken._REMEMBERED  # noqa: SLF001
    for number in range(most + 10):
        spoken.spoken(f"wort{number:x}los")
    assert len(spoken._hyphens().hd.cache) <= most + 1  # noqa: SLF001


@pytest.mark.parametrize(("distance", "expected"), [(3, "[]"), (1, "['pyphen']")])
def test_words_are_looked_up_only_for_a_doubtful_grade(distance: float, expected: str) -> None:
    text = "We bake good bread every day and sell it in the shop on the corner of the street near your new Brightcold."
    code = (
        "import sys\nfrom outreach_lint.document import reading\n"
        f"reading.grade_exceeds([{text!r}], reading.estimate_grade([{text!r}]) + {distance})\n"
        "print([name for name in ('nltk', 'pyphen', 'textstat') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == expected
