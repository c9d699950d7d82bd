"""Names by which a message addresses somebody else than its prospect."""

import pytest

from outreach_lint.document.span import Span
from outreach_lint.document.wrong_name import address_mismatches, greeting_mismatch
from outreach_lint.model import Prospect


def _kind(called: str, prospect: Prospect, honorific: str = "") -> str | None:
    text = f"Hi {honorific}{called},"
    start = 3 + len(honorific)
    found = greeting_mismatch(
        text, Span(start, start + len(called)), prospect, Span(3, 3 + len(honorific)) if honorific else None
    )
    return found.kind if found else None


@pytest.mark.parametrize(
    ("called", "first", "last"),
    [
        ("Bill", "William", "Hart"),
        ("William", "Bill", "Hart"),
        ("Mike", "Michael", "Hart"),
        ("Sasha", "Aleksandr", "Orlov"),
        ("Pepe", "José", "Ruiz"),
        ("Jose", "José", "Ruiz"),
        ("Maggie", "Meg", "Hart"),
        ("Alex", "Alexandra", "Hart"),
        ("Katarzyna", "Kasia", "Nowak"),
        ("JP", "Jean-Pierre", "Morel"),
        ("Jean", "Jean-Pierre", "Morel"),
        ("Wei Ling", "Tan", "Wei Ling"),
        ("Tan Wei Ling", "Wei Ling", "Tan"),
        ("Hart", "Liam", "Hart"),
        ("J", "Jorge", "Hart"),
        ("Dana and Lee", "Lee", "Hart"),
        ("Dana & Lee", "Dana", "Hart"),
        ("team", "Dana", "Hart"),
        ("there", "Dana", "Hart"),
        ("Alder team", "Dana", "Hart"),
        ("{{first_name}}", "Dana", "Hart"),
        ("Søren", "Soren", "Hart"),
        ("Matyi", "Mátyás", "Hart"),
        ("Tunde", "Akintunde", "Hart"),
        ("Marilourdes", "Maria de Lourdes", "Hart"),
        ("Zhenya", "Evgeniya", "Hart"),
        ("H", "Rosa", "Hart"),
    ],
)
def test_other_forms_of_the_name_are_fine(called: str, first: str, last: str) -> None:
    assert _kind(called, Prospect(first_name=first, last_name=last, company="Alder Tiles")) is None


@pytest.mark.parametrize(
    ("called", "first", "kind"),
    [
        ("Nadia", "Rosa", "other"),
        ("Tom", "Tim", "other"),
        ("Info", "Rosa", "mailbox"),
        ("Jonahtan", "Jonathan", "misspelt"),
        ("Rebeca", "Rebecca", "misspelt"),
        ("Nadia and Omar", "Rosa", "other"),
        ("Carla", "Carlos", "other"),
        ("Nadia H", "Rosa", "other"),
    ],
)
def test_another_name_contradicts_the_record(called: str, first: str, kind: str) -> None:
    assert _kind(called, Prospect(first_name=first, last_name="Hart")) == kind


def test_after_an_honorific_the_last_name_is_compared() -> None:
    prospect = Prospect(first_name="Rosa", last_name="Hart")
    assert _kind("Hart", prospect, "Ms. ") is None
    assert _kind("Weber", prospect, "Ms. ") == "other"
    assert _kind("Weber", Prospect(first_name="Rosa"), "Ms. ") is None


def test_a_name_that_the_record_mentions_is_fine() -> None:
    assert _kind("Kit", Prospect(first_name="Rosa", other={"nickname": "Kit"})) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The roll is here and, honestly, Stefan, you will like it.", ["Stefan"]),
        ("Thanks, Stefan! See you there.", ["Stefan"]),
        ("Rosa, you will like it.", []),
        ("A word to you, Mr Weber, on the roll.", ["Mr Weber"]),
        ("A word to you, Mrs Hart, on the roll.", []),
        ("Our baker, Mr Weber, will bring it.", []),
        ("Thanks for the order of last week, Mr Weber.", ["Mr Weber"]),
        ("Please tell the baker, Mr Weber.", []),
        ("Our driver, Stefan, would bring it.", []),
        ("We asked Anna, Stefan, and the others.", []),
        ("Thanks to Stefan, we have it.", []),
        ("My colleague will write to you, Rosa.", []),
    ],
)
def test_only_a_name_that_turns_to_the_reader_counts(text: str, expected: list[str]) -> None:
    assert [n.found for n in address_mismatches(text, Prospect(first_name="Rosa", last_name="Hart"))] == expected
