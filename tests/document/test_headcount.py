"""What a text assumes of its reader's size, and where that contradicts the record."""

import pytest

from outreach_lint.document.headcount import size_claims, size_mismatches
from outreach_lint.model import Prospect


def _mismatches(text: str, employees: int | None, company: str = "Alder Tiles") -> list[str]:
    return [text[c.start : c.end] for c in size_mismatches(text, Prospect(company=company, employees=employees))]


@pytest.mark.parametrize(
    ("text", "employees"),
    [
        ("We map the controls of your subsidiaries in one place.", 12),
        ("Your regional directors will each want a dashboard.", 9),
        ("Your CISO and the security operations center get one view.", 7),
        ("Please loop in your global procurement organisation.", 20),
        ("Ahead of your next earnings call, we rehearse the numbers.", 4),
        ("Fortune 500 companies like yours need governance.", 30),
        ("Large enterprises such as Alder Tiles run on our suite.", 30),
        ("An enterprise-wide rollout takes your people nine months.", 15),
        ("The plan has a 250-seat minimum, which suits you.", 11),
        ("Your team of 500 deserves better chairs.", 12),
        ("We deliver to all your plants every night.", 8),
        ("Your 40 branches could each have a screen by June.", 9),
        ("How does your internal audit team test the till access?", 9),
        ("Once 12,000 employees log in on Monday, your help desk will feel it.", 9),
        ("We can brief your head of procurement and the three regional buyers.", 9),
        ("Every department, from treasury to facilities, gets its own cost centre in your instance.", 9),
        ("Large matrixed organisations like yours struggle with expense policy.", 9),
        ("A pilot in one of your regions, then a roll-out to the remaining forty.", 9),
        ("Which of your people leads vendor management for the group?", 9),
        ("Our enterprise licence starts at 1,000 seats, so you'd be covered for years.", 9),
        ("Hundreds of employees means that your payroll never sleeps.", 10),
    ],
)
def test_talk_for_a_large_organisation_contradicts_a_small_one(text: str, employees: int) -> None:
    assert _mismatches(text, employees)
    assert not _mismatches(text, 45_000)


@pytest.mark.parametrize(
    "text",
    [
        "As a small business owner like you, I dread the tax season.",
        "Small shops like yours can't afford a lawyer.",
        "When it's just you behind the counter, every call is a cost.",
        "Mom-and-pop stores such as Alder Tiles love our cards.",
        "Your little workshop deserves a website.",
        "You're probably a one-person show, so time is short.",
        "Congratulations on your first hire!",
        "We build sites for solopreneurs.",
        "Doing your invoices at the kitchen table is no fun.",
        "All three of you could be trained in a morning.",
        "For a two-person outfit such as yours, $9 a month is enough.",
        "You answer the phone, bake the bread and sweep the floor, all before nine.",
        "Small business owners like us need to stick together.",
        "Your wife probably does the books on Sunday nights.",
        "Running a small shop is lonely.",
        "As the owner, you're the marketing department too.",
        "Our free plan covers three users, so your whole company fits.",
        "Our smallest tier takes 4 seats, which covers your whole company.",
    ],
)
def test_talk_for_a_small_firm_contradicts_a_large_one(text: str) -> None:
    assert _mismatches(text, 8_000)
    assert not _mismatches(text, 3)


@pytest.mark.parametrize(
    ("text", "employees"),
    [
        ("A bakery chain with shops in three regions took two weeks for it.", 9),
        ("Your small-business customers pay late.", 40_000),
        ("The corner shops that your clients run are closed on Mondays.", 40_000),
        ("Unlike small firms like yours truly, they have a lawyer.", 12),
        ("I started at my kitchen table in 2009.", 9_000),
        ("You grew from 12 to 20 people last year.", 20),
        ("Your team of 12 could start on Monday.", 900),
        ("Your first hire in Osaka needs a visa.", 700),
        ("Siemens has thousands of employees on it.", 6),
        ("For your nine people an afternoon is enough, without a steering committee or your regional heads.", 9),
        ('You called it "a one-man band" on stage.', 5_000),
        ("Your Small Business unit could offer it.", 40_000),
        ("Could your operations manager spare ten minutes?", 8),
        ("The pilot takes 4 seats in your lab.", 3_000),
        ("Your board meets in May, going by the notice.", 30),
        ("You wrote that your biggest customer has a procurement department of forty.", 9),
        ("I left a compliance department to open a cheese shop, so I know your till.", 9),
        ("You deliver to 40 restaurants before seven; who plans the route?", 9),
        ("Your talk at the regional heads' meeting of the Chamber was good.", 9),
        ("Your 60 tomato plants need 4 litres a day.", 9),
        ("Thousands of employees at the factory next door buy your rolls.", 9),
        ("At Unilever our tool sits with internal audit; at your bakery it would sit by the till.", 9),
        ("Your founder started in a garage in 1939.", 6_000),
        ("Your app helps freelancers invoice at the kitchen table.", 6_000),
        ("Your store managers do the rota on Sunday evenings.", 6_000),
        ("Your depot in Hull has one van on the airport route.", 6_000),
        ("My co-founder and I do our own books on Sundays.", 6_000),
    ],
)
def test_sizes_of_others_and_fitting_sizes_are_left_alone(text: str, employees: int) -> None:
    assert _mismatches(text, employees) == []


@pytest.mark.parametrize("employees", [25, 45_000])
def test_a_stated_number_of_employees_contradicts_both_ways(employees: int) -> None:
    assert _mismatches("Your 400 employees could enrol by Friday.", employees) == ["Your 400 employees"]


def test_the_grey_zone_between_small_and_large_is_silent() -> None:
    assert _mismatches("Your regional directors and small shops like yours.", 150) == []


def test_without_a_headcount_nothing_contradicts() -> None:
    assert _mismatches("Your subsidiaries need this.", None) == []


def test_a_claim_says_whom_it_fits() -> None:
    claims = size_claims("Your team of 500 needs chairs; small shops like yours do too.")
    assert [(c.kind, c.low, c.high) for c in claims] == [("number", 500, None), ("small", 0, 100)]
