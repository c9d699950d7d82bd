"""Kind `record`: where a fault of the record counts."""

from typing import Any

import pytest
from making import compiled, rule, run

CAPITALS = {"kind": "record", "check": "company_capitals"}
PROSPECT = {"first_name": "Ana", "company": "HOLLAND TIMBER"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ({"body": "Is HOLLAND TIMBER open, and HOLLAND TIMBER's yard?"}, ["HOLLAND TIMBER", "HOLLAND TIMBER"]),
        ({"body": "Is Holland Timber open?"}, []),
        ({"subject": "HOLLAND TIMBER", "body": "Is it open?"}, ["HOLLAND TIMBER"]),
        ({"body": "Is {{company}} open?", "kind": "template"}, [""]),
    ],
)
def test_a_value_counts_where_it_is_shown_or_will_be(text: dict[str, Any], found: list[str]) -> None:
    outcome = run(compiled(rule(CAPITALS, message="{value}")), {**text, "prospect": PROSPECT})
    assert [finding.excerpt for finding in outcome.findings] == found
    assert {finding.message for finding in outcome.findings} <= {"HOLLAND TIMBER"}


def test_capitals_that_the_configuration_names_are_as_they_should_be() -> None:
    rules = compiled(rule(CAPITALS), names=["Holland Timber"])
    assert run(rules, {"body": "Is HOLLAND TIMBER open?", "prospect": PROSPECT}).findings == ()


def test_without_a_record_the_check_is_told_not_to_have_run() -> None:
    assert [skipped.reason for skipped in run(compiled(rule(CAPITALS)), "Hi").not_run] == ["no prospect record"]


@pytest.mark.parametrize(
    ("check", "sender", "reason"),
    [
        ("other_signer", None, "the sender is unknown"),
        ("other_signer", {"company": "Halden"}, "the sender's name is unknown"),
        ("own_brand", {"name": "Kim"}, "the sender's company is unknown"),
        ("own_brand", {"company": "Halden"}, None),
    ],
)
def test_a_check_of_the_sender_needs_to_know_them(
    check: str, sender: dict[str, str] | None, reason: str | None
) -> None:
    given = {"body": "Hi Ana, the van is near."} | ({"sender": sender} if sender else {})
    outcome = run(compiled(rule({"kind": "reference", "check": check})), given)
    assert [skipped.reason for skipped in outcome.not_run] == ([reason] if reason else [])


@pytest.mark.parametrize(
    ("check", "prospect", "told"),
    [
        ("company_capitals", PROSPECT, "company: HOLLAND TIMBER, "),
        ("legal_form", {"company": "Holland Timber Ltd"}, "company: Holland Timber Ltd, Holland Timber"),
        ("foreign_mailbox", {"email": "a@gone.example", "company": "Halden"}, "email: a@gone.example, Halden"),
        ("shared_mailbox", {"first_name": "Ana", "email": "info@halden.example"}, "email: info@halden.example, "),
    ],
)
def test_a_fault_is_told_with_its_field_its_value_and_what_is_expected(
    check: str, prospect: dict[str, str], told: str
) -> None:
    source = rule({"kind": "record", "check": check}, message="{field}: {value}, {expected}", fix="safe")
    body = "Hi Ana,\n\nis HOLLAND TIMBER open, or Holland Timber Ltd?"
    (finding,) = run(compiled(source), {"body": body, "prospect": prospect}).findings
    assert finding.message == told
    assert (finding.fix.text if finding.fix else None) == ("Holland Timber" if check == "legal_form" else None)
