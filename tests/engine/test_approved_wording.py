"""Wording is known by its hash: white space may change, and nothing else; it stands as whole lines or sentences."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_lint.engine import wording
from outreach_lint.engine.wording import digest_of, find_blocks, laid_out

OFFER = "The berth is yours until May. It costs £40 a night."


def found(text: str, *blocks: str) -> list[str]:
    """Return the stretches of a text that hold one of some blocks."""
    wanted: dict[int, set[str]] = {}
    for block in blocks:
        said = laid_out(block).text
        wanted.setdefault(len(said), set()).add(digest_of(said))
    return [text[start:end] for start, end, _digest in find_blocks(text, wanted)]


@pytest.mark.parametrize(
    "text",
    [
        OFFER,
        f"Hi Jo,\n\n{OFFER}\n\nTom",
        f"Ahoy there. {OFFER} See you!",
        OFFER.replace(" ", "\n"),
        OFFER.replace(" ", " \u00a0\t"),
        f"  - {OFFER}\n  - more",
        f"> {OFFER}",
        f"They say: {OFFER}",
        f"{{% if vip %}}{OFFER}{{% endif %}}",
        f"{{{{#if vip}}}}{OFFER}{{{{/if}}}}",
        f"{{{{#if vip}}}}A{{{{else}}}}{OFFER}{{{{/if}}}}",
        OFFER.replace("yours", "yours <!-- a remark -->"),
        f"“Ahoy!” {OFFER}",
    ],
)
def test_wording_is_found_as_lines_or_sentences_whatever_its_white_space(text: str) -> None:
    assert [" ".join(laid_out(block).text.split()) for block in found(text, OFFER)] == [OFFER]


@pytest.mark.parametrize(
    "text",
    [
        f"It is not true that {OFFER}",
        OFFER.removesuffix(".") + " or more.",
        OFFER.replace("£40", "£41"),
        OFFER.replace("yours until", "yoursuntil"),
        OFFER.replace("yours", "your s"),
        OFFER.replace("May.", "May ."),
        OFFER.replace("The", "the"),
        OFFER.replace("berth", "ber\u200bth"),
        f"{OFFER}!",
        f"“{OFFER}",
        OFFER.replace("until May", "{{when}}"),
        "",
    ],
)
def test_within_a_sentence_or_with_another_word_or_sign_it_is_not_found(text: str) -> None:
    assert found(text, OFFER) == []


def test_curly_quotes_are_other_signs_and_composed_letters_the_same() -> None:
    assert found("It\u2019s on.", "It's on.") == []
    assert found("Cafe\u0301 open.", "Café open.") == ["Cafe\u0301 open."]


@given(st.text(st.sampled_from("ab.é \u0301\n{}%#/€")))
def test_what_is_hashed_is_what_the_documentation_says(text: str) -> None:
    assert laid_out(text).text == " ".join(normalize("NFC", text).split())


@given(
    st.lists(st.sampled_from(["Ahoy", "sun.", "£40", "it\u2019s", "na\u00efve", "{{n}}", "{%", "%}"]), min_size=1),
    st.data(),
)
def test_changing_any_character_but_white_space_ends_the_approval(words: list[str], data: st.DataObject) -> None:
    block = " ".join(words)
    assert found(block, block) == [block]
    at = data.draw(st.integers(0, len(block) - 1).filter(lambda at: block[at] != " "))
    other = data.draw(st.sampled_from("xX.,\u200b“£").filter(lambda char: char != block[at]))
    changed = data.draw(st.sampled_from([block[:at] + other + block[at + 1 :], block[:at] + other + block[at:]]))
    assert block not in found(changed, block)
    assert found(changed, block) == []


@given(st.lists(st.sampled_from(["Ahoy", "sun.", "-", "{{n}}", "tide"]), min_size=1), st.data())
def test_changing_white_space_ends_no_approval(words: list[str], data: st.DataObject) -> None:
    blanks = [data.draw(st.sampled_from([" ", "\n", "  ", "\t", "\u00a0"])) for _ in words]
    spaced = "".join(word + blank for word, blank in zip(words, blanks, strict=True))
    assert found(spaced, " ".join(words)) == [spaced.rstrip()]


@given(st.lists(st.sampled_from(["Ahoy.", "Sun.", "Sea and sky."]), min_size=1, max_size=8))
def test_every_run_of_sentences_is_found_beside_all_others(sentences: list[str]) -> None:
    text = " ".join(sentences)
    count = len(sentences)
    runs = {" ".join(sentences[one:other]) for one in range(count) for other in range(one + 1, count + 1)}
    assert set(found(text, *runs)) == runs


def test_in_a_text_of_countless_sentences_the_search_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wording, "MOST", 3)
    assert found("A. A. A. A. B.", "A.", "B.") == ["A."] * 3
