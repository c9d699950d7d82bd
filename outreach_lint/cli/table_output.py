"""Where a table of results goes: a Parquet file that is written as results come, whole or not at all."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from outreach_lint.cli.output import Write, replacing
from outreach_lint.errors import ConfigError, Place
from outreach_lint.report.rows import COLUMNS

if TYPE_CHECKING:
    import pyarrow as pa

_GROUP: Final = 2_000
"""Rows of a group, which are held: some megabytes."""


@contextmanager
def table_to(path: Path | None) -> Iterator[Write]:
    """Give what writes rows of a table, each a JSON object with its columns.

    Raises ConfigError without a file, without pyarrow, and for a file that cannot be written.
    """
    if path is None or (path.exists() and not path.is_file()):
        reason = "parquet is no text: name a file, --format parquet=results.parquet"
        raise ConfigError(reason, Place(str(path)) if path else None)
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        reason = "writing .parquet needs pyarrow: pip install 'outreach-lint[parquet]', or write jsonl"
        raise ConfigError(reason, Place(str(path))) from None
    types = {"bigint": pa.int64(), "int": pa.int32(), "string": pa.string()}
    schema = pa.schema([(name, types[kind]) for name, kind in COLUMNS.items()])
    with replacing(path) as file:
        writer = pq.ParquetWriter(file, schema)
        held: list[dict[str, Any]] = []

        def write(row: str) -> None:
            held.append(json.loads(row))
            if len(held) >= _GROUP:
                _flush(writer, held, schema)

        try:
            yield write
            if held:
                _flush(writer, held, schema)
        except BaseException:
            # The file is thrown away, so nothing that its end has to tell matters.
            with suppress(OSError):
                writer.close()
            raise
        writer.close()


def _flush(writer: Any, held: list[dict[str, Any]], schema: "pa.Schema") -> None:  # noqa: ANN401 -- pyarrow has no types
    import pyarrow as pa

    writer.write_batch(pa.RecordBatch.from_pylist(held, schema))
    held.clear()
