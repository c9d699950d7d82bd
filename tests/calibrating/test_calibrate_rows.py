"""Rows of outcomes that are not as they should be: each is told with its line, and the others count."""

from pathlib import Path

import pytest

from outreach_lint.calibrating.headers import Wish
from outreach_lint.calibrating.outcome_files import OutcomeFile, read_outcomes
from outreach_lint.errors import SourceError
from outreach_lint.model import Failure


def read(folder: Path, name: str, text: str) -> OutcomeFile:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_outcomes(path, {}, Wish())


def test_a_row_with_more_cells_than_the_header_is_told_and_the_others_count(tmp_path: Path) -> None:
    found = read(tmp_path, "o.csv", "id,replied\na,1\nb,0,7\nc,0\n")
    assert [(told.id, told.happened) for told in found.rows] == [("a", True), ("c", False)]
    assert [(problem.line, problem.reason) for problem in found.problems] == [
        (3, "the row has 3 cells, the header 2"),
    ]


def test_a_broken_row_of_a_spreadsheet_is_told_and_the_others_count(tmp_path: Path) -> None:
    found = read(tmp_path, "o.csv", f"id,replied\na,1\nb,{'x' * 1_100_000}\nc,0\n")
    assert [told.id for told in found.rows] == ["a", "c"]
    assert [problem.line for problem in found.problems] == [3]


def test_a_name_of_an_outcome_that_nobody_knows_is_told_with_those_that_are(tmp_path: Path) -> None:
    found = read(tmp_path, "o.csv", "id,status\na,replied\nb,purple\nc,opened\n")
    assert [told.id for told in found.rows] == ["a", "c"]
    (problem,) = found.problems
    assert problem.line == 3
    assert "column “status” holds “purple”; known are" in problem.reason
    assert problem.reason.endswith("and the like")


def test_values_with_members_of_their_own_are_passed_over_but_those_of_people(tmp_path: Path) -> None:
    rows = (
        '{"id": "a", "replied": true, "tags": ["x"], "prospect": {"email": "d@n.example", "other": {}}}\n'
        '{"id": "b", "replied": false, "raw": {"replied": true}, "sender": {"email": "t@c.example", "seats": [1]}}\n'
    )
    found = read(tmp_path, "o.jsonl", rows)
    assert [(told.email, told.happened) for told in found.rows] == [("d@n.example", True), ("", False)]
    assert found.problems == ()


def test_a_line_that_is_too_long_is_told_and_the_others_count(tmp_path: Path) -> None:
    long = f'{{"id": "b", "replied": true, "note": "{"x" * 10_000_001}"}}\n'
    found = read(tmp_path, "o.jsonl", f'{{"id": "a", "replied": true}}\n{long}{{"id": "c", "replied": false}}\n')
    assert [told.id for told in found.rows] == ["a", "c"]
    assert [(type(problem), problem.line) for problem in found.problems] == [(Failure, 2)]


@pytest.mark.parametrize(("name", "reason"), [("none.csv", "no such file"), ("folder.csv", "is a directory")])
def test_a_file_that_cannot_be_read_is_an_error_with_its_name(name: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(SourceError, match=f"{name}: {reason}"):
        read_outcomes(tmp_path / name, {}, Wish())
