"""A file of which every row is wrong is told in a thousand failures and a count, and what can be read is read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from reading import read

from outreach_lint.errors import SourceError
from outreach_lint.model import Failure, Message
from outreach_lint.sources.many_failures import MOST, counted
from outreach_lint.sources.prospects import Record, read_prospects

UNCLOSED = 'id,body\n1,"Hi Dana\n' + "2,too,many,cells\n" * (MOST + 500) + "3,Hi Omar\n"
BEYOND = f"here and below, 501 more {{}} could not be read; only the first {MOST:,} are listed"


def test_of_the_failures_of_a_file_the_first_are_listed_and_the_rest_counted(tmp_path: Path) -> None:
    found = read(tmp_path, "a.csv", UNCLOSED)
    failures = [one for one in found if isinstance(one, Failure)]
    assert len(failures) == MOST + 1
    assert failures[0].reason.startswith("the quotation mark in column 3 is not closed")
    assert (failures[-1].line, failures[-1].reason) == (MOST + 2, BEYOND.format("messages"))
    assert [one.id for one in found if isinstance(one, Message)] == ["3"]


def test_so_it_is_with_records_of_people(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("email,company\n" + ",Northgate\n" * (MOST + 501) + "d@n.example,Northgate\n")
    *failures, record = [one for one in read_prospects(tmp_path / "a.csv", {}) if isinstance(one, Record | Failure)]
    assert isinstance(failures[-1], Record)
    assert len(failures) == MOST + 1
    assert isinstance(record, Failure)
    assert record.reason == BEYOND.format("rows")


def test_a_thousand_failures_are_all_listed() -> None:
    wrong = [Failure("a.csv", line, "the row is wrong") for line in range(MOST)]
    assert list(counted(wrong, "a.csv", "rows")) == wrong


def test_a_file_that_breaks_off_still_tells_the_count() -> None:
    def breaking() -> Iterator[Failure]:
        yield from (Failure("a.json", line, "the message is wrong") for line in range(1, MOST + 3))
        reason = "invalid JSON"
        raise SourceError(reason)

    found = []
    with pytest.raises(SourceError, match="invalid JSON"):
        found += counted(breaking(), "a.json", "messages")
    passed = counted(breaking(), "a.json", "messages")
    *_, last = (next(passed) for _ in range(MOST + 1))
    assert last.reason.startswith("here and below, 2 more messages")
