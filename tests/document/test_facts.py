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


@pytest.mark.parametrize(
    "text",
    [
        "aldertiles.at has no imprint.",
        "On www.alder-tiles.com the glaze is blue.",
        "@aldertiles looks new.",
        "See #AlderTiles.",
    ],
)
def test_a_site_or_a_handle_of_the_companys_name_is_the_company(text: str) -> None:
    assert set(_fields(text)) == {"company"}


@pytest.mark.parametrize("text", ["Write to rosa@aldertiles.at.", "alderman.org has a list.", "@alderwood is new."])
def test_an_address_or_another_house_is_not_the_company(text: str) -> None:
    assert _fields(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("We are a small studio in Graz.", False),
        ("I run a workshop near Graz, and we cast bells.", False),
        ("We run a workshop in Graz, two streets from you.", True),
        ("The tram in Graz is late.", True),
    ],
)
def test_a_city_where_the_writers_house_is_says_nothing_of_the_reader(text: str, *, told: bool) -> None:
    assert ("city" in _fields(text)) is told


def test_a_number_in_words_is_that_of_the_record() -> None:
    kilns = Prospect(recent=("runs 19 kilns in two halls",))
    assert [m.field for m in fact_mentions("Nineteen kilns under one roof are loud.", kilns)] == ["recent"]


@pytest.mark.parametrize(
    ("company", "text", "named"),
    [
        ("Quarrywood Tea", "does quarrywood do sundays?", True),
        ("Quarrywood Tea", "love quarrywood's green one", True),
        ("Garden Tea", "the garden is dry", False),
        ("Anna Lamps", "anna says hi", False),
    ],
)
def test_a_rare_word_of_the_companys_name_may_be_written_small(company: str, text: str, *, named: bool) -> None:
    assert any(m.field == "company" for m in fact_mentions(text, Prospect(company=company))) is named
