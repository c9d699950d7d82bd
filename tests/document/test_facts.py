"""Where a message uses what the record says."""

import pytest

from outreach_lint.document.facts import fact_mentions, stem
from outreach_lint.document.span import Span
from outreach_lint.model import Prospect

PROSPECT = Prospect(
    first_name="Rosa",
    last_name="Hart",
    company="Alder Tiles Ltd",
    title="Plant manager",
    industry="Ceramics",
    city="Graz",
    employees=34,
    recent=("Opened a second kiln hall in March", "Spoke at Packforum on glaze recycling"),
)


def _fields(text: str) -> list[str]:
    return [m.field for m in fact_mentions(text, PROSPECT)]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Alder's floors last.", "company"),
        ("A visit to GRAZ or Graz would do.", "city"),
        ("For thirty-four people it is enough.", "employees"),
        ("For 34 employees it is enough.", "employees"),
        ("Two halls with one kiln each need a fan.", "recent"),
        ("Since your kiln halls opened, the gas bill rose.", "recent"),
        ("Your Packforum slides were clear.", "recent"),
        ("Recycled glazes fail in spring.", "recent"),
        ("Every plant manager knows that.", "title"),
        ("In ceramics, dust is money.", "industry"),
    ],
)
def test_a_used_fact_is_found(text: str, field: str) -> None:
    assert field in _fields(text)


@pytest.mark.parametrize(
    "text",
    [
        "We opened a shop in March.",
        "The town hall is cold.",
        "Our kiln is hot. The hall is cold.",
        "It costs 34 euros.",
        "In alder woods the soil is wet.",
        "You may speak.",
    ],
)
def test_common_words_and_numbers_of_other_things_are_no_facts(text: str) -> None:
    assert _fields(text) == []


def test_a_skipped_stretch_counts_for_nothing() -> None:
    text = "Hi Alder, we make tiles."
    assert fact_mentions(text, PROSPECT, [Span(0, 9)]) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [("opened", "opening"), ("glazes", "glaze"), ("companies", "company"), ("planned", "plan"), ("boxes", "box")],
)
def test_inflected_words_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)
