"""What time has overtaken is found by the day on which a message goes out, and only by that."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_lint.document.document import Document
from outreach_lint.document.send_day import send_day
from outreach_lint.engine.needs import unmet
from outreach_lint.kinds.base import Hit, Need, Region, View
from outreach_lint.kinds.dated import Check, DatedMatch
from outreach_lint.kinds.resources import Resources
from outreach_lint.model import Message, Prospect

HALL = Prospect(first_name="Dana", recent=("second freezer hall in Leipzig",), recent_dates=("2026-03-28",))
NEWS = "Congratulations on the second freezer hall in Leipzig."
OFFER = "The spring price ends on 31 March 2026."
FACTS: frozenset[Need] = frozenset({"sent.facts"})
CLAIMS: frozenset[Need] = frozenset({"sent.claims"})


def hits(check: Check, message: Message, days: int = 0) -> list[Hit]:
    finder = DatedMatch(check, days).compile(Resources({}))
    return list(finder.find(View(Document(message), [Region("body", 0, len(message.body))])))


@given(st.integers(-400, 800), st.integers(0, 400))
def test_a_fact_is_stale_from_a_day_on(age: int, days: int) -> None:
    sent = date(2026, 3, 28) + timedelta(days=age)
    found = hits("stale_fact", Message("x", NEWS, prospect=HALL, sent=sent.isoformat()), days)
    assert bool(found) == (age > days)


@given(st.integers(-400, 800), st.integers(0, 400))
def test_an_offer_is_over_from_the_day_after_its_end(age: int, days: int) -> None:
    sent = date(2026, 3, 31) + timedelta(days=age)
    found = hits("expired_claim", Message("x", OFFER, sent=sent.isoformat()), days)
    assert bool(found) == (age > days)


NO_YEAR = {
    "2026-04-01": True,
    "2026-03-31": False,
    "2026-03-01": False,
    "2026-07-29": True,
    "2026-07-30": False,
    "2027-01-02": False,
}


@pytest.mark.parametrize("sent", NO_YEAR)
def test_a_day_without_a_year_is_the_last_one_for_four_months(sent: str) -> None:
    assert bool(hits("expired_claim", Message("x", "The price ends on 31 March.", sent=sent))) == NO_YEAR[sent]


def test_a_day_without_a_year_goes_back_over_new_year() -> None:
    assert hits("expired_claim", Message("x", "The price ends on 20 December.", sent="2027-01-11"))
    assert not hits("expired_claim", Message("x", "The price ends on 29 February.", sent="2027-03-11"))


def test_the_newest_fact_stands_in_for_the_day() -> None:
    facts = ("second freezer hall in Leipzig", "third hall in Porto")
    two = Prospect(first_name="Dana", recent=facts, recent_dates=("2025-03", "2026-06"))
    assert send_day(Message("x", NEWS, prospect=two)) == date(2026, 6, 1)
    (hit,) = hits("stale_fact", Message("x", NEWS, prospect=two), 183)
    assert hit.facts == {"date": "2025-03", "age": "14 months", "sent": "2026-06-01"}
    assert send_day(Message("x", NEWS, prospect=HALL)) is None


def test_a_fact_told_again_of_late_is_news() -> None:
    facts = ("second freezer hall in Leipzig", "prize for the second freezer hall in Leipzig")
    told = Prospect(first_name="Dana", recent=facts, recent_dates=("2025-03", "2026-06"))
    assert not hits("stale_fact", Message("x", NEWS, prospect=told, sent="2026-07-01"), 183)


def test_needs_are_unmet_only_where_something_would_be_judged() -> None:
    dateless = Prospect(first_name="Dana", recent=("second freezer hall",))
    assert unmet(FACTS, Message("x", NEWS)) is None
    assert unmet(FACTS, Message("x", NEWS, prospect=dateless)) is None
    assert unmet(FACTS, Message("x", NEWS, prospect=HALL)) is not None
    assert unmet(FACTS, Message("x", NEWS, prospect=HALL, sent="2026")) is None
    assert unmet(CLAIMS, Message("x", "Hi Dana, 3 halls.")) is None
    assert unmet(CLAIMS, Message("x", OFFER)) is not None
    assert unmet(CLAIMS, Message("x", OFFER, sent="2026-03-01")) is None


def test_nothing_is_found_without_a_day() -> None:
    assert not hits("stale_fact", Message("x", NEWS, prospect=HALL))
    assert not hits("expired_claim", Message("x", OFFER))


NEWS_WORDS = [
    "Congrats on", "Kudos for", "Well done with", "Bravo for", "Hats off to", "Cheers to", "So happy for you and",
    "Good luck with", "Welcome to", "You recently opened", "The newly opened", "You are fresh off", "Your latest,",
    "I heard the news of", "Breaking:", "Hot off the press,", "Yesterday you opened", "The other day I read of",
    "These days you fill", "Right now you fill", "This week you opened", "Last quarter you opened", "A month ago came",
    "You just opened", "You are starting out as head of", "Your first weeks in", "Your brand-new hall, the", "Your new",
]  # fmt: skip


@pytest.mark.parametrize("begun", NEWS_WORDS)
def test_every_word_for_news_opens_the_gate(begun: str) -> None:
    message = Message("x", f"{begun} second freezer hall in Leipzig.", prospect=HALL, sent="2026-12-01")
    finder = DatedMatch("stale_fact", 183).compile(Resources({}))
    gate = finder.gate()
    assert gate
    assert any(piece in message.body.lower() for piece in gate.pieces)
    assert hits("stale_fact", message, 183)


@pytest.mark.parametrize(
    "end", ["31 Mar 2026", "2026-03-31", "31.03.2026", "March 31", "31/3/2026", "Sept 2025", "May 5", "1 July"]
)
def test_every_date_opens_the_gate(end: str) -> None:
    gate = DatedMatch("expired_claim").compile(Resources({})).gate()
    assert gate
    assert any(piece in end.lower() for piece in gate.pieces)
    assert hits("expired_claim", Message("x", f"The price ends on {end}.", sent="2026-07-10"))
