"""Laws of the phrase language, over phrases that Hypothesis makes up."""

import re
from contextlib import suppress

import pytest
import re2
from hypothesis import given
from hypothesis import strategies as st
from making import compiled, found, rule, run

from outreach_lint.kinds.phrase_context import Reading
from outreach_lint.kinds.phrase_language import compile_phrases
from outreach_lint.kinds.phrase_reading import PhraseError

# Words that no contraction begins or ends, so that each stands for itself alone.
WORD = st.text("abcdefghijklmnopqrstuvwxyzäéøßñ", min_size=2, max_size=8).filter(lambda word: word != "not")
PHRASE = st.lists(WORD, min_size=1, max_size=5)
SPACE = st.sampled_from([" ", "  ", "\n", " \n", "\n ", "\t", "\u00a0", ", ", ",\n", " \r\n"])
LETTER = st.sampled_from("xéßñÅжあ7_")
# The capitals of "ß" are two letters, which no linear expression takes for one.
CASE = st.sampled_from([str.lower, lambda text: text.upper() if "ß" not in text else text])


@given(PHRASE, st.data())
def test_plain_words_match_themselves_in_any_case_and_spacing_at_the_exact_span(
    words: list[str], data: st.DataObject
) -> None:
    change = data.draw(CASE)
    text = change(words[0]) + "".join(data.draw(SPACE) + change(word) for word in words[1:])
    finding = run(compiled(rule(" ".join(words))), f"<< {text} >>").findings
    assert [(f.start, f.end, f.excerpt) for f in finding] == [(3, 3 + len(text), text)]


@given(PHRASE, LETTER, st.booleans())
def test_nothing_is_found_inside_a_longer_word(words: list[str], letter: str, before: bool) -> None:  # noqa: FBT001  (Hypothesis passes arguments by place)
    phrase = " ".join(words)
    text = letter + phrase if before else phrase + letter
    assert found(phrase, f"<< {text} >>") == []


@given(
    st.sampled_from(["do", "is", "are", "have", "would", "could", "was"]), st.sampled_from("'\u2019\u2018\u02bc\u00b4")
)
def test_a_negation_matches_with_every_apostrophe_and_without(verb: str, apostrophe: str) -> None:
    for text in (f"{verb}n{apostrophe}t go", f"{verb}nt go", f"{verb} not go", f"{verb}\nnot go"):
        for phrase in (f"{verb}n{apostrophe}t go", f"{verb} not go"):
            assert found(phrase, f"We {text}, no.") == [text]


@given(st.lists(PHRASE, min_size=1, max_size=4), st.randoms())
def test_the_order_of_the_phrases_does_not_matter(phrases: list[list[str]], random: object) -> None:
    written = [" ".join(words) for words in phrases]
    mixed = sorted(written, key=lambda _: random.random())  # type: ignore[attr-defined]
    text = " and ".join(written)
    assert found({"kind": "phrases", "any": written}, text) == found({"kind": "phrases", "any": mixed}, text)


@given(PHRASE, WORD)
def test_an_optional_piece_and_a_choice_match_with_and_without(words: list[str], extra: str) -> None:
    phrase = " ".join(words)
    for written, text in (
        (f"{phrase} ({extra})?", phrase),
        (f"{phrase} ({extra})?", f"{phrase} {extra}"),
        (f"({extra})? {phrase}", f"{extra} {phrase}"),
        (f"({extra}|{phrase})", phrase),
        (f"({extra}|{phrase}) ({phrase}|{extra})", f"{phrase} {extra}"),
    ):
        assert found(written, f"<< {text} >>") == [text]


@given(st.text(max_size=30))
def test_any_phrase_compiles_or_is_refused_with_a_reason(phrase: str) -> None:
    with suppress(PhraseError):
        assert re2.compile(compile_phrases([phrase], Reading()))


@given(st.text(alphabet="ab (|)?.{}*\\-", max_size=20), st.text(alphabet="ab (|)?.{}*\\-\n", max_size=40))
def test_what_is_found_is_never_empty_and_never_within_a_word(phrase: str, text: str) -> None:
    try:
        rules = compiled(rule({"kind": "phrases", "any": [phrase]}))
    except Exception:  # noqa: BLE001  (refused phrases are the subject of another test)
        return
    for finding in run(rules, text).findings:
        start, end = finding.start or 0, finding.end or 0
        assert end > start
        assert not (text[start - 1 : start].isalnum() and text[start].isalnum())
        assert not (text[end : end + 1].isalnum() and text[end - 1].isalnum())


@pytest.mark.parametrize(
    ("phrases", "reason"),
    [
        (["call (me"], "“(” at character 1 of “(me” is never closed"),
        (["call ()"], "holds nothing"),
        (["(call)?"], "the phrase “(call)?” can match nothing at all"),
        ([""], "can match nothing at all"),
        (["  "], "can match nothing at all"),
        (["... call"], "needs words on both sides"),
        (["call ...2"], "needs words on both sides"),
        (["{nobody} calls"], "there is no shared list “nobody”"),
        (["{empty} calls"], "the shared list “empty” is empty"),
        (["{loop} calls"], "the shared list “loop” refers to itself"),
        (["{bad"], "there is no shared list “bad”"),
    ],
)
def test_a_phrase_that_cannot_be_read_is_refused_and_named(phrases: list[str], reason: str) -> None:
    with pytest.raises(PhraseError, match=re.escape(reason)) as caught:
        compile_phrases(phrases, Reading({"empty": [], "loop": ["very {loop}"]}))
    assert caught.value.phrase == phrases[0]
