"""Files of outcomes: what cells mean, which columns count, what is refused, and how rows find their messages."""

from pathlib import Path

import pytest

from outreach_lint.calibrating.answers import answer_of, combined_answer
from outreach_lint.calibrating.cases import Seen, Told
from outreach_lint.calibrating.headers import Wish
from outreach_lint.calibrating.matching import matched
from outreach_lint.calibrating.outcome_files import OutcomeFile, read_outcomes
from outreach_lint.errors import OutreachLintError
from outreach_lint.model import Failure


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("1", "yes"), ("TRUE", "yes"), (" Yes ", "yes"), ("✓", "yes"), ("3", "yes"), ("1.0", "yes"),
        ("2026-03-28", "yes"), ("2026-03-28T09:12:00Z", "yes"),
        ("0", "no"), ("false", "no"), ("0.0", "no"), ("No", "no"),
        ("", "empty"), ("  ", "empty"), ("unknown", "unknown"), ("N/A", "unknown"), ("nan", "unknown"),
        ("maybe", None), ("-1", None), ("0.4", None), ("inf", None), ("yes and no", None),
    ],
)  # fmt: skip
def test_a_cell_of_one_outcome_says_yes_no_or_nothing(text: str, answer: str | None) -> None:
    assert answer_of(text) == answer


@pytest.mark.parametrize(
    ("text", "replied", "meeting", "unsubscribed"),
    [
        ("replied", "yes", "no", "no"),
        ("Meeting_booked", "yes", "yes", "no"),
        ("not interested", "yes", "no", "no"),
        ("Unsubscribed", "no", "no", "yes"),
        ("opened", "no", "no", "no"),
        ("", "no", "no", "no"),
        ("Out of office", "no", "no", "no"),
        ("bounced", "lost", "lost", "lost"),
        ("pending", "unknown", "unknown", "unknown"),
        ("purple", None, None, None),
    ],
)
def test_a_cell_that_names_outcomes_tells_each(text: str, replied: str, meeting: str, unsubscribed: str) -> None:
    told = [combined_answer(text, outcome) for outcome in ("replied", "meeting", "unsubscribed")]
    assert told == [replied, meeting, unsubscribed]


def read(folder: Path, text: str, name: str = "o.csv", wish: Wish | None = None) -> OutcomeFile:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_outcomes(path, {}, wish or Wish())


@pytest.mark.parametrize(
    ("header", "outcome", "column", "combined"),
    [
        ("id,Reply Count", "replied", "Reply Count", False),
        ("id,replied_at", "replied", "replied_at", False),
        ("id,Meeting booked", "meeting", "Meeting booked", False),
        ("id,opted_out", "unsubscribed", "opted_out", False),
        ("id,unsubscribed,replied", "replied", "replied", False),
        ("id,Status", "replied", "Status", True),
    ],
)
def test_the_column_of_outcomes_is_told_by_its_header(
    tmp_path: Path,
    header: str,
    outcome: str,
    column: str,
    combined: bool,  # noqa: FBT001  (a parameter of the table)
) -> None:
    rows = "a,1\nb,0\n" if not combined else "a,replied\nb,sent\n"
    headers = read(tmp_path, f"{header}\n" + rows.replace(",1", ",1" + ",1" * (header.count(",") - 1))).headers
    assert (headers.outcome, headers.column, headers.combined) == (outcome, column, combined)


def test_an_option_names_the_column_and_the_outcome(tmp_path: Path) -> None:
    found = read(tmp_path, "id,replied,went well\na,0,1\n", wish=Wish("meeting", "Went Well"))
    assert (found.headers.outcome, found.headers.column) == ("meeting", "went well")
    assert [row.happened for row in found.rows] == [True]


def test_an_empty_cell_means_no_unless_others_say_no_themselves(tmp_path: Path) -> None:
    assert [row.happened for row in read(tmp_path, "id,replied\na,x\nb,\n").rows] == [True, False]
    assert [row.happened for row in read(tmp_path, "id,replied\na,1\nb,\nc,0\n").rows] == [True, None, False]


def test_a_message_that_bounced_is_no_message_without_a_reply(tmp_path: Path) -> None:
    found = read(tmp_path, "id,replied,bounced\na,0,1\nb,0,0\nc,1,\n")
    assert [row.happened for row in found.rows] == [None, False, True]


