"""Rows of a spreadsheet to messages: one for each row, with the place of every character."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath
from typing import BinaryIO, Final, TypeVar

import msgspec

from outreach_lint.document.dates import iso_of
from outreach_lint.errors import Place, SourceError
from outreach_lint.model import PARTS, Channel, Column, Failure, Message, Notice, Origin, PartName, Sender
from outreach_lint.sources.columns import Columns, find_columns
from outreach_lint.sources.csv_files import open_csv, open_tsv
from outreach_lint.sources.decoding import Part
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.html_bodies import seen
from outreach_lint.sources.native import CHANNELS, KINDS, STAGES
from outreach_lint.sources.nodes import failure_of
from outreach_lint.sources.parquet import open_parquet
from outreach_lint.sources.prospects_values import prospect_from, values_in
from outreach_lint.sources.table import Cell, Cells, Table, overlong, reference
from outreach_lint.sources.xlsx import open_xlsx

T = TypeVar("T")
Open = Callable[[BinaryIO, str], Table]

OPENERS: Final[dict[str, Open]] = {".csv": open_csv, ".tsv": open_tsv, ".xlsx": open_xlsx, ".parquet": open_parquet}
ALSO: Final[dict[str, Channel]] = {
    "linkedin": "linkedin_message",
    "inmail": "linkedin_inmail",
    "connection_request": "linkedin_note",
    "e_mail": "email",
    "text": "sms",
}
SHOWN = 12
_DIGITS: Final = 10
_BODIES: Final[frozenset[Column]] = frozenset({"body", "body_html"})


def read_table(file: BinaryIO, path: str, defaults: Defaults, suffix: str = "") -> Iterator[Message | Failure | Notice]:
    """Yield the message of each row; a wrong row does not stop the others. `suffix` is that of a path without one.

    Raises SourceError without a column of bodies.
    """
    table = OPENERS[suffix or PurePath(path).suffix.lower()](file, path)
    columns = find_columns(table.names, defaults.columns)
    yield from table.notices
    if not _BODIES & columns.known.keys():
        reason = (
            f"no column holds the messages; the headers are {listed(table.names)}. Name it in the configuration "
            "(columns: {body: …}); a list of people is read with --rows or --prospects, or left out with “exclude”"
        )
        raise SourceError(reason, Place(path, table.header[0].line))
    empty = True
    ignored: set[str] = set()
    for row in table.rows:
        if isinstance(row, Notice):
            yield row
            continue
        found = row if isinstance(row, Failure) else row_message(row, columns, table, defaults)
        if isinstance(found, Message) and not isinstance(row, Failure):
            yield from _unknown(row, columns, path, ignored)
        yield found
        empty = False
    if empty:
        reason = "no messages in the file: there is no row below the header"
        raise SourceError(reason, Place(path, table.header[0].line))


def holds_messages(file: BinaryIO, path: str, columns: Mapping[Column, str]) -> bool:
    """Tell whether a spreadsheet has a column of messages; one that cannot be read is for the reader to report."""
    try:
        table = OPENERS[PurePath(path).suffix.lower()](file, path)
    except SourceError:
        return True
    return bool(_BODIES & find_columns(table.names, columns).known.keys())


def row_message(row: Cells, columns: Columns, table: Table, defaults: Defaults) -> Message | Failure:
    """Return the message of a row, or why it is none."""
    width, line = len(table.header), row[0].line
    if beyond := overlong(row, width):
        reason = f"the row has {len(row)} cells, the header {width}: “{beyond.text.strip()[:40]}” has no column; "
        return Failure(table.path, beyond.line, reason + "text with a separator in it must stand in quotation marks")
    texts = [cell.text for cell in row]
    said = values_in(texts, columns.known)
    bodies = [columns.known[column] for column in ("body", "body_html") if said.get(column, "").strip()]
    if not bodies:
        names = " or ".join(f"“{table.names[columns.known[name]]}”" for name in sorted(_BODIES & columns.known.keys()))
        return Failure(table.path, line, f"empty message: no text in column {names}")
    parts = {name: row[columns.known[name]].part() for name in PARTS if name in said}
    other = {name: texts[index] for name, index in columns.other if index < len(texts)}
    message = Message(
        id=said.get("id", "").strip() or row_name(table, row[bodies[0]]),
        body=parts["body"].text if "body" in parts else "",
        channel=_choice(said, "channel", CHANNELS) or defaults.channel or "email",
        kind=_choice(said, "kind", KINDS) or defaults.kind,
        stage=_choice(said, "stage", STAGES) or defaults.stage,
        prospect=prospect_from(said, other) or defaults.prospect,
        sender=sender_from_row(said, defaults),
        sequence=said.get("sequence", "").strip() or None,
        step=_step(said.get("step", "").strip()),
        sent=iso_of(said.get("sent", "")) or defaults.sent,
        origin=Origin(table.path, line, {name: part.map for name, part in parts.items()}),
    )
    html = row[columns.known["body_html"]].part() if said.get("body_html", "").strip() else None
    try:
        return seen(_with_parts(message, parts), html, told=True)
    except SourceError as error:
        return failure_of(error, table.path, line)


def _step(value: str) -> int | None:
    """Return the number of a step; one of many digits is none."""
    return int(value) if value.isdecimal() and len(value) < _DIGITS else None


def row_name(table: Table, cell: Cell) -> str:
    """Return the name of a row that gives itself none: by its line, or by a cell of a workbook or of named columns."""
    name = PurePath(table.path).name
    if table.by_name:
        column = next(header.text for header in table.header if header.column == cell.column)
        return f"{name}!{column}:{cell.line}"
    return f"{name}!{reference(cell)}" if table.sheet else f"{name}:{cell.line}"


def listed(names: tuple[str, ...]) -> str:
    """Return headers for people, the first dozen of them."""
    shown = ", ".join(f"“{name}”" for name in names[:SHOWN])
    return shown + (f" and {len(names) - SHOWN} more" if len(names) > SHOWN else "")


def sender_from_row(said: Mapping[Column, str], defaults: Defaults) -> Sender | None:
    """Return who writes, as a row says it, and what it does not say from the defaults."""
    given = {key: said.get(f"sender_{key}", "").strip() for key in ("name", "company", "email")}  # type: ignore[call-overload]
    known = {key: value for key, value in given.items() if value}
    return msgspec.structs.replace(defaults.sender or Sender(), **known) if known else defaults.sender


def _with_parts(message: Message, parts: Mapping[PartName, Part]) -> Message:
    subject, preheader = parts.get("subject"), parts.get("preheader")
    return msgspec.structs.replace(
        message, subject=subject.text if subject else None, preheader=preheader.text if preheader else None
    )


def _choice(said: Mapping[Column, str], column: Column, allowed: Mapping[str, T]) -> T | None:
    """Return one of the allowed values; exports have columns of the same name with values of their own."""
    value = said.get(column, "").strip().lower().replace(" ", "_").replace("-", "_")
    if column == "channel":
        value = ALSO.get(value, value)
    return allowed.get(value)


def _unknown(row: Cells, columns: Columns, path: str, ignored: set[str]) -> Iterator[Notice]:
    """Yield a notice for the first value of a column that is not among the allowed ones."""
    said = values_in([cell.text for cell in row], columns.known)
    for column, allowed in (("channel", CHANNELS), ("kind", KINDS), ("stage", STAGES)):
        value = said.get(column, "").strip()  # type: ignore[call-overload]
        if value and column not in ignored and _choice(said, column, allowed) is None:  # type: ignore[arg-type]
            ignored.add(column)
            reason = f"{column} “{value[:40]}” is not known and passed over; allowed: {', '.join(allowed)}"
            yield Notice(path, row[0].line, reason)
