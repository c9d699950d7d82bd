"""Dates are taken for as much as is sure of them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_lint.document.dates import date_of, dates_in, iso_of

WRITTEN = {
    "2026": "2026",
    "2026-03": "2026-03",
    "2026-03-28": "2026-03-28",
    "2026/03/28": "2026-03-28",
    "2026-03-28T10:00:00.000Z": "2026-03-28",
    "2026-03-28 10:22:01": "2026-03-28",
    "28.03.2026": "2026-03-28",
    "1.5.2026": "2026-05-01",
    "28/3/2026": "2026-03-28",
    "3/28/2026 10:02 AM": "2026-03-28",
    "4/4/2026": "2026-04-04",
    "3/4/2026": "2026",
    "10-12-2026": "2026",
    "March 2026": "2026-03",
    "Sept. 2026": "2026-09",
    "Mar 28th, 2026": "2026-03-28",
    "28 of March 2026": "2026-03-28",
    "Tue, 28 Mar 2026 10:00:00 +0200": "2026-03-28",
    "1774692000000": "2026-03-28",
    "1774692000": "2026-03-28",
    "": "",
    "soon": "",
    "May 5": "",
    "2026-13-01": "",
    "30 February 2026": "",
    "marketing 12, 2026": "",
    "v1.2.2026": "",
    "192.168.2026": "",
}


@pytest.mark.parametrize("text", WRITTEN)
def test_what_is_sure_of_a_date(text: str) -> None:
    assert iso_of(text) == WRITTEN[text]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31)),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        ("2026-03-28", date(2026, 3, 28), date(2026, 3, 28)),
    ],
)
def test_first_and_last_day(text: str, first: date, last: date) -> None:
    found = date_of(text)
    assert found
    assert (found.first, found.last, found.iso) == (first, last, text)


@given(
    st.dates(date(1950, 1, 1), date(2099, 12, 31)), st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%b %d, %Y"])
)
def test_dates_without_a_riddle_are_read_as_written(day: date, form: str) -> None:
    assert iso_of(day.strftime(form)) == day.isoformat()


@given(st.text(alphabet="0123456789.-/ Marchmay,", max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    for found in dates_in(text):
        assert 0 <= found.start < found.end <= len(text)
        if found.year:
            assert found.first <= found.last


def test_long_runs_take_linear_time() -> None:
    for text in ("1" * 1_000_000, "1.1." * 250_000, "Mar " * 250_000, "2026-" * 200_000):
        assert len(list(dates_in(text))) <= 1
