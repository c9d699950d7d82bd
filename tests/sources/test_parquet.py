"""Parquet: rows and columns as positions, values as text, and a failure for whatever is damaged."""

import builtins
import random
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from reading import failure, read

from outreach_lint.model import Failure, Message, Notice
from outreach_lint.sources import table_rows
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.read import read_path
from outreach_lint.sources.render_rows import campaigns

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")


def write(path: Path, columns: dict[str, Any], **options: object) -> Path:
    pq.write_table(pa.table(columns), path, **options)
    return path


def all_of(path: Path, defaults: Defaults | None = None) -> list[Message | Failure | Notice]:
    return list(read_path(path, defaults or Defaults()))


def bodies(path: Path) -> list[str]:
    return [found.body for found in all_of(path) if isinstance(found, Message)]


def test_a_message_for_each_row_placed_by_its_row_and_column(tmp_path: Path) -> None:
    columns = {"First Name": ["Dana", "Jo"], "Subject": ["a", None], "Email Body": ["Hi Dana,\nhall 2", "Hi Jo"]}
    first, second = all_of(write(tmp_path / "a.parquet", columns))
    assert isinstance(first, Message)
    assert isinstance(second, Message)
    assert (first.id, second.id) == ("a.parquet!Email Body:1", "a.parquet!Email Body:2")
    assert (first.body, first.subject, second.subject) == ("Hi Dana,\nhall 2", "a", "")
    assert first.prospect is not None
    assert first.prospect.first_name == "Dana"
    at = first.origin.locate("body", 12)
    assert (at.line, at.column) == (1, 3)
    assert second.origin.locate("body", 0).line == second.origin.line == 2


def test_rows_are_counted_over_groups_and_batches(tmp_path: Path) -> None:
    path = write(tmp_path / "a.parquet", {"body": [f"Hi {n}" for n in range(100)]}, row_group_size=33)
    found = all_of(path)
    assert [m.origin.line for m in found if isinstance(m, Message)] == list(range(1, 101))
    assert bodies(path) == [f"Hi {n}" for n in range(100)]


BERLIN = timezone(timedelta(hours=2))
VALUES = {
    "whole": (pa.array([250], pa.uint64()), "250"),
    "whole float": (pa.array([250.0]), "250"),
    "float": (pa.array([0.5]), "0.5"),
    "decimal": (pa.array([Decimal("1.50")]), "1.50"),
    "truth": (pa.array([True]), "TRUE"),
    "day": (pa.array([date(2026, 3, 1)]), "2026-03-01"),
    "midnight": (pa.array([datetime(2026, 3, 1, tzinfo=UTC)]), "2026-03-01"),
    "zone": (pa.array([datetime(2026, 3, 1, 9, 30, tzinfo=BERLIN)]), "2026-03-01 07:30:00"),
    "nanoseconds": (pa.array([1], pa.timestamp("ns")), "1970-01-01"),
    "far future": (pa.array([2**62], pa.timestamp("us")), None),
    "bytes": (pa.array([b"Hall 2"]), "Hall 2"),
    "large": (pa.array(["Hall 2"], pa.large_string()), "Hall 2"),
    "dictionary": (pa.array(["Hall 2"]).dictionary_encode(), "Hall 2"),
    "list": (pa.array([["Hall 2", None, "Hall 3"]]), "Hall 2\nHall 3"),
    "null": (pa.array([None], pa.string()), None),
    "nothing": (pa.nulls(1), None),
    "bytes that are no text": (pa.array([b"\xff\xd8"]), None),
    "text that is none": (pa.array([b"\xff\xd8"]).view(pa.string()), None),
}


@pytest.mark.parametrize("name", VALUES)
def test_values_are_text_as_a_spreadsheet_has_it(name: str, tmp_path: Path) -> None:
    value, text = VALUES[name]
    found = all_of(write(tmp_path / "a.parquet", {"body": ["Hi"], "x": value}))[-1]
    assert isinstance(found, Message)
    assert (found.prospect.other["x"] if found.prospect else None) == text


def test_several_facts_are_a_list(tmp_path: Path) -> None:
    path = write(tmp_path / "a.parquet", {"body": ["Hi"], "recent": [["2026-03: new hall", "hired Jo"]]})
    (found,) = all_of(path)
    assert isinstance(found, Message)
    assert found.prospect is not None
    assert found.prospect.recent == ("new hall", "hired Jo")


def test_bytes_that_are_no_text_are_told_once_for_a_column(tmp_path: Path) -> None:
    path = write(tmp_path / "a.parquet", {"photo": [b"ok", b"\xff", b"\xfe"], "body": ["Hi"] * 3})
    notices = [found for found in all_of(path) if isinstance(found, Notice)]
    reason = "column “photo” holds bytes that are no text in UTF-8; they are passed over"
    assert notices == [Notice(path.as_posix(), 2, reason)]


def test_nested_columns_are_told_and_left_out(tmp_path: Path) -> None:
    columns = {"meta": [{"a": 1}] * 2, "body": ["Hi", "Hello"], "vector": [[0.5], []]}
    notice, first, second = all_of(write(tmp_path / "a.parquet", columns))
    assert isinstance(notice, Notice)
    assert notice.reason == "nested columns “meta”, “vector” not read: only plain values and lists of texts are"
    assert isinstance(first, Message)
    assert isinstance(second, Message)
    assert (first.body, second.body) == ("Hi", "Hello")
    assert first.origin.locate("body", 0).column == 2


