"""The workers' side: batches of rows to batches of results; the rules are loaded once in each process."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import msgspec

from outreach_lint.linting import one_by_one
from outreach_lint.model import Failure, Message, MessageResult
from outreach_lint.pipeline import Outcome, defaults_for
from outreach_lint.report.redact import redacted
from outreach_lint.report.rows import COLUMNS, Row, row_of
from outreach_lint.sources.columns import find_columns
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.parquet import cells_of
from outreach_lint.sources.parquet_values import TOO_LONG, Layout, Text, is_too_long, layout_of, rows_of
from outreach_lint.sources.table import Cell, Table
from outreach_lint.sources.table_rows import row_message
from outreach_lint.sources.within import over_limit
from outreach_lint.spark.job import Job, received

if TYPE_CHECKING:
    import pyarrow as pa

_AT_A_TIME = 256
"""Rows of an answer: some hundred kilobytes, so that little is held and a writer is never idle for long."""
_FILES = 1_000
Place = tuple[str, int]
"""The path by which a file is shown, and a row's number in it."""


def answers(sent: bytes, batches: "Iterable[pa.RecordBatch]") -> "Iterator[pa.RecordBatch]":
    """Yield the results of the rows of some batches, one row for each; a pure function but for the rules it loads."""
    desk = _desk(sent)
    for batch in batches:
        for start in range(0, batch.num_rows, _AT_A_TIME):
            yield desk.answer(batch.slice(start, _AT_A_TIME))


@lru_cache(maxsize=1)
def _desk(sent: bytes) -> "Desk":
    """Return what answers for a job; a process that has the next partition of the same job finds it ready."""
    return Desk(received(sent))


class Desk:
    """A linter, and how rows become messages."""

    def __init__(self, job: Job) -> None:
        """Load the rules; raises RuleError and ConfigError."""
        linter = job.linter()
        self._job, self._config = job, job.recipe.config
        self._rules = {rule.id: rule for rule in linter.catalogue.rules}
        self._lint = one_by_one(linter, self._config.settings)
        self._header = tuple(Cell(name, 0, number, "") for name, number in job.columns)
        names = tuple(name for name, _number in job.columns)
        self._columns = find_columns(names, self._config.settings.columns)
        self._settings = lru_cache(_FILES)(self._settings_of)
        self._shown = lru_cache(_FILES)(self._shown_path)

    def answer(self, batch: "pa.RecordBatch") -> "pa.RecordBatch":
        """Return a row for each row of a batch."""
        import pyarrow as pa

        messages = batch.select(list(range(len(self._header))))
        layout = _numbered(layout_of(messages.schema), self._job)
        rows = zip(rows_of(layout, messages), self._places(batch), strict=True)
        outcomes = self._lint(self._piece(layout, row, place) for row, place in rows)
        told = [msgspec.structs.asdict(self._row(outcome, name)) for name, outcome in outcomes]
        types = {"bigint": pa.int64(), "int": pa.int32(), "string": pa.string()}
        schema = pa.schema([(name, types[kind]) for name, kind in COLUMNS.items()])
        return pa.RecordBatch.from_pylist(told, schema)

    def _places(self, batch: "pa.RecordBatch") -> list[Place]:
        if not self._job.placed:
            return [("-", 1)] * batch.num_rows
        paths, numbers = (column.to_pylist() for column in batch.columns[-2:])
        return [(self._shown(path), number) for path, number in zip(paths, numbers, strict=True)]

    def _piece(
        self, layout: Layout, row: tuple[Text, ...], place: Place
    ) -> tuple[str | None, tuple[str, ...], Message | Failure]:
        """Return a row as the message to lint or the reason why it is none, with its id."""
        path, number = place
        at = self._columns.known.get("id")
        name = (row[at] or "").strip() or None if at is not None else None
        if is_too_long(row):
            return name, (), Failure(path, number, TOO_LONG)
        if name is None and not self._job.placed:
            return name, (), Failure(path, number, "the row has no id")
        defaults, unwanted = self._settings(path)
        table = Table(path, self._header, iter(()), by_name=True)
        message = row_message(cells_of(layout, row, number), self._columns, table, defaults)
        return name, unwanted, (over_limit(message, defaults) if isinstance(message, Message) else None) or message

    def _row(self, outcome: Outcome, name: str | None) -> Row:
        if not isinstance(outcome, MessageResult | Failure):
            raise TypeError
        return row_of(redacted(outcome, self._rules)) if self._job.redact else row_of(outcome, name)

    def _settings_of(self, path: str) -> tuple[Defaults, tuple[str, ...]]:
        """Return what holds for the rows of a file: what they leave unsaid, and the rules that are off."""
        overrides = self._config.overrides_for(str(Path(self._job.base) / path)) if self._job.placed else ()
        unwanted = tuple(name for override in overrides for name in override.ignore)
        return defaults_for(overrides, self._job.given, self._config), unwanted

    def _shown_path(self, uri: str) -> str:
        """Return a path as a local run would have it: without scheme, and seen from the base if it lies below."""
        split = urlsplit(uri)
        path = unquote(split.path) if split.scheme == "file" else uri
        base = self._job.base
        below = base and split.scheme == "file" and Path(path).is_relative_to(base)
        return Path(path).relative_to(base).as_posix() if below else path


def _numbered(layout: Layout, job: Job) -> Layout:
    """Return the layout of a batch with the names and numbers that its columns have in the frame."""
    fields = (
        msgspec.structs.replace(field, name=name, number=number)
        for field, (name, number) in zip(layout.fields, job.columns, strict=True)
    )
    return Layout(tuple(fields), ())
