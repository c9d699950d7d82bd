"""What a worker does with batches of rows, without Spark: one row for each, and the rules loaded once."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from outreach_lint import ConfigError, Rules, load_rules
from outreach_lint.report.rows import COLUMNS
from outreach_lint.sources.defaults import Defaults
from outreach_lint.spark.desk import _desk, answers
from outreach_lint.spark.job import Job, digest_of, received, rooted

pa = pytest.importorskip("pyarrow")
NAMES = ("id", "body")


@pytest.fixture(scope="module")
def rules(_own_surroundings: None) -> Rules:
    return load_rules(select=["names", "guilt"])


def job(loaded: Rules, /, **changed: Any) -> Job:  # noqa: ANN401 -- fields of a job
    assert loaded.recipe
    numbered = tuple((name, number) for number, name in enumerate(NAMES, 1))
    built = Job(loaded.recipe, Defaults(), numbered, placed=False, base="", redact=False, rules=digest_of(loaded))
    return msgspec.structs.replace(built, **changed)


def batch(**named: list[Any]) -> Any:  # noqa: ANN401 -- pyarrow has no types
    return pa.record_batch(named)


def told(job: Job, *batches: Any) -> list[dict[str, Any]]:  # noqa: ANN401 -- pyarrow has no types
    return [row for answer in answers(job.sent(), batches) for row in answer.to_pylist()]


def test_each_row_gives_one_row_in_its_order(rules: Rules) -> None:
    ids = [f"m{number}" for number in range(600)]
    bodies = [None if number % 3 else "Hi DANA" for number in range(600)]
    found = list(answers(job(rules).sent(), [batch(c0=ids, c1=bodies)]))
    assert [answer.num_rows for answer in found] == [256, 256, 88]
    assert all(answer.schema.names == list(COLUMNS) for answer in found)
    rows = [row for answer in found for row in answer.to_pylist()]
    assert [row["id"] for row in rows] == ids
    assert [row["error"] is None for row in rows] == [body is not None for body in bodies]


def test_a_value_of_any_kind_never_stops_the_batch(rules: Rules) -> None:
    ids, bodies = ["a", "", "c", "d"], [b"Hi DANA", b"Hi", b"\xff\xfe", b"x" * 1_000_001]
    found = told(job(rules), batch(c0=ids, c1=bodies))
    assert [(row["id"], row["error"]) for row in found] == [
        ("a", None),
        (None, "the row has no id"),
        ("c", "empty message: no text in column “body”"),
        ("d", "the row is larger than 1 MB"),
    ]


def test_limits_of_the_configuration_hold(tmp_path: Path) -> None:
    config = tmp_path / ".outreach-lint.yaml"
    config.write_text("limits: {message_characters: 9}\n")
    found = told(job(load_rules(config, select=["names"])), batch(c0=["a", "b"], c1=["Hi DANA", "Hi DANA, hi"]))
    reason = "the message has 11 characters, more than 9 (limits.message_characters)"
    assert [(row["id"], row["error"]) for row in found] == [("a", None), ("b", reason)]


def test_rows_of_a_file_are_placed_in_it(rules: Rules, tmp_path: Path) -> None:
    placed = batch(c0=["a"] * 3, c1=["Hi DANA"] * 3, c2=[f"file://{tmp_path}/my%20x.parquet", "s3://b/x", "file:///x"])
    placed = placed.append_column("c3", pa.array([7, 8, 9]))
    found = told(job(rules, placed=True, base=str(tmp_path)), placed)
    assert [(row["path"], row["line"]) for row in found] == [("my x.parquet", 7), ("s3://b/x", 8), ("/x", 9)]
    (finding,) = json.loads(found[0]["result"])["findings"]
    assert (finding["rule"], finding["line"], finding["column"]) == ("names/recipient-name-all-caps", 7, 2)


def test_settings_by_path_hold_for_the_files_they_name(tmp_path: Path) -> None:
    config = tmp_path / ".outreach-lint.yaml"
    config.write_text("overrides:\n  - paths: ['old/*']\n    ignore: [names]\n    channel: sms\n")
    rules = load_rules(config, select=["names"])
    assert rules.recipe
    recipe = msgspec.structs.replace(rules.recipe, config=rooted(rules.recipe.config))
    rows = batch(
        c0=["a"] * 2, c1=["Hi DANA"] * 2, c2=[f"file://{tmp_path}/{name}/x.parquet" for name in ("old", "new")]
    )
    rows = rows.append_column("c3", pa.array([1, 2]))
    found = told(job(rules, recipe=recipe, placed=True, base=str(tmp_path)), rows)
    assert [(row["channel"], row["errors"]) for row in found] == [("sms", 0), ("email", 1)]


def test_rules_are_loaded_once_for_all_batches_and_partitions(rules: Rules) -> None:
    _desk.cache_clear()
    for _partition in range(3):
        told(job(rules), *[batch(c0=["a"], c1=["Hi"])] * 4)
    assert _desk.cache_info().misses == 1


def test_a_job_arrives_as_it_was_sent(rules: Rules) -> None:
    assert received(job(rules).sent()) == job(rules)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [({"rules": "other"}, "this worker has other rules than the driver"), ({"version": "0"}, "the driver 0: install")],
)
def test_a_worker_that_would_say_something_else_says_nothing(
    changed: dict[str, str], reason: str, rules: Rules
) -> None:
    with pytest.raises(ConfigError, match=reason):
        told(job(rules, **changed), batch(c0=["a"], c1=["Hi"]))
