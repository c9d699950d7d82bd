"""Values that rows put in are told if they are missing, stand for none, or come from a column of another spelling."""

import pytest

from outreach_lint.document.document import Document
from outreach_lint.document.merge_values import missing, misspelt, stand_ins
from outreach_lint.document.stand_in_values import is_stand_in
from outreach_lint.model import Message, Prospect
from outreach_lint.positions import Merged

STAND_INS = [
    ("null", "first_name"),
    (" ", "first_name"),
    ("\u00a0", "company"),
    ("N/A", "company"),
    ("#N/A", "company"),
    ("NA", "title"),
    ("None", "first_name"),
    ("NaN", "first_name"),
    ("nan", "last_name"),
    ("-", "site"),
    ("???", "city"),
    ("(blank)", "city"),
    ("[object Object]", "opener"),
    ("Unknown", "industry"),
    ("not available", "site"),
]
VALUES = [
    ("", "first_name"),
    ("Nan", "first_name"),
    ("Null", "last_name"),
    ("NA", "country"),
    ("none", "allergies"),
    ("No", "export"),
    ("0", "incidents"),
    ("Unknown Worlds", "company"),
    ("N-Able", "company"),
]


@pytest.mark.parametrize(("value", "name"), STAND_INS)
def test_what_stands_for_no_value(value: str, name: str) -> None:
    assert is_stand_in(value, name)


@pytest.mark.parametrize(("value", "name"), VALUES)
def test_what_is_a_value(value: str, name: str) -> None:
    assert not is_stand_in(value, name)


def row(body: str, *merged: Merged) -> Document:
    return Document(Message(id="r", body=body, kind="draft", merged=merged))


EMPTY = [
    ("Who plans  here?", Merged("body", 10, 10, "city"), True),
    ("Who plans  here?", Merged("body", 10, 10, "city", fallback=""), False),
    ("Who plans  here?", Merged("body", 10, 10, "email"), False),
    ("Hi,\n\n\n\nwho plans?", Merged("body", 5, 5, "opener"), False),
    ("Who plans Ely here?", Merged("body", 10, 13, "city"), False),
]


@pytest.mark.parametrize(("body", "merged", "found"), EMPTY)
def test_an_empty_value_is_told_where_it_leaves_a_hole(body: str, merged: Merged, found: bool) -> None:  # noqa: FBT001  (a column of the table)
    assert bool(list(missing(row(body, merged), ()))) is found


def test_an_empty_value_of_a_required_field_is_not_told() -> None:
    assert not list(missing(row("Who plans  here?", Merged("body", 10, 10, "City")), ("city",)))


def test_a_value_that_keeps_the_default_away_says_so() -> None:
    document = row(
        "Hi N/A, is  in?", Merged("body", 3, 6, "first_name", fallback="there"), Merged("body", 11, 12, "city")
    )
    assert [(fault.value, fault.detail) for fault in stand_ins(document)] == [
        ("“N/A”", "the default “there” never takes its place"),
        ("nothing but a blank", "it prints as it stands"),
    ]


def test_the_record_of_a_template_counts_like_a_row() -> None:
    body = "Hi {{first_name|there}}, is {{Site Code}} in {{city}}?"
    prospect = Prospect(first_name="null", city="Ely", other={"site_code": "tbd"})
    document = Document(Message(id="t", body=body, kind="template", prospect=prospect))
    assert [body[fault.start : fault.end] for fault in stand_ins(document)] == [
        "{{first_name|there}}",
        "{{Site Code}}",
    ]


SPELLINGS = [
    ("firstname", "firstName", True),
    ("FirstName", "firstName", True),
    ("first_Name", "first_name", True),
    ("pain_point", "Pain Point", True),
    ("icebreaker", "Icebreaker", True),
    ("first_name", "First Name", False),
    ("firstName", "first_name", False),
    ("company", "Company", False),
    ("company", "COMPANY", False),
    ("FNAME", "fname", False),
    ("PLAN", "plan", False),
    ("contact.pain_point", "Pain Point", False),
    ("contact.firstname", "firstname", False),
    ("first_name", "Vorname", False),
    ("icebreaker", "icebreaker", False),
    ("full_name", "", False),
]


@pytest.mark.parametrize(("name", "header", "found"), SPELLINGS)
def test_a_column_of_another_spelling(name: str, header: str, found: bool) -> None:  # noqa: FBT001  (a column of the table)
    assert bool(list(misspelt(row("Hi Ana", Merged("body", 3, 6, name, header))))) is found
