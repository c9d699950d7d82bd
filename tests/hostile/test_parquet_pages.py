"""A Parquet file of a few kilobytes takes no gigabytes: the heads of its pages are read before any is inflated."""

from io import BytesIO
from pathlib import Path

import pytest

from outreach_lint.model import Failure, Message
from outreach_lint.sources import parquet as reader
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.parquet_pages import DamagedPageError, chunks_of, largest_pages
from outreach_lint.sources.read import read_bytes

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")
LAST = 3_000
TABLE = {
    "body": [f"Hi Ana, the crane at quay {n} squeaks." * 20 for n in range(LAST)],
    "steps": list(range(LAST)),
    "tags": [["a", "b"], [], None] * (LAST // 3),
    "sure": [True, None] * (LAST // 2),
}


def written(columns: dict[str, object], **options: object) -> BytesIO:
    held = BytesIO()
    pq.write_table(pa.table(columns), held, **options)
    return held


@pytest.mark.parametrize("compression", ["none", "snappy", "gzip", "zstd", "brotli"])
@pytest.mark.parametrize("dictionary", [True, False], ids=["dictionary", "plain"])
@pytest.mark.parametrize("version", ["1.0", "2.0"])
def test_the_largest_page_of_a_column_is_found_among_all(version: str, compression: str, *, dictionary: bool) -> None:
    held = written(
        TABLE,
        data_page_version=version,
        compression=compression,
        use_dictionary=dictionary,
        write_page_checksum=version == "1.0",
        data_page_size=20_000,
        row_group_size=LAST // 2,
    )
    group = pq.ParquetFile(held).metadata.row_group(1)
    _first, chunks = chunks_of(held)
    columns = [group.column(number) for number in range(group.num_columns)]
    assert [chunk.name for chunk in chunks] == [column.path_in_schema.split(".")[0] for column in columns]
    assert [chunk.stored for chunk in chunks] == [column.total_compressed_size for column in columns]
    found = [largest_pages(held, chunks, {name}) for name in TABLE]
    whole = [column.total_uncompressed_size for column in columns]
    assert all(0 < one < all_pages for one, all_pages in zip(found, whole, strict=True))
    assert found[0] > 10_000
    assert largest_pages(held, chunks, set(TABLE)) == sum(found)


def test_a_page_is_as_large_as_its_text() -> None:
    held = written({"body": ["x" * 50_000]}, use_dictionary=False, compression="gzip")
    (chunks,) = chunks_of(held)
    assert 50_000 <= largest_pages(held, chunks, {"body"}) < 50_100


def test_a_group_whose_pages_inflate_too_far_is_a_failure_and_the_others_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reader, "LARGEST", 1_000_000)
    bodies = ["Hi Ana, the crane squeaks.", "x" * 3_000_000, "Hi Ana, who greases it?"]
    data = written({"body": bodies}, row_group_size=1, use_dictionary=False, compression="gzip").getvalue()
    assert len(data) < 20_000
    first, second, third = read_bytes(data, Path("a.parquet"), Defaults())
    assert isinstance(first, Message)
    assert isinstance(third, Message)
    assert second == Failure(
        "a.parquet", 2, "rows 2 to 2 are not readable: pages inflate to 3 MB at a time; 1 MB is the most"
    )


@pytest.mark.parametrize("head", [b"", b"\0", b"\x15", b"\xff" * 40, b"\x1c" * 40, b"\x15\x00\x15\x01\x15\x02\x00"])
def test_a_damaged_head_is_told_and_ends(head: bytes) -> None:
    held = written({"body": ["Hi Ana"]}, use_dictionary=False)
    ((place,),) = chunks_of(held)
    held.seek(place.start)
    held.truncate()
    held.write(head)
    with pytest.raises(DamagedPageError):
        largest_pages(held, [place], {"body"})


def test_a_text_that_a_list_repeats_by_the_million_is_held_once() -> None:
    words = pa.array(["x" * 1700, "Hi Ana,", "the crane squeaks.", "b"])
    numbers = pa.array([*[0] * 1_000_000, 1, None, 2, 3], pa.int32())
    offsets = pa.array([0, 1_000_000, 1_000_003, 1_000_003, 1_000_004], pa.int32())
    body = pa.ListArray.from_arrays(offsets, pa.DictionaryArray.from_arrays(numbers, words))
    held = written({"body": body, "id": list("vwxy")}, compression="zstd", store_schema=False)
    peak = pa.default_memory_pool().max_memory()
    assert peak < 200_000_000
    found = list(read_bytes(held.getvalue(), Path("a.parquet"), Defaults()))
    assert next(one.reason for one in found if isinstance(one, Failure)) == "the row is larger than 1 MB"
    assert [one.body for one in found if isinstance(one, Message)] == ["Hi Ana,\nthe crane squeaks.", "b"]
    assert pa.default_memory_pool().max_memory() < 200_000_000


def test_lists_of_too_many_entries_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST", 5)
    held = written({"body": pa.array([["a"] * 3, ["b"] * 3], pa.list_(pa.string()))})
    (found,) = read_bytes(held.getvalue(), Path("a.parquet"), Defaults())
    assert isinstance(found, Failure)
    assert "lists of 6 entries in one group of rows; 5 is the most" in found.reason
