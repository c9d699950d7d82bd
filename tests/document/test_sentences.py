"""What splits a text into sentences, and what does not."""

import time

import pytest

from outreach_lint.document.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param(" \n\n ", [], id="white-space"),
        pytest.param("We bake. You eat.", ["We bake.", "You eat."], id="two"),
        pytest.param("hi ola. saw the ovens. nice", ["hi ola.", "saw the ovens.", "nice"], id="small-letters"),
        pytest.param("Mr. Roe met Dr. K. L. Poe. They ate.", ["Mr. Roe met Dr. K. L. Poe.", "They ate."], id="titles"),
        pytest.param("Roe Inc. makes U.S. rails, e.g. Switches.", None, id="abbreviations"),
        pytest.param("We sold to Roe Ltd. They paid.", ["We sold to Roe Ltd.", "They paid."], id="abbreviation-at-end"),
        pytest.param("See you at 9 a.m. Tuesday with No. 5 in hand.", None, id="clock-and-number"),
        pytest.param("Is it Friday? No. We ship late.", ["Is it Friday?", "No.", "We ship late."], id="a-plain-no"),
        pytest.param("It took 3.5 days... or four.", None, id="decimal-and-ellipsis"),
        pytest.param("Really?! Yes.", ["Really?!", "Yes."], id="run-of-marks"),
        pytest.param('"Go on." She did.', ['"Go on."', "She did."], id="quote-after-stop"),
        pytest.param("It works (mostly!) since May.", None, id="bracket-in-the-middle"),
        pytest.param("Try roe.example/a.b or node.js today.", None, id="addresses"),
        pytest.param("Dear {{ contact. first }} and {{a.b}} you.", None, id="stop-in-a-field"),
        pytest.param(
            "So good! \U0001f389 Tell me more", ["So good! \U0001f389", "Tell me more"], id="emoji-after-stop"
        ),
        pytest.param("Lovely kiln \U0001f525 Got time?", ["Lovely kiln \U0001f525", "Got time?"], id="emoji-as-stop"),
        pytest.param("One\n\ntwo", ["One", "two"], id="blank-line"),
        pytest.param("We sell:\n- nuts\n2. bolts", ["We sell:", "nuts", "bolts"], id="list-without-markers"),
        pytest.param("Hi Ola,\nthe kiln is warm", ["Hi Ola,", "the kiln is warm"], id="greeting-line"),
        pytest.param("Best,\nOla Roe\nRoe Kilns", ["Best,", "Ola Roe", "Roe Kilns"], id="signature-lines"),
    ],
)
def test_splits(text: str, expected: list[str] | None) -> None:
    assert sentences(text) == ([text] if expected is None else expected)


def test_joins_the_lines_of_a_wrapped_paragraph() -> None:
    text = (
        "The kiln that stands behind the old mill has been fired every week since\n"
        "March and it has never once cracked a plate that we put into it. Shall\n"
        "we talk?\nThanks,\nOla"
    )
    assert [" ".join(sentence.split()) for sentence in sentences(text)][1:] == ["Shall we talk?", "Thanks,", "Ola"]


def test_does_not_join_lines_that_their_writer_ended() -> None:
    text = "a kiln that fires every week\nno cracked plates\nyours to try"
    assert sentences(text) == text.split("\n")


@pytest.mark.parametrize(
    "unit", ["a ", "a. ", ">", ">\n", "(", '"', "\n", ".", "? ", "{{", "{{a{b}", "\U0001f389", "x.y"]
)
def test_junk_takes_linear_time(unit: str) -> None:
    text = unit * (300_000 // len(unit))
    start = time.process_time()
    split_sentences(text)
    assert time.process_time() - start < 3
