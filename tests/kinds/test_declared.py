"""Kind `declared`: customers and legal texts."""

import pytest
from making import found, rule

LEGAL = "This letter is from Hull Pumps Ltd, registered in England under 01234567, and is no offer."


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ("Our customers include Meridian Dental and Cobalt Freight.", ["Cobalt Freight"]),
        ("We have helped Northwind Dairies.", ["Northwind Dairies"]),
        ("Harlow Mills switched to us in May.", ["Harlow Mills"]),
        ("Trusted by Tema Mill, Kaveri Dairy and Lund Buss.", ["Tema Mill", "Kaveri Dairy", "Lund Buss"]),
        ("We worked with Meridian.", []),
        ("We worked with Dana Ruiz in Leeds.", []),
        ("We worked with German mills.", []),
        ("You helped Cobalt Freight.", []),
    ],
)
def test_customers_are_named_where_a_customer_would_stand(body: str, named: list[str]) -> None:
    assert found({"kind": "declared", "check": "customers", "allowed": ["Meridian Dental Ltd"]}, body) == named


def test_the_companies_of_reader_and_sender_may_be_named() -> None:
    message = {
        "body": "We worked with Cobalt and with Halden.",
        "prospect": {"company": "Cobalt Freight"},
        "sender": {"company": "Halden"},
    }
    assert found({"kind": "declared", "check": "customers"}, message) == []


@pytest.mark.parametrize(
    ("paragraph", "edited"),
    [
        (LEGAL, False),
        (LEGAL.replace(" registered", "\nregistered"), False),
        (LEGAL.replace("no offer", "an offer"), True),
        (LEGAL.replace("01234567", "01234568"), True),
        ("The pump in your mill is registered in my list.", False),
    ],
)
def test_a_legal_text_is_the_approved_one_or_edited(paragraph: str, edited: bool) -> None:  # noqa: FBT001  (pytest passes arguments by name)
    match = {"kind": "declared", "check": "legal_texts", "allowed": [LEGAL]}
    assert found(match, f"Hi Ana,\n\nthe gate is open.\n\n{paragraph}") == ([paragraph] if edited else [])


def test_there_must_be_a_text_to_compare_with() -> None:
    with pytest.raises(ValueError, match="approved texts"):
        rule({"kind": "declared", "check": "legal_texts"})
