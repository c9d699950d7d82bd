"""What people write in a cell about a person, to the values of a prospect record."""

import re
from collections.abc import Mapping, Sequence

from outreach_lint.document.dates import iso_of
from outreach_lint.document.late import late
from outreach_lint.model import Column, Prospect

_NUMBER = late(r"(\d[\d,.'\u2019\u00a0\u202f ]*)([kKmM]\b)?")
_THOUSANDS = late(r"[,.'\u2019\u00a0\u202f ](?=\d{3}(?!\d))")
_UP_TO = late(r"\s*(?:<|under|less than|up to|below|fewer than)", re.IGNORECASE)
_TIMES = {"": 1, "k": 1_000, "m": 1_000_000}
_BETWEEN = late(r"\s*[\n;|]\s*")
_DATED = late(r"(?:\((\d{4}(?:-\d\d){0,2})\)$|^(\d{4}(?:-\d\d){1,2})(?:\s*[:\u2013-]\s*|\s+))")
_LONGEST, _MOST = 40, 1e9
"""Characters of a size that are looked at, and people that no company has."""


def prospect_from(values: Mapping[Column, str], other: Mapping[str, str]) -> Prospect | None:
    """Return the record that some values make, None if they say nothing of a person."""
    said = {column: " ".join(value.split()) for column, value in values.items() if column != "recent" and value.strip()}
    first, last = said.get("first_name", ""), said.get("last_name", "")
    if not first and not last:
        first, last = split_name(said.get("full_name", ""))
    recent, dates = facts_of(values.get("recent", ""), said.get("recent_date", ""))
    prospect = Prospect(
        first_name=first,
        last_name=last,
        company=said.get("company", ""),
        title=said.get("title", ""),
        industry=said.get("industry", ""),
        city=said.get("city", ""),
        employees=employees_of(said.get("employees", "")),
        recent=recent,
        email=said["email"] if "@" in said.get("email", "") else "",
        other={name: value.strip() for name, value in other.items() if value.strip()},
        recent_dates=dates,
    )
    return None if prospect == Prospect() else prospect


def split_name(name: str) -> tuple[str, str]:
    """Return the first and the last name of a full name; “Whitfield, Dana” has the last name first."""
    last, comma, first = (side.strip() for side in name.partition(","))
    if not comma:
        first, _blank, last = (side.strip() for side in name.partition(" "))
    return first, last


def employees_of(text: str) -> int | None:
    """Return the number of people that a size says, the lower bound of a range such as “51-200”, None if it says none.

    The lower bound is what is sure: the company has at least so many.
    """
    found = _NUMBER.search(text[:_LONGEST])
    if found is None:
        return None
    if _UP_TO.match(text):
        return 1
    digits = _THOUSANDS.sub("", found[1].strip(" ,.'\u2019\u00a0\u202f"))
    try:
        count = float(digits.replace(",", ".")) * _TIMES[(found[2] or "").lower()]
    except ValueError:
        return None
    return int(count) if count < _MOST else None


def facts_of(text: str, date: str = "") -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the facts of a cell, one a line or with “;” or “|” between, and their dates if any has one.

    A date stands before its fact (“2026-03: new hall in Leipzig”), after it in brackets, or in a column of its own.
    """
    day = iso_of(date)
    facts: list[str] = []
    dates: list[str] = []
    for piece in _BETWEEN.split(text.strip()):
        found = _DATED.search(piece)
        fact = (piece[: found.start()] + piece[found.end() :]).strip() if found else piece.strip()
        if fact:
            facts.append(" ".join(fact.split()))
            dates.append(iso_of(found[1] or found[2]) if found else day)
    return tuple(facts), tuple(dates) if any(dates) else ()


def values_in(row: Sequence[str], known: Mapping[Column, int]) -> dict[Column, str]:
    """Return what a row says in the columns that are ours."""
    return {column: row[index] for column, index in known.items() if index < len(row)}
