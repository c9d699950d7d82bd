"""Names in capitals that are words, things or parts of a shouted phrase, and those that still are names."""

import pytest

from outreach_lint.document.capitals import shouted_names
from outreach_lint.document.span import Span
from outreach_lint.model import Prospect


def _shouted(text: str, prospect: Prospect, greeted: str = "") -> list[str]:
    start = text.find(greeted)
    name = Span(start, start + len(greeted)) if greeted else None
    return [text[one.start : one.end] for one in shouted_names(text, prospect, name)]


@pytest.mark.parametrize(
    ("first", "company", "text"),
    [
        ("Frank", "Anchor", "Hi Frank, ANCHOR POINTS are on page two."),
        ("Bill", "Anchor", "Hi Bill, the BILL OF MATERIALS is enclosed."),
        ("Hope", "Anchor", "Hi Hope, it was sold IN GOOD HOPE ONLY."),
        ("Olive", "Anchor", "Hi Olive, the OLIVE and RUST paints dry in an hour."),
        ("Ida", "Anchor", "Hi Ida, the GRETA bench and the code MARTINA are new."),
        ("Ida", "Anchor", "Hi Ida, we call it CLARA 3, and it holds nine litres."),
        ("Ida", "Anchor", "Hi Ida, they wrote BUY ADIDAS SHOES HERE on the wall."),
        ("Ida", "STERN", "Hi Ida, how does STERN keep its ledgers?"),
    ],
)
def test_an_ordinary_word_or_a_thing_is_no_name(first: str, company: str, text: str) -> None:
    assert _shouted(text, Prospect(first_name=first, last_name="Stern", company=company), first) == []


@pytest.mark.parametrize(
    ("first", "company", "text", "greeted", "expected"),
    [
        ("Rukmini", "Anchor", "TWO IDEAS FOR RUKMINI", "", ["RUKMINI"]),
        ("Ida", "Vellora Knits", "A PLAN FOR VELLORA KNITS", "", ["VELLORA KNITS"]),
        ("Ida", "Elm & Fig Bakery", "Hi Ida, I like how ELM & FIG does it.", "Ida", ["ELM & FIG"]),
        ("Frank", "Anchor", "Hi FRANK,", "FRANK", ["FRANK"]),
        ("Vijayalakshmi", "Anchor", "Hi VIJ,", "VIJ", ["VIJ"]),
        ("Ida", "Anchor", "Hi UNAI and Ida,", "UNAI and Ida", ["UNAI"]),
        ("Bea", "Anchor", "Hi Bea, what do you say, BEA?", "Bea", ["BEA"]),
        ("Ida", "Anchor", "Hi Ida, MARTINA from the quay says hello.", "Ida", ["MARTINA"]),
    ],
)
def test_a_name_stays_one(first: str, company: str, text: str, greeted: str, expected: list[str]) -> None:
    assert _shouted(text, Prospect(first_name=first, last_name="Stern", company=company), greeted) == expected
