"""What a text must hold for an expression or a phrase to match: never more than a match needs."""

from itertools import product

import pytest
import re2
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_lint.kinds.phrase_context import Reading, index_of
from outreach_lint.kinds.phrase_language import compile_phrases
from outreach_lint.kinds.rarity import NOT_ASCII, by_rarity, pieces_share
from outreach_lint.kinds.required_literals import required_literals
from outreach_lint.kinds.required_words import required_words
from outreach_lint.kinds.text_words import TextWords

LISTS = {"people": ["ann lee", "bo", "(jan|kim) fox(es)?"], "signs": ["🙄", "lol"]}


@pytest.mark.parametrize(
    ("regex", "rarest"),
    [
        (r"Hello [A-Z]+", {"hello "}),
        (r"(?:cat|dog)s? [0-9]", {"cat", "dog"}),
        (r"hi[ ,]+[✨🚀]", {NOT_ASCII}),
        (r"[\x{200B}-\x{200F}]", {NOT_ASCII}),
        (r"\p{Cyrillic}+", {NOT_ASCII}),
        (r"x {2,3}y", {"x  "}),
        (r"[a-z]+@[a-z]+", {"@"}),
        (r"\[(?:name|firm)\]", {"["}),
        (r"(?-i:Bud|Pal)!?", {"bud", "pal"}),
        (r"[[:alpha:]]+ zeugma", {" zeugma"}),
    ],
)
def test_the_rarest_piece_of_an_expression_is_known(regex: str, rarest: set[str]) -> None:
    assert rarest in [set(pieces) for pieces in required_literals(regex)]


@pytest.mark.parametrize("regex", [r"[a-z]+", r"a?b*", r"(?:cat|[a-z])", r".", r"[^a]", r"(?:x|)"])
def test_nothing_is_claimed_of_an_expression_without_a_sure_piece(regex: str) -> None:
    assert required_literals(regex) == ()


ITEMS = (
    r"a b B 0 - . ab é ^ $ | ( ) (?: (?P<x> (?<y> (?i: (?-i: (?i) (?s) (?-i) (?) * + ? *? {2} {0} {0,2} {2,} {,2}"
    r" [ [ab [^a [- ] [[:alpha:]] [[:alpha:]0] [[:^alpha:]b] \] \- \. \\ \n \s \w \D \b \B"
    r" \pL \p{Greek} \p{^L} \x{61} \x61 \x{e9} \141 \012 \Q \Qa{2}\E \E \C"
)
ATOMS = st.sampled_from([*ITEMS.split(), " "])
SIGNS = ["a", "b", "B", "0", " ", "-", ".", "\n", "\u00e9", "\u03b1", "]", "\\", "ab", "", "a{2}"]
TEXTS = ["".join(signs) for signs in product(SIGNS, repeat=2)]


def claimed_in_vain(regex: str, texts: list[str]) -> list[str]:
    """Return the texts that the expression matches though they lack a piece that it is said to need."""
    options = re2.Options()
    options.log_errors = False
    options.case_sensitive = False
    try:
        compiled = re2.compile(regex, options)
    except re2.error:
        return []
    needed = required_literals(regex)
    lacking = [text for text in texts if not all(TextWords(text.lower()).holds(pieces) for pieces in needed)]
    return [text for text in lacking if compiled.search(text)]


@settings(max_examples=300)
@given(st.lists(ATOMS, min_size=1, max_size=6).map("".join))
def test_where_an_expression_matches_its_pieces_are_held(regex: str) -> None:
    assert claimed_in_vain(regex, TEXTS) == []


@pytest.mark.parametrize(
    ("regex", "text"),
    [
        ("(?-i:US|UK) boats", "US boats"),
        ("(?i-s)red", "red"),
        ("(?)red", "red"),
        ("[[:alpha:]]{2}", "ab"),
        ("[[:^alpha:]b]", "7"),
        ("[[:punct:][:digit:]-]+", "7-"),
        (r"\141b", "ab"),
        (r"a\012b", "a\nb"),
        (r"[\141-\143]x", "bx"),
        (r"\Qx{3}\E", "x{3}"),
        ("[-]", "-"),
        ("[xq]", "x"),
        (r"[\wq]", "a"),
        ("[a-c]x", "bx"),
        (r"[\x{e9}x]", "x"),
    ],
)
def test_nothing_is_needed_that_a_text_can_do_without(regex: str, text: str) -> None:
    assert re2.search(f"(?i){regex}", text)
    assert claimed_in_vain(regex, [text]) == []


