"""The forms of a company's name."""

import pytest

from outreach_lint.document.companies import company_mentions, company_of


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("The Hartwell Group, Inc.", ("hartwell", "group")),
        ("Gül Bakery", ("gul", "bakery")),
        ("Finch & Sons GmbH", ("finch", "sons")),
        ("Target", ("target",)),
        ("Inc", ("inc",)),
    ],
)
def test_legal_forms_and_the_article_are_no_part_of_the_core(name: str, core: tuple[str, ...]) -> None:
    assert company_of(name).core == core


@pytest.mark.parametrize(
    ("text", "company", "expected"),
    [
        ("Hartwell's team", "The Hartwell Group, Inc.", ["Hartwell's"]),
        ("the Hartwell Group in Graz", "The Hartwell Group, Inc.", ["Hartwell Group"]),
        ("a hartwell of hope", "The Hartwell Group, Inc.", []),
        ("another Group", "The Hartwell Group, Inc.", []),
        ("Gul Bakery and GÜL", "Gül Bakery", ["Gul Bakery", "GÜL"]),
        ("UNBF asked", "United North Bridge Farms", ["UNBF"]),
        ("Finch and Sons or Finch & Sons", "Finch & Sons", ["Finch and Sons", "Finch & Sons"]),
        ("on target", "Target", ["target"]),
        ("anything", "", []),
    ],
)
def test_short_forms_acronyms_and_accents_are_mentions(text: str, company: str, expected: list[str]) -> None:
    assert [text[s.start : s.end] for s in company_mentions(text, company_of(company))] == expected
