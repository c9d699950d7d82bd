"""Needs that a message leaves unmet, each with its reason, and credits that it earns."""

import pytest
from making import Data, message

from outreach_lint.document import nlp
from outreach_lint.document.document import Document
from outreach_lint.engine.credits import earned
from outreach_lint.engine.needs import UNMET, unmet
from outreach_lint.kinds.base import Need
from outreach_lint.model import Message

DATED = {"recent": ["opened a mill in Hull"], "recent_dates": ["2026-03-28"]}
OFFER = "The spring price ends on 31 March 2026."


@pytest.mark.parametrize(
    ("need", "data", "reason"),
    [
        ("prospect", {}, "no prospect record"),
        ("prospect", {"prospect": {"company": "Acme"}}, None),
        ("prospect.first_name", {}, "no prospect record"),
        ("prospect.first_name", {"prospect": {"company": "Acme"}}, "the prospect record has no first name"),
        ("prospect.first_name", {"prospect": {"first_name": "Dana"}}, None),
        ("prospect.company", {"prospect": {"first_name": "Dana"}}, "the prospect record has no company"),
        ("prospect.company", {"prospect": {"company": "Acme"}}, None),
        ("prospect.employees", {"prospect": {"company": "Acme"}}, "the prospect record has no number of employees"),
        ("prospect.employees", {"prospect": {"employees": 0}}, None),
        ("sender.name", {}, "the sender is unknown"),
        ("sender.name", {"sender": {"company": "Halden"}}, "the sender's name is unknown"),
        ("sender.name", {"sender": {"name": "Jo"}}, None),
        ("sender.company", {"sender": {"name": "Jo"}}, "the sender's company is unknown"),
        ("sender.company", {"sender": {"company": "Halden"}}, None),
        ("sent.facts", {}, None),
        ("sent.facts", {"prospect": {"first_name": "Dana"}}, None),
        ("sent.facts", {"prospect": DATED}, "no date to compare the facts of the record with (--today)"),
        ("sent.facts", {"prospect": DATED, "sent": "2026-04-01"}, None),
        ("sent.claims", {}, None),
        ("sent.claims", {"body": "Three of the 4 gates are open."}, None),
        ("sent.claims", {"body": OFFER}, "no date to compare the end of an offer with (--today)"),
        ("sent.claims", {"subject": OFFER}, "no date to compare the end of an offer with (--today)"),
        ("sent.claims", {"body": OFFER, "sent": "2026-04-01"}, None),
    ],
)
def test_an_unmet_need_is_told_with_what_is_missing(need: Need, data: Data, reason: str | None) -> None:
    assert unmet(frozenset({need}), message(data)) == reason


def test_of_several_needs_one_reason_is_told_and_always_the_same() -> None:
    needs = frozenset[Need]({"sender.name", "prospect"})
    assert unmet(needs, Message("m", "")) == "no prospect record"
    assert unmet(frozenset(), Message("m", "")) is None


def test_every_need_has_a_reason_and_that_of_the_model_is_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(UNMET) == set(Need.__args__)  # type: ignore[attr-defined]
    monkeypatch.setattr(nlp, "available", lambda: "no model")
    assert unmet(frozenset({"nlp"}), Message("m", "")) == "no model"


PROSPECT = {"first_name": "Dana", "company": "Acme", "recent": ["opened a mill in Hull"]}


@pytest.mark.parametrize(
    ("data", "credits_"),
    [
        ("You opened a mill in Hull. It is big.", ()),
        ("Is Tuesday fine?", ("credit/one-question",)),
        ("Is Tuesday fine? Or Friday?", ()),
        ({"subject": "Fine?", "body": "It is."}, ()),
        ({"body": "You opened a mill in Hull. It is big.", "prospect": PROSPECT}, ("credit/prospect-fact",)),
        ({"body": "It is big.", "prospect": PROSPECT}, ()),
        (
            {"body": "You opened a mill in Hull. Is it big?", "prospect": PROSPECT},
            ("credit/prospect-fact", "credit/one-question"),
        ),
    ],
)
def test_a_fact_of_the_reader_and_a_single_question_earn_a_credit(data: Data | str, credits_: tuple[str, ...]) -> None:
    assert earned(Document(message(data))) == credits_
