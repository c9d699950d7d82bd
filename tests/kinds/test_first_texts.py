"""What a phrase is for the first texts that it is looked for in, and what it is for all later ones."""

from outreach_lint.kinds.blocks import Block
from outreach_lint.kinds.linear import OFTEN, Pattern
from outreach_lint.kinds.search import Search
from outreach_lint.kinds.text_words import Need, TextWords

BOAT = "red boat"


class Made:
    """A pattern of a phrase, and whether it was made for a text (False) or for all."""

    def __init__(self) -> None:
        self.whole: list[bool] = []
        self.pattern = Pattern(self.made, words=True)

    def made(self, words: TextWords | None) -> str:
        self.whole.append(words is None)
        return BOAT


def test_a_phrase_is_cut_down_to_the_first_texts_and_whole_for_the_others() -> None:
    made = Made()
    for number in range(OFTEN + 3):
        assert list(made.pattern.spans(f"a red boat {number}")) == [(2, 10)]
    assert made.whole == [False] * OFTEN + [True]


def test_where_many_texts_are_to_come_a_phrase_is_whole_at_once() -> None:
    made = Made()
    assert list(made.pattern.spans("a red boat", often=True)) == [(2, 10)]
    assert made.whole == [True]


def test_a_search_that_has_come_to_paragraphs_takes_phrases_whole() -> None:
    made = Made()
    assert Search([made.pattern]).within(Block("a red boat")) == ((2, 10),)
    assert made.whole == [True]


def test_a_search_in_its_first_texts_cuts_phrases_down() -> None:
    made = Made()
    assert list(Search([made.pattern]).spans("a red boat")) == [(2, 10)]
    assert made.whole == [False]


def test_what_a_choice_needs_is_doubted_for_the_first_texts_only() -> None:
    choice = Need((frozenset({"red", "blue"}), frozenset({"boat", "van"})), 2)
    either = (Need((frozenset({"red"}), frozenset({"boat"})), 2), Need((frozenset({"blue"}), frozenset({"van"})), 2))
    pattern = Pattern("red boat|blue van", needs=Need(choice.sets, choice.reach, either))
    words = TextWords("a red van")
    assert pattern.possible(words, often=True)
    assert [pattern.possible(words) for _ in range(OFTEN + 2)] == [False] * OFTEN + [True] * 2
    assert not pattern.possible(TextWords("a red bus"), often=True)