@pytest.mark.parametrize(
    ("phrase", "held", "lacking"),
    [
        ("stonewall*", "they stonewalled us", "a brick wall"),
        ("{people} said", "jan foxes said", "somebody said"),
        ("{signs}", "sure 🙄", "sure"),
        ("f\\*\\*k this", "f**k this", "fork this"),
        ("e-mail(s)? again", "emails again", "mail me again"),
        ("(ann lee|bo)('s)? idea", "bo's idea", "their idea"),
    ],
)
def test_the_needs_of_a_phrase_let_its_texts_pass_and_others_not(phrase: str, held: str, lacking: str) -> None:
    need = required_words(phrase, LISTS)
    assert need.closely_met_by(TextWords(held))
    assert not need.closely_met_by(TextWords(lacking))


WORD = st.sampled_from(["we", "wrote", "ann", "lee", "bo", "e-mail", "fox", "foxes", "x", "🙄", "don't", "not", "24/7"])
PIECE = st.one_of(
    WORD,
    st.lists(WORD, min_size=1, max_size=3).map(lambda words: "(" + "|".join(words) + ")"),
    st.lists(WORD, min_size=2, max_size=3).map(lambda words: "(" + " ".join(words) + "|we wrote)"),
    st.sampled_from(
        ["{people}", "{signs}", "wrot*", "(ann)? bo", "fox(es)?", "(ann lee|bo)('s)?", "... we", "...2 bo"]
    ),
)


@given(
    st.lists(PIECE, min_size=1, max_size=4).map(lambda pieces: " ".join(["we", *pieces])), st.lists(WORD, max_size=9)
)
def test_where_a_phrase_matches_its_needs_are_met(phrase: str, words: list[str]) -> None:
    text = "we " + " ".join(words)
    if re2.search(compile_phrases([phrase], Reading(LISTS)), text):
        need = required_words(phrase, LISTS)
        assert need.closely_met_by(TextWords(text))
        assert any(way.met_by(TextWords(text)) for way in need.ways())


def test_rare_words_come_first_and_common_pieces_count_for_little() -> None:
    assert by_rarity([frozenset({"the"}), frozenset({"stonewall"}), frozenset({"you"})])[0] == {"stonewall"}
    assert pieces_share(["@"]) < pieces_share(["stop"]) + pieces_share(["to"])


def test_a_list_is_indexed_by_the_rarest_word_of_each_phrase() -> None:
    phrases = ["the stonewall", "", "you stonewall (me|us)", "...2 a*", "the (crane|kiln)"]
    index = index_of(phrases, lambda phrase: required_words(phrase, {}))
    assert index.free == (1, 3)
    assert index.words == {"stonewall": (0, 2), "crane": (4,), "kiln": (4,)}
    assert index.held_by(TextWords("a kiln")) == [1, 3, 4]
    assert index.held_by(TextWords("you stonewall the crane")) == [0, 1, 2, 3, 4]
    assert index.held_by(TextWords("the")) == [1, 3]


@pytest.mark.parametrize(
    ("rarer", "commoner"),
    [
        ("@", "q"),
        ("é", "q"),
        ("a@b", "the"),
        ("  ", " "),
        ("zeugma", "stop"),
        ("stop", "you"),
        ("xq", "x"),
        ("x ", "x"),
    ],
)
def test_pieces_of_text_are_ranked_by_how_few_texts_hold_them(rarer: str, commoner: str) -> None:
    assert pieces_share([rarer]) < pieces_share([commoner])


def test_no_pieces_are_held_by_more_than_all_texts() -> None:
    assert pieces_share(" ") == pieces_share(["a", "b", "c"]) == 1000
    assert pieces_share(["zeugma", "@"]) == pieces_share(["zeugma"]) + pieces_share(["@"])
    assert pieces_share([]) == 0
    assert pieces_share(["zeugmatic "]) == pieces_share(["zeugmatic"])
