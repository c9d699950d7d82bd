"""What messages have in common is told by numbers: merge values, greetings and signatures make no difference."""

import pytest

from outreach_lint.batch.wording import stem, wording_of, words_of
from outreach_lint.document.document import Document
from outreach_lint.model import Message, Prospect

TEXT = "our planner shows the gaps of {company} on Thursday"


def sentences(body: str, **keys: object) -> tuple[int, ...]:
    return wording_of(Document(Message("m", body, **keys))).sentences  # type: ignore[arg-type]


def of(company: str, **record: str) -> tuple[int, ...]:
    return sentences(TEXT.format(company=company), prospect=Prospect(company=company, **record))


def test_values_of_the_record_make_no_difference() -> None:
    assert of("Brightwater") == of("Temamill") == of("Kaveri Stores")
    assert of("Brightwater", first_name="Ana") == of("Kaveri")


def test_a_legal_form_that_the_message_leaves_out_makes_no_difference() -> None:
    short = sentences(TEXT.format(company="Brightwater"), prospect=Prospect(company="Brightwater Ltd"))
    assert short == of("Kaveri")


def test_without_a_record_values_are_words() -> None:
    assert sentences(TEXT.format(company="Brightwater")) != sentences(TEXT.format(company="Kaveri"))


def test_a_long_value_was_written_for_its_reader_and_is_no_merge() -> None:
    first, second = (
        sentences(f"{line} We film doors.", prospect=Prospect(other={"icebreaker": line}))
        for line in ("Your talk on roofs had the figure.", "Your hall in Leeds has three ramps.")
    )
    assert first[0] != second[0]
    assert first[1] == second[1]


@pytest.mark.parametrize(
    "body",
    [
        "Hi Dana, the weir opens on Monday.",
        "Hi Lee,\n\nthe weir opens on Monday.",
        "The weir opens on Monday!",
        "Hi Ana,\n\nthe  weir opens\ton Monday.\n\nBest regards,\nSam Porter\nHead of Sales",
        "Hi Wei, the weir opens on Monday. If you would rather not hear from me, tell me and I stop.",
        "the weir opens on Monday.\n\nOn 3 Mar 2026, Jo Tan <jo@bay.example> wrote:\n\n> Is the weir open, then?",
    ],
)
def test_greeting_case_signature_opt_out_and_quoted_text_are_left_out(body: str) -> None:
    assert sentences(body) == sentences("The weir opens on Monday.")


def test_merge_fields_are_values() -> None:
    one = sentences("We film the doors of {{company}} in {{city}}.", kind="template")
    two = sentences("We film the doors of {{account_name}} in {{city|your town}}.", kind="template")
    assert one == two
    assert [words_of(sentence) for sentence in one] == [6]


def test_words_are_those_that_no_merge_put_in() -> None:
    assert [words_of(sentence) for sentence in of("Kaveri Stores")] == [8]


def test_content_is_what_is_no_talk_of_writing() -> None:
    found = wording_of(Document(Message("m", "Hi Dana, just following up on my note about the pumps!"))).content
    assert found == {stem("pumps")}


def test_the_key_stands_for_the_whole_body() -> None:
    bodies = ("The weir is open.", "The weir is open. Tell me to stop.", "The weir is shut.")
    assert len({wording_of(Document(Message("m", body))).key for body in bodies}) == len(bodies)


def test_a_megabyte_takes_no_longer_than_its_words() -> None:
    body = "The weir opens on Monday and the pumps run at night. " * 18_000
    assert len(sentences(body)) == 18_000
