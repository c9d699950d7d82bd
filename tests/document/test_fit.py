"""What a message takes its reader to be: trade, desk, size, stage and country, against the record."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from outreach_lint.document.countries import country_of
from outreach_lint.document.document import Document
from outreach_lint.document.foreign_words import foreign_words
from outreach_lint.document.funding_stage import stage_of, wrong_stages
from outreach_lint.document.homonyms import homonyms
from outreach_lint.document.late_reference import late_reference
from outreach_lint.document.price_fit import prices_too_high
from outreach_lint.document.span import Span
from outreach_lint.document.unused_research import unused_event
from outreach_lint.document.wrong_seat import wrong_seats
from outreach_lint.model import Message, Prospect

TABLE = yaml.safe_load((Path(__file__).parent / "tables" / "fit.yaml").read_text(encoding="utf-8"))
CHECKS: Mapping[str, Callable[[str, Prospect], Iterator[Span]]] = {
    check.__name__: check for check in (homonyms, wrong_seats, prices_too_high, wrong_stages, foreign_words)
}
FOUR = "We make doors. We make good doors. All of them are quiet. They ship on any Monday. Nobody else has one in blue."


def prospect(record: dict[str, Any]) -> Prospect:
    return msgspec.convert({"first_name": "Ada", "company": "Marsh", **record}, Prospect)


def found(check: str, record: dict[str, Any], text: str) -> list[str]:
    return [text[span.start : span.end] for span in CHECKS[check](text, prospect(record))]


@pytest.mark.parametrize(("check", "record", "text", "words"), TABLE["wrong"])
def test_what_does_not_fit_the_record_is_found(check: str, record: dict[str, Any], text: str, words: str) -> None:
    assert found(check, record, text) == [words]


@pytest.mark.parametrize(("check", "record", "text"), TABLE["right"])
def test_what_fits_or_is_not_known_is_left_alone(check: str, record: dict[str, Any], text: str) -> None:
    assert found(check, record, text) == []


@pytest.mark.parametrize(
    ("record", "country"),
    [
        ({"city": "Leeds"}, "uk"),
        ({"city": "Toledo, OH"}, "us"),
        ({"city": "Birmingham"}, ""),
        ({"other": {"country": "Deutschland"}}, "de"),
        ({"city": "Leeds", "other": {"country": "USA"}}, ""),
        ({"email": "ada@marsh.com.au"}, "au"),
        ({"email": "ada@marsh.com"}, ""),
        ({"city": ".uk"}, ""),
    ],
)
def test_a_country_is_told_by_the_record_or_not_at_all(record: dict[str, Any], country: str) -> None:
    assert country_of(prospect(record)) == country


@pytest.mark.parametrize(
    ("record", "stage"),
    [
        ({"recent": ["raised a seed round", "closed a Series B"]}, (3, "closed a Series B")),
        ({"other": {"country": "USA", "funding stage": "pre-seed"}}, (0, "pre-seed")),
        ({"recent": ["went public in May"]}, (20, "went public in May")),
        ({"recent": ["Series B washers now in stock"]}, (None, "")),
        ({"recent": ["preparing an IPO"]}, (None, "")),
    ],
)
def test_the_latest_stage_that_the_record_tells_counts(record: dict[str, Any], stage: tuple[int | None, str]) -> None:
    assert stage_of(prospect(record)) == stage


@pytest.mark.parametrize(
    ("subject", "body", "late"),
    [
        (None, f"{FOUR} Does Marsh want one?", "Does Marsh want one?"),
        (None, f"Does Marsh want one? {FOUR}", None),
        (None, FOUR, None),
        ("A blue door for Marsh", f"{FOUR} Does Marsh want one?", None),
        (None, "Hi. Blue doors. On Mondays. Quiet ones. Does Marsh want one?", None),
    ],
)
def test_the_first_word_about_the_reader_is_late_after_four_sentences(
    subject: str | None, body: str, late: str | None
) -> None:
    span = late_reference(Document(Message("1", body, subject=subject, prospect=prospect({}))), 3)
    assert (body[span.start : span.end] if span else None) == late


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ("Would Marsh want a blue door?", "won the Dorset tender"),
        ("Well done on the Dorset tender, Marsh.", ""),
        ("Would you want a blue door?", ""),
        ("Your job ad for Marsh asks for a night fitter.", ""),
    ],
)
def test_an_event_is_unused_where_only_a_name_of_the_record_is(body: str, event: str) -> None:
    message = Message("1", body, prospect=prospect({"recent": ["won the Dorset tender"]}))
    assert unused_event(Document(message)) == event
