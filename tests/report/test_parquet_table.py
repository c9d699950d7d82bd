"""Results as a table: rows as they come, the JSON of each, and a file that is whole or not there."""

import builtins
import json
from pathlib import Path

import msgspec
import pytest

from outreach_lint.cli import table_output
from outreach_lint.cli.main import exit_code
from outreach_lint.report.rows import COLUMNS, Row

pq = pytest.importorskip("pyarrow.parquet")
LINES = '{"id": "a1", "body": "Hi DANA"}\n{"body": ""}\n{"id": "a3", "body": "Hi Jo", "channel": "sms"}\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.jsonl").write_text(LINES)
    return tmp_path


def run(*options: str) -> int:
    return exit_code(["a.jsonl", "--select", "names", "--fail-on", "never", *options])


def test_a_row_for_each_message_and_failure_in_their_order(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_output, "_GROUP", 2)
    assert run("--format=parquet=out.parquet", "--format=jsonl=out.jsonl") == 1
    table = pq.ParquetFile(folder / "out.parquet")
    assert table.num_row_groups == 2
    first, second, third = rows = table.read().to_pylist()
    assert [row["result"] for row in rows] == (folder / "out.jsonl").read_text().splitlines()
    assert (first["id"], first["line"], first["errors"], first["error"]) == ("a1", 1, 1, None)
    assert (second["id"], second["line"], second["score"]) == (None, 2, None)
    assert second["error"] == json.loads(second["result"])["failure"]["reason"]
    assert (third["channel"], third["score"], third["band"]) == ("sms", 100, "ready to send")


def test_a_run_without_results_is_a_table_without_rows(folder: Path) -> None:
    (folder / "a.jsonl").write_text('{"body": ""}\n')
    run("--format=parquet=out.parquet")
    assert pq.read_table(folder / "out.parquet").num_rows == 1
    assert pq.read_schema(folder / "out.parquet").names == list(COLUMNS) == list(Row.__struct_fields__)


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--format=parquet"], "parquet is no text: name a file, --format parquet=results.parquet"),
        (["--format=parquet=."], "parquet is no text: name a file"),
        (["--format=parquet=nowhere/out.parquet"], "nowhere/out.parquet: cannot write the output: No such file"),
        (
            ["--format=parquet=out.parquet", "--resume=run.json"],
            "--resume needs reports that are written as results come",
        ),
    ],
)
def test_where_no_table_can_go_is_told(
    options: list[str], reason: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*options) == 2
    assert reason in capsys.readouterr().err
    assert [path.name for path in folder.iterdir()] == ["a.jsonl"]


def test_what_breaks_off_leaves_the_old_table(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "out.parquet").write_bytes(b"old")
    monkeypatch.setattr(table_output, "_flush", lambda *_args: (_ for _ in ()).throw(KeyboardInterrupt))
    run("--format=parquet=out.parquet")
    assert (folder / "out.parquet").read_bytes() == b"old"
    assert sorted(path.name for path in folder.iterdir()) == ["a.jsonl", "out.parquet"]


def test_without_pyarrow_the_command_that_installs_it_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: object) -> object:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    assert run("--format=parquet=out.parquet") == 2
    assert "pip install 'outreach-lint[parquet]'" in capsys.readouterr().err
    assert not (folder / "out.parquet").exists()


def test_a_table_of_people_is_redacted_as_asked(folder: Path) -> None:
    run("--format=parquet=out.parquet", "--redact")
    assert "DANA" not in str(pq.read_table(folder / "out.parquet").to_pylist())
    assert msgspec.json.decode(pq.read_table(folder / "out.parquet")["result"][0].as_py())["id"] == "a1"
