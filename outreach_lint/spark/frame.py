"""The driver's side: a frame of messages to a frame of results, told in words where it cannot be."""

import re
import time
import warnings
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from outreach_lint.api import Rules, load_rules
from outreach_lint.errors import ConfigError
from outreach_lint.model import Channel, MessageKind, Stage
from outreach_lint.report.rows import COLUMNS
from outreach_lint.sources.columns import find_columns
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.table_rows import listed
from outreach_lint.spark.desk import answers
from outreach_lint.spark.job import Job, digest_of, rooted
from outreach_lint.spreading.recipe import Recipe

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

PATH, ROW = "outreach_lint_path", "outreach_lint_row"
"""Columns that tell of each row the file and its number there, from 1."""
_PLAIN = re.compile(
    r"(?:void|string|char|varchar|binary|boolean|(?:tiny|small|big)?int|float|double|decimal|date|timestamp(?:_ntz)?"
    r"|array<string>)(?=[( ]|\Z)"
)
"""Types of Spark whose values are text or can be written as such."""


def placed(frame: "DataFrame") -> "DataFrame":
    """Return a frame read from Parquet with two columns more: the file of each row, and its number there.

    They are facts of the files, so that a row has the same name however it is split up and however often it is tried.
    """
    from pyspark.sql import functions

    path = functions.col("_metadata.file_path").alias(PATH)
    return frame.select("*", path, (functions.col("_metadata.row_index") + 1).alias(ROW))


def lint_frame(  # noqa: PLR0913 -- options of a call, by name
    frame: "DataFrame",
    rules: Rules | None = None,
    *,
    channel: Channel | None = None,
    kind: MessageKind | None = None,
    stage: Stage | None = None,
    today: str | None = None,
    base: str = "",
    redact: bool = False,
) -> "DataFrame":
    """Return one row for each row of a frame: path, line, id, score, counts, `result` and `error`.

    `result` is the line that `outreach-lint check --format jsonl` writes for the message. A row that cannot be read has
    its reason in `error`, and stops nothing. Rules that compare messages with one another do not run.

    Args:
        frame: One message a row, in columns as spreadsheets have them, with a column of ids unless it is `placed`.
        rules: What `load_rules` returned; the built-in rules if left out.
        channel: What messages are that do not say it; so `kind` and `stage`.
        kind: See `channel`.
        stage: See `channel`.
        today: The day on which messages go out, as YYYY-MM-DD. Ignores end by it, else by the driver's clock.
        base: A folder, from which paths below it are shown.
        redact: Report no name, address or word of a message.

    Raises:
        ConfigError: If no column holds the messages, or nothing names the rows.
    """
    rules = rules or load_rules()
    given, folder = Defaults(channel, kind, stage, sent=today), str(Path(base).resolve()) if base else ""
    is_placed = PATH in frame.columns and ROW in frame.columns
    job = Job(_recipe(rules, today), given, _readable(frame), is_placed, folder, redact, digest_of(rules))
    _refuse(job)
    return _mapped(frame, job)


def _mapped(frame: "DataFrame", job: Job) -> "DataFrame":
    """Return what the workers make of a frame; its columns go to them by place, since names may stand there twice."""
    own = [at for at, name in enumerate(frame.columns) if name not in (PATH, ROW)]
    places = [frame.columns.index(name) for name in (PATH, ROW)] if job.placed else []
    numbered = frame.toDF(*(f"c{at}" for at in range(len(frame.columns))))
    chosen = numbered.select([f"c{at}" for at in (*(own[number - 1] for _name, number in job.columns), *places)])
    schema = ", ".join(f"{name} {kind}" for name, kind in COLUMNS.items())
    return chosen.mapInArrow(partial(answers, job.sent()), schema)


def _recipe(rules: Rules, today: str | None) -> Recipe:
    if rules.recipe is None:
        reason = "workers need rules that load_rules returned, so that they can load the same"
        raise ConfigError(reason)
    recipe = rules.recipe
    policy = msgspec.structs.replace(recipe.policy, today=today or time.strftime("%Y-%m-%d"))
    return msgspec.structs.replace(recipe, config=rooted(recipe.config), policy=policy)


def _readable(frame: "DataFrame") -> tuple[tuple[str, int], ...]:
    """Return the columns that are read, with their numbers; tell of the nested ones."""
    names = [name for name in frame.columns if name not in (PATH, ROW)]
    types = [field.dataType for field in frame.schema.fields if field.name not in (PATH, ROW)]
    read = [_PLAIN.match(kind.simpleString()) for kind in types]
    nested = tuple(name for name, wanted in zip(names, read, strict=True) if not wanted)
    if nested:
        warnings.warn(f"not read, since nested or of no plain type: {listed(nested)}", stacklevel=3)
    return tuple((name, number) for number, (name, wanted) in enumerate(zip(names, read, strict=True), 1) if wanted)


def _refuse(job: Job) -> None:
    """Raise ConfigError for a frame whose rows hold no messages or have no names."""
    names = tuple(name for name, _number in job.columns)
    known = find_columns(names, job.recipe.config.settings.columns).known
    if not {"body", "body_html"} & known.keys():
        reason = f"no column holds the messages; there are {listed(names)}. Name it in the configuration (columns: …)"
        raise ConfigError(reason)
    if "id" not in known and not job.placed:
        reason = f"nothing names the rows, so a row that is tried again could not be told: there are {listed(names)}. "
        raise ConfigError(reason + "Name a column of ids (columns: {id: …}), or read Parquet files with placed()")
