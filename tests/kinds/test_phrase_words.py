"""Choices of which two words may be written as one are put together, so that they are found so."""

import pytest
from making import found

from outreach_lint.kinds.phrase_words import words_of


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("I haven't gone", ["I", "have", "not", "gone"]),
        ("(I|we) (have|had) gone", ["(I have|I had|we have|we had)", "gone"]),
        ("I (will|shall) go", ["(I will|I shall)", "go"]),
        ("(we|the team) are here", ["(we are|the team are)", "here"]),
        ("(and I|we) have been", ["(and I have|we have)", "been"]),
        ("(I|we) (would)? assume", ["(I would|I|we would|we)", "assume"]),
        ("(I)? have", ["(I have|have)"]),
        ("(I|we) (have|)", ["(I have|I|we have|we)"]),
        ("(I|we) haven't", ["(I have not|we have not)"]),
        ("(people) (do|have) not", ["(people)", "(do not|have not)"]),
        ("(I|we) (really)? have", ["(I|we)", "(really)?", "have"]),
        ("(a|b) (c|d)", ["(a|b)", "(c|d)"]),
        ("(it|that) {be}", ["(it|that)", "{be}"]),
        ("(I|we)-(have)", ["(I|we)-(have)"]),
        ("(I)? (have)?", ["(I)?", "(have)?"]),
    ],
)
def test_words_of_a_phrase(phrase: str, words: list[str]) -> None:
    assert list(words_of(phrase)) == words


def test_what_would_be_very_many_pairs_is_left_as_it_is() -> None:
    subjects, verbs = ("(I|" + "|".join(f"{letter}{n}" for n in range(10)) + ")" for letter in "ab")
    assert list(words_of(f"{subjects} {verbs.replace('I', 'have')}")) == [subjects, verbs.replace("I", "have")]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("(I|we) (have|had) waited", "I've waited"),
        ("(I|we) (have|had) waited", "we\u2019d waited"),
        ("(I|we) (have|had) waited", "We had waited"),
        ("(I|we) (would)? assume", "I'd assume"),
        ("(I|we) (would)? assume", "we assume"),
        ("you (are|were) (not)? late", "you're late"),
        ("(they|you) (do|have) not answer", "they don't answer"),
        ("(they|you) (do|have) not answer", "you've not answer"),
        ("(people|they) (will|do) not read", "people won't read"),
        ("(nobody|it) (is (really|quite)|was) here", "it's quite here"),
    ],
)
def test_a_choice_is_found_in_every_spelling(phrase: str, text: str) -> None:
    assert found(phrase, f"And {text}, no.") == [text]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("(I|we) (have|had) waited", "I waited"),
        ("(I|we) have waited", "they've waited"),
        ("(I|we) (would)? go", "I'm go"),
    ],
)
def test_nothing_else_is_found(phrase: str, text: str) -> None:
    assert found(phrase, f"And {text}, no.") == []