def test_a_nested_body_is_told_beside_the_missing_column(tmp_path: Path) -> None:
    notice, missing = all_of(write(tmp_path / "a.parquet", {"id": ["a"], "body": [{"text": "Hi"}]}))
    assert "nested column “body” not read" in notice.reason  # type: ignore[union-attr]
    assert "no column holds the messages; the headers are “id”" in missing.reason  # type: ignore[union-attr]


def test_columns_are_mapped_as_in_other_tables(tmp_path: Path) -> None:
    path = write(tmp_path / "a.parquet", {"Anschreiben": ["Hallo"]})
    (found,) = all_of(path, Defaults(columns={"body": "Anschreiben"}))
    assert isinstance(found, Message)
    assert found.body == "Hallo"


def test_a_row_without_a_message_or_with_too_much_of_it_does_not_stop_the_others(tmp_path: Path) -> None:
    path = write(tmp_path / "a.parquet", {"body": [None, "x" * 1_000_001, "Hi"]})
    first, second, third = all_of(path)
    assert first == Failure(path.as_posix(), 1, "empty message: no text in column “body”")
    assert second == Failure(path.as_posix(), 2, "the row is larger than 1 MB")
    assert isinstance(third, Message)


def test_one_long_text_in_many_rows_is_not_held_for_each(tmp_path: Path) -> None:
    path = write(tmp_path / "a.parquet", {"body": ["x" * 1_100_000] * 200}, compression="zstd")
    assert path.stat().st_size < 100_000
    before, pool = pa.default_memory_pool(), pa.system_memory_pool()
    pa.set_memory_pool(pool)
    try:
        assert {type(found) for found in all_of(path)} == {Failure}
    finally:
        pa.set_memory_pool(before)
    assert pool.max_memory() < 60_000_000


def test_a_damaged_group_is_a_failure_and_the_next_one_is_read(tmp_path: Path) -> None:
    options = {"row_group_size": 40, "use_dictionary": False, "compression": "gzip"}
    path = write(tmp_path / "a.parquet", {"body": [f"Hi {n}" for n in range(80)]}, **options)
    data = bytearray(path.read_bytes())
    at = pq.ParquetFile(path).metadata.row_group(0).column(0).data_page_offset
    data[at + 30 : at + 60] = bytes(30)
    path.write_bytes(data)
    lost, *rest = all_of(path)
    assert isinstance(lost, Failure)
    assert lost.reason.startswith("rows 1 to 40 are not readable: ")
    assert [m.origin.line for m in rest if isinstance(m, Message)] == list(range(41, 81))


def test_what_is_no_such_file_is_told(tmp_path: Path) -> None:
    whole = write(tmp_path / "b.parquet", {"body": ["Hi"]}).read_bytes()
    wrong = "not readable as .parquet: it does not begin with PAR1, as such files do"
    assert failure(tmp_path, "a.parquet", b"").reason == "not readable as .parquet: the file is empty"
    assert failure(tmp_path, "a.parquet", b"id,body\n1,Hi\n").reason == wrong
    assert "encrypted" in failure(tmp_path, "a.parquet", b"PARE" + whole).reason
    for end in (4, 8, 12, len(whole) - 8, len(whole) - 1):
        assert failure(tmp_path, "a.parquet", whole[:end]).reason.startswith("not readable as .parquet: ")


def test_nothing_in_it_is_told(tmp_path: Path) -> None:
    empty = failure(
        tmp_path, "a.parquet", write(tmp_path / "b.parquet", {"body": pa.array([], pa.string())}).read_bytes()
    )
    assert empty.reason == "no messages in the file: there is no row below the header"
    pq.write_table(pa.table({}), tmp_path / "b.parquet")
    bare = failure(tmp_path, "a.parquet", (tmp_path / "b.parquet").read_bytes())
    assert bare.reason == "the file has no column that can be read as text"


def test_damage_anywhere_gives_rows_or_failures_and_never_a_crash(tmp_path: Path) -> None:
    columns = {"id": [str(n) for n in range(50)], "body": [f"Hi {n % 7}" for n in range(50)], "n": list(range(50))}
    whole = write(tmp_path / "b.parquet", columns, row_group_size=20).read_bytes()
    chance = random.Random(5)  # noqa: S311 -- the same damage in every run
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(4, len(data))] = chance.randrange(256)
        if chance.random() < 0.2:  # one in five breaks off
            del data[chance.randrange(len(data)) :]
        found = read(tmp_path, "a.parquet", bytes(data))
        assert found
        assert all(isinstance(item, Message) or item.reason.strip() for item in found)


def test_without_pyarrow_the_command_that_installs_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.parquet", {"body": ["Hi"]})
    real = builtins.__import__

    def without(name: str, *rest: object) -> object:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *rest)

    for name in [name for name in sys.modules if name.split(".")[0] == "pyarrow"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", without)
    (found,) = all_of(path)
    assert isinstance(found, Failure)
    assert "pip install 'outreach-lint[parquet]'" in found.reason


def test_rows_of_a_template_and_folders_take_them_too(tmp_path: Path) -> None:
    template = tmp_path / "letter.md"
    template.write_text("Hi {{first_name}},\n\nhall 2 is cold.\n")
    rows = write(tmp_path / "rows.parquet", {"First Name": ["Dana", "Jo"]})
    (campaign,) = campaigns(template, rows, Defaults())
    assert [letter.message.body.split(",")[0] for letter in campaign.letters()] == ["Hi Dana", "Hi Jo"]  # type: ignore[union-attr]
    with rows.open("rb") as file:
        assert not table_rows.holds_messages(file, rows.as_posix(), {})