def test_rows_of_jsonl_have_their_lines_and_people_and_a_wrong_one_stops_no_other(tmp_path: Path) -> None:
    lines = (
        '{"id": 7, "replied": true, "prospect": {"email": "d@n.example", "company": "N"}, "segment": "cold"}\n'
        "not json\n\n[1]\n"
        '{"id": "b", "replied": null, "step": 2}\n{"id": "c", "replied": "perhaps"}\n{"id": "d", "replied": false}\n'
    )
    found = read(tmp_path, lines, "o.jsonl")
    assert [(row.line, row.id, row.email, row.step, row.happened) for row in found.rows] == [
        (1, "7", "d@n.example", "", True),
        (5, "b", "", "2", None),
        (7, "d", "", "", False),
    ]
    assert found.rows[0].factors == {"segment": "cold", "company": "N"}
    assert [(told.line, type(told)) for told in found.problems] == [(2, Failure), (4, Failure), (6, Failure)]
    assert "“perhaps”" in found.problems[-1].reason


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("id,body\na,Hi\n", "o.csv", "o.csv:1: no column tells what came of the messages"),
        ("id,replied\n", "o.csv", "o.csv:1: no rows in the file"),
        ("", "o.csv", "o.csv:1: the file is empty"),
        (
            "id,replied\na,purple\n",
            "o.csv",
            "o.csv:2: not one row tells what came of its message; column “replied” holds",
        ),
        ("id,replied\na,1\n", "o.doc", "o.doc: outcomes are read from .csv, .tsv, .xlsx, .parquet and .jsonl"),
        ("\n\n", "o.jsonl", "o.jsonl:1: no rows in the file"),
    ],
)
def test_a_file_without_outcomes_is_refused_with_place_and_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, name: str, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OutreachLintError) as problem:
        read(Path(), text, name)
    assert str(problem.value).startswith(told)


def seen(name: str, email: str = "", step: str = "", path: str = "m.jsonl", line: int = 1) -> Seen:
    factors = {"step": step} if step else {}
    return Seen(path, line, name, email, f"{name}{email}{step}{line}".encode(), {}, frozenset(), (), factors)


def row(line: int, name: str = "", email: str = "", step: str = "", *, happened: bool | None = True) -> Told:
    return Told(line, name, email, step, happened, {})


@pytest.mark.parametrize(
    ("messages", "rows", "counts"),
    [
        ([seen("a"), seen("b")], [row(2, "a"), row(3, "b")], {"used": 2}),
        ([seen("x", "D@n.example".casefold())], [row(2, email="D@N.example")], {"used": 1}),
        (
            [seen("x", "d@n", "1"), seen("y", "d@n", "2")],
            [row(2, email="d@n", step="2")],
            {"used": 1, "without_outcome": 1},
        ),
        ([seen("x", "d@n"), seen("y", "d@n")], [row(2, email="d@n")], {"used": 0, "ambiguous": 2}),
        ([seen("a")], [row(2, "a"), row(3, "a")], {"used": 1, "rows_again": 1}),
        (
            [seen("a")],
            [row(2, "a"), row(3, "a", happened=False)],
            {"used": 0, "ambiguous": 1, "rows_without_message": 2},
        ),
        ([seen("a"), seen("a")], [row(2, "a")], {"used": 1, "repeated": 1}),
        ([seen("a")], [row(2, "a", happened=None)], {"used": 0, "unknown": 1}),
        ([seen("c")], [row(2, "a")], {"used": 0, "without_outcome": 1, "rows_without_message": 1}),
        # Steps of one reader in one file: each row is its own message, whatever its id.
        ([seen("a", path="o.csv", line=2), seen("a", path="o.csv", line=3)], [row(2, "a"), row(3, "a")], {"used": 2}),
        # An address that several rows share is no fault where each has an id.
        (
            [seen("a", "d@n")],
            [row(2, "a", "d@n"), row(3, "b", "d@n", happened=False)],
            {"used": 1, "rows_without_message": 1},
        ),
    ],
)
def test_rows_find_their_messages_and_what_is_left_is_counted(
    messages: list[Seen], rows: list[Told], counts: dict[str, int]
) -> None:
    cases, found, _faults = matched(messages, rows, "o.csv")
    counted = {name: value for name in found.__struct_fields__ if (value := getattr(found, name))}
    assert len(cases) == found.used
    assert counted == {"messages": len(messages), "rows": len(rows), **{k: v for k, v in counts.items() if v}}


def test_rows_of_one_id_that_say_different_things_are_told_with_both_lines() -> None:
    _cases, _found, faults = matched([seen("a")], [row(2, "a"), row(3, "a", happened=False)], "o.csv")
    assert [(fault.line, fault.reason) for fault in faults] == [
        (3, "“a” is the id of line 2, too, with another outcome; neither is used")
    ]
