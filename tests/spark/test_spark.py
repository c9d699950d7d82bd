"""Spark: what its workers say of a message is what a local run says, byte for byte, whoever dies meanwhile."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pq = pytest.importorskip("pyarrow.parquet")
pa = pytest.importorskip("pyarrow")
sql = pytest.importorskip("pyspark.sql")
if shutil.which("java") is None:
    pytest.skip("Spark needs Java", allow_module_level=True)

from campaign import columns  # noqa: E402

from outreach_lint import ConfigError, Rules, load_rules  # noqa: E402
from outreach_lint.spark import desk, frame, lint_frame, placed  # noqa: E402

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

    Batches = Iterator[pa.RecordBatch]

COMPARING = "sequence,records/duplicate-recipient,politics/mixed-handle,generic/template-share,length/followup-longer"
FEW = ["names", "guilt"]


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkSession]:
    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.session.timeZone": "Asia/Kolkata",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.files.maxPartitionBytes": "4000",
        "spark.sql.files.openCostInBytes": "0",
        "spark.sql.warehouse.dir": str(tmp_path_factory.mktemp("warehouse")),
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        builder = sql.SparkSession.builder.master("local[2,3]").appName("tests")
        for key, value in settings.items():
            builder = builder.config(key, value)
        session = builder.getOrCreate()
        session.sparkContext.setLogLevel("OFF")
        yield session
        session.stop()


@pytest.fixture(scope="module")
def few() -> Rules:
    return load_rules(select=FEW)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Return a folder with two files of several groups of rows."""
    folder = tmp_path / "the campaign"
    folder.mkdir()
    for name in ("a", "b"):
        table = pa.table(columns(400 if name == "a" else 100))
        pq.write_table(table, folder / f"{name}.parquet", row_group_size=100)
    return folder


def local(folder: Path, *options: str) -> list[str]:
    """Return the lines that a local run writes, in the folder above."""
    command = [sys.executable, "-m", "outreach_lint", "check", folder.name, "--format", "jsonl", *options]
    return subprocess.run(command, cwd=folder.parent, capture_output=True, text=True, check=False).stdout.splitlines()


def told(results: DataFrame) -> list[str]:
    return [row.result for row in results.orderBy("path", "line").collect()]


def read(spark: SparkSession, folder: Path) -> DataFrame:
    return placed(spark.read.parquet(str(folder)))


@pytest.mark.filterwarnings("ignore:not read")
def test_the_results_are_those_of_a_local_run_to_the_byte(spark: SparkSession, files: Path) -> None:
    results = lint_frame(read(spark, files), base=str(files.parent))
    expected = local(files, "--ignore", COMPARING)
    assert told(results) == expected
    assert len(expected) == 500
    assert sum("guilt/" in line for line in expected) > 50


@pytest.mark.filterwarnings("ignore:not read")
def test_a_worker_that_is_killed_costs_no_row_and_gives_none_twice(
    spark: SparkSession, files: Path, few: Rules, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    marks = tmp_path / "marks"
    marks.mkdir()

    def dying(sent: bytes, batches: Batches) -> Batches:
        from pyspark import TaskContext

        context = TaskContext.get()
        for result in desk.answers(sent, batches):
            yield result
            mark = marks / str(context.partitionId() if context else "none")
            if not mark.exists():
                mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(frame, "answers", dying)
    written = str(tmp_path / "results.parquet")
    lint_frame(read(spark, files), few, base=str(files.parent)).write.mode("overwrite").parquet(written)
    assert len(list(marks.iterdir())) > 2
    assert told(spark.read.parquet(written)) == local(files, "--select", ",".join(FEW))


@pytest.mark.filterwarnings("ignore:not read")
def test_the_same_job_again_overwrites_with_the_same(
    spark: SparkSession, files: Path, few: Rules, tmp_path: Path
) -> None:
    written = str(tmp_path / "results.parquet")
    runs = []
    for _ in range(2):
        lint_frame(read(spark, files), few).write.mode("overwrite").parquet(written)
        runs.append(sorted(map(tuple, spark.read.parquet(written).collect())))
    assert runs[0] == runs[1]
    assert len(runs[0]) == 500


@pytest.mark.filterwarnings("ignore:not read")
def test_a_worker_loads_its_rules_once_however_many_partitions_it_has(
    spark: SparkSession, files: Path, few: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    def counting(sent: bytes, batches: Batches) -> Batches:
        for result in desk.answers(sent, batches):
            said = [f"{os.getpid()} {desk._desk.cache_info().misses}"] * result.num_rows  # noqa: SLF001 -- what is counted
            yield result.set_column(result.schema.get_field_index("error"), "error", pa.array(said))

    monkeypatch.setattr(frame, "answers", counting)
    results = lint_frame(read(spark, files), few)
    loads = {row.error for row in results.collect()}
    # Were they loaded again for a batch or a partition, a process would say several counts.
    assert len(loads) == len({said.split()[0] for said in loads})
    assert len(loads) < results.rdd.getNumPartitions()


@pytest.mark.filterwarnings("ignore:not read")
def test_a_bad_row_is_a_row_with_its_reason_and_stops_nothing(spark: SparkSession, files: Path, few: Rules) -> None:
    results = lint_frame(read(spark, files), few, base=str(files.parent))
    bad = results.filter("error is not null").orderBy("path", "line").collect()
    assert len(bad) == sum(number % 11 == 10 for number in (*range(400), *range(100)))
    first = bad[0].asDict()
    failure = json.loads(first.pop("result"))["failure"]
    path = "the campaign/a.parquet"
    reason = "empty message: no text in column “Email Body”"
    assert (failure["path"], failure["line"], failure["reason"]) == (path, 11, reason)
    known = {"path": path, "line": 11, "id": "c10", "error": reason}
    assert {name: value for name, value in first.items() if value is not None} == known


def test_rows_of_any_frame_are_named_by_their_ids(spark: SparkSession, few: Rules) -> None:
    given = spark.createDataFrame(
        [("a1", "Hi DANA"), (None, "Hi"), ("a3", "x" * 1_000_001)], "`Row ID` string, body string"
    )
    rows = {row.id: row for row in lint_frame(given, few).collect()}
    assert (rows["a1"].path, rows["a1"].error) == ("-", None)
    assert json.loads(rows["a1"].result)["id"] == "a1"
    assert rows[None].error == "the row has no id"
    assert rows["a3"].error == "the row is larger than 1 MB"


def test_what_cannot_work_is_told_before_the_job_starts(spark: SparkSession, few: Rules) -> None:
    with pytest.raises(ConfigError, match="nothing names the rows"):
        lint_frame(spark.createDataFrame([("Hi",)], "body string"), few)
    with (
        pytest.warns(UserWarning, match="not read, since nested or of no plain type: “body”"),
        pytest.raises(ConfigError, match="no column holds the messages; there are “id”"),
    ):
        lint_frame(spark.createDataFrame([("a", ("Hi",))], "id string, body struct<text: string>"), few)


def test_redacted_results_hold_no_word_of_a_message(spark: SparkSession, few: Rules) -> None:
    given = spark.createDataFrame([("7", "Hi JENNIFER,\n\nthis is my third email.")], "id string, body string")
    (row,) = lint_frame(given, few, redact=True).collect()
    assert row.errors
    assert "JENNIFER" not in str(row)
    assert "third" not in str(row)
