"""What is wrong with a prospect record."""

import msgspec
import pytest

from outreach_lint.document.mail_domains import is_role, other_domain
from outreach_lint.document.record_faults import FAULTS
from outreach_lint.model import Prospect

CASES = [
    ("company_headline", "company", "DevTrial | We Build Tests | Leeds", True),
    ("company_headline", "company", "Halden - We build pumps", True),
    ("company_headline", "company", "Quay 🚢 Freight", True),
    ("company_headline", "company", "Ahn | Reyes Architects", False),
    ("company_headline", "company", "Hull Pumps - Sales & Service", False),
    ("company_headline", "company", "Yahoo!", False),
    ("title_headline", "title", "Owner | Author | Speaker", True),
    ("title_headline", "title", "I help clinics fill chairs", True),
    ("title_headline", "title", "Helping Hands Coordinator", False),
    ("title_headline", "title", "Director | Operations", False),
    ("title_headline", "title", "C# Developer", False),
    ("company_capitals", "company", "HOLLAND TIMBER LTD", True),
    ("company_capitals", "company", "BRIGHTWATER", False),
    ("company_capitals", "company", "BMW AG", False),
    ("company_capitals", "company", "KPMG LLP", False),
    ("markup", "company", "Holland &amp; Reeve", True),
    ("markup", "city", "Leeds<br/>", True),
    ("markup", "company", "AT&T", False),
    ("markup", "company", "<3 Bakery", False),
    ("legal_form", "company", "Brightwater Clinics, LLC", True),
    ("legal_form", "company", "Maersk", False),
    ("legal_form", "company", "GmbH", False),
]


@pytest.mark.parametrize(("check", "field", "value", "faulty"), CASES)
def test_a_value_is_a_fault_or_a_name(check: str, field: str, value: str, faulty: bool) -> None:  # noqa: FBT001  (pytest passes arguments by name)
    found = list(FAULTS[check](msgspec.convert({field: value}, Prospect)))
    assert [(fault.field, fault.value) for fault in found] == ([(field, value)] if faulty else [])


def test_markup_is_found_in_columns_of_ones_own_and_in_recent_events() -> None:
    prospect = Prospect(recent=("Opened <i>Northside</i>",), other={"hook": "R&amp;D"})
    assert [(fault.field, fault.value) for fault in FAULTS["markup"](prospect)] == [
        ("recent", "<i>"),
        ("hook", "R&amp;D"),
    ]


@pytest.mark.parametrize(
    ("local", "role"),
    [
        ("info", True),
        ("customer.service", True),
        ("support-team", True),
        ("ana", False),
        ("kim.sales", False),
        ("bill", False),
    ],
)
def test_a_mailbox_is_a_teams_if_every_piece_of_it_says_so(local: str, role: bool) -> None:  # noqa: FBT001  (pytest passes arguments by name)
    assert is_role(local) == role


@pytest.mark.parametrize(
    ("company", "domain", "foreign"),
    [
        ("Brightwater Clinics", "northwindfoods.com", True),
        ("Tema Mill", "mail.cobaltfreight.co.uk", True),
        ("Brightwater Clinics", "brightwater-ohio.com", False),
        ("Brightwater Clinics", "mail.brightwater.co.in", False),
        ("Johnson & Johnson", "its.jnj.com", False),
        ("International Business Machines", "ibm.com", False),
        ("PricewaterhouseCoopers", "pwc.com", False),
        ("Müller Bau", "mueller-bau.de", False),
        ("Deutsche Bank", "db.com", False),
        ("Brightwater Clinics", "gmail.com", False),
        ("", "northwindfoods.com", False),
        ("Brightwater Clinics", "", False),
    ],
)
def test_a_domain_is_foreign_if_nothing_in_it_comes_from_the_company(company: str, domain: str, foreign: bool) -> None:  # noqa: FBT001  (pytest passes arguments by name)
    email = f"ana@{domain}" if domain else ""
    assert other_domain(Prospect(company=company, email=email)) == (domain if foreign else "")


def test_a_company_that_the_record_names_may_own_the_domain() -> None:
    known = Prospect(company="Brightwater Clinics", email="ana@meridian.com", other={"parent": "Meridian Health"})
    assert other_domain(known) == ""
