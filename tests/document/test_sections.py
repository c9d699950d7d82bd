"""Which stretch of a body is what."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_lint.document.sections import split_sections
from outreach_lint.model import Channel

PROSE = "the kiln behind the mill is warm again. It holds ninety plates."


def sections(body: str, channel: Channel = "email") -> list[tuple[str, str]]:
    return [(section.name, body[section.start : section.end].strip()) for section in split_sections(body, channel)]


def text_of(name: str, body: str) -> str:
    return " ".join(text for found, text in sections(body) if found == name)


def test_tells_every_section_of_a_letter() -> None:
    body = (
        "Hi Ola,\n\nYour kiln burnt a fuse in May. We mend fuses. Shall I come by?\n\n"
        "If you would rather not hear from me, say no.\n\nKind regards,\nKim Roe\nRoe Kilns\n+47 555 01 234\n\n"
        "PS: the fuse was ours.\n\nOn 3 May 2024 at 10:12, Ola <ola@roe.example> wrote:\n> help"
    )
    assert [name for name, _text in sections(body)] == [
        "greeting",
        "opener",
        "body",
        "ask",
        "opt_out",
        "sign_off",
        "signature",
        "ps",
        "quoted",
    ]


@pytest.mark.parametrize(
    ("ending", "sign_off", "signature"),
    [
        ("\n\nBest,\nKim", "Best,", "Kim"),
        ("\n\nThanks & Regards,\nKim Roe\nPotter", "Thanks & Regards,", "Kim Roe\nPotter"),
        ("\n\nIn good clay,\nKim", "In good clay,", "Kim"),
        ("\n\nWarmly, Kim", "Warmly,", "Kim"),
        (" Cheers, Kim", "Cheers,", "Kim"),
        (" - Kim", "", "- Kim"),
        (" Kim", "", "Kim"),
        ("\n\nKim Roe, potter", "", "Kim Roe, potter"),
        ("\n\n{{sender.first_name}}", "", "{{sender.first_name}}"),
        ("\n\nThe kiln team", "", "The kiln team"),
        ("\n\n-- \nKim\nroe.example", "", "-- \nKim\nroe.example"),
        ("\n\nSent from my iPhone", "", "Sent from my iPhone"),
        ("\n\nKim Roe\nkim@roe.example\n(555) 010-1234", "", "Kim Roe\nkim@roe.example\n(555) 010-1234"),
    ],
)
def test_ends(ending: str, sign_off: str, signature: str) -> None:
    body = f"Hi Ola, {PROSE}{ending}"
    assert (text_of("sign_off", body), text_of("signature", body)) == (sign_off, signature)


@pytest.mark.parametrize(
    "ending",
    [
        "\n\nWorth a look?",
        "\n\nBook A Demo",
        "\n\nroe.example/kilns",
        "\n\nThanks,\nplease see the plates below, we made them for you.",
        "\n\nClick here",
        "\n\nWe ship on Monday.",
        "\n\n- ninety plates\n- two cups",
    ],
)
def test_prose_at_the_end_is_no_signature(ending: str) -> None:
    assert text_of("signature", f"Hi Ola, {PROSE}{ending}") == ""


@pytest.mark.parametrize(
    "quoted",
    [
        "> old words",
        "On Mon, 2 Jun 2025 at 09:10, Ola Roe\n<ola@roe.example> wrote:\n\n> old",
        "-----Original Message-----\nFrom: Ola\nold words",
        "---------- Forwarded message ---------\nold words",
        "From: Ola <ola@roe.example>\nSent: 2 June\nTo: Kim\nSubject: plates\n\nold words",
        "Le 2 juin 2025 \u00e0 09:10, Ola a \u00e9crit :\n\nold words",
        "Am 02.06.2025 um 09:10 schrieb Ola:\n\nold words",
    ],
)
def test_cuts_quoted_text(quoted: str) -> None:
    assert text_of("quoted", f"Hi Ola,\n\n{PROSE}\n\n{quoted}") == quoted


@pytest.mark.parametrize(
    "body",
    [
        "Hi Ola,\n\nOn Monday you wrote:\n\nplates crack. We know why.",
        "From: Kim\nTo: Ola\nSubject: plates\n\nthe kiln is warm.",
        "On 3 plates I wrote: fragile. They broke.",
    ],
)
def test_the_writers_own_words_are_not_quoted(body: str) -> None:
    assert text_of("quoted", body) == ""


def test_a_slogan_below_the_dashes_is_read() -> None:
    body = f"Hi Ola,\n\n{PROSE}\n\nKim\n--\nEvery plate we sell is a plate you lose. Never forget."
    assert text_of("signature", body) == "Kim\n--"


def test_a_choice_of_questions_at_the_end_is_no_signature() -> None:
    assert text_of("signature", f"Hi Ola,\n\n{PROSE}\n\n{{Worth it?|Keen?}}") == ""


def test_own_text_below_marked_lines_stays() -> None:
    assert sections("> old\nThe kiln is warm. Come and see.")[0] == ("quoted", "> old")
    assert text_of("opener", "> old\nThe kiln is warm. Come and see.") == "The kiln is warm."


@pytest.mark.parametrize(
    "sentence",
    [
        "Shall I send one?",
        "Let me know.",
        "Reply YES for a plate.",
        "Book a time here: roe.example",
        "Please call Kim.",
    ],
)
def test_asks(sentence: str) -> None:
    assert text_of("ask", f"Hi Ola,\n\n{PROSE}\n\n{sentence}") == sentence


@pytest.mark.parametrize("sentence", ["Reply STOP to end.", "Unsubscribe: *|UNSUB|*", "You can opt out here."])
def test_offers_a_way_out(sentence: str) -> None:
    assert text_of("opt_out", f"Hi Ola,\n\n{PROSE}\n\n{sentence}") == sentence


@given(st.text(alphabet="aA. \n>-,:?!@{}|\"'PSBest", max_size=200))
def test_sections_cover_the_body(body: str) -> None:
    found = split_sections(body, "email")
    assert "".join(body[section.start : section.end] for section in found) == body


@pytest.mark.parametrize(
    "unit", ["a ", ">", ">\n", "(", '"', "\n", "--\n", "Best,\n", "PS\n", "Kim\n", "On 1 wrote\n", "To: a\n"]
)
def test_junk_takes_linear_time(unit: str) -> None:
    start = time.process_time()
    split_sections(unit * (300_000 // len(unit)), "email")
    assert time.process_time() - start < 4
