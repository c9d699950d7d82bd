"""The records of a prospect export: a spreadsheet, or the objects of a JSON or JSONL file."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

import msgspec

from outreach_lint.errors import Place, SourceError
from outreach_lint.model import Column, Failure, Notice, Prospect
from outreach_lint.sources.columns import Columns, find_columns
from outreach_lint.sources.decoding import decode
from outreach_lint.sources.fields import Fields
from outreach_lint.sources.json_nodes import parse_json
from outreach_lint.sources.json_stream import members_of
from outreach_lint.sources.jsonl import lines_of
from outreach_lint.sources.many_failures import counted
from outreach_lint.sources.nodes import Node, Source, failure_of, plain_of
from outreach_lint.sources.prospects_recent import recent_of
from outreach_lint.sources.prospects_values import prospect_from, values_in
from outreach_lint.sources.table_rows import OPENERS, listed

PERSON: Final[tuple[Column, ...]] = (
    "id",
    "first_name",
    "last_name",
    "full_name",
    "company",
    "title",
    "industry",
    "city",
    "employees",
    "recent",
    "recent_date",
    "email",
)
"""What an export says of people; its columns for messages and senders, if any, are not looked at."""
_NEEDED: Final[frozenset[Column]] = frozenset({"id", "email", "first_name", "last_name", "full_name"})
_LISTS: Final = ("prospects", "contacts", "people", "leads", "persons", "results", "records", "data", "items")
_WRAPPERS: Final = frozenset({"properties", "attributes", "fields", "personal"})
"""Objects within a record that hold its values."""
Mapped = Mapping[Column, str]
ColumnsOf = Callable[[tuple[str, ...]], Columns]


class Record(msgspec.Struct, frozen=True, gc=False):
    """A person of an export, the id that the export has for them, and the line."""

    prospect: Prospect
    id: str
    line: int


def read_prospects(path: Path, mapped: Mapped) -> Iterator[Record | Failure | Notice]:
    """Yield the records of a file, and a failure for each that cannot be read; raise SourceError if none can."""
    name, suffix = path.as_posix(), path.suffix.lower()
    readers = {".json": _json, ".jsonl": _jsonl}
    if suffix not in OPENERS and suffix not in readers:
        reason = f"prospects are read from {' '.join([*OPENERS, *readers])}"
        raise SourceError(reason, Place(name))
    try:
        if suffix in OPENERS:
            yield from counted(_table(path, mapped), name, "rows")
        else:
            yield from counted(readers[suffix](path, mapped), name, "records")
    except OSError as error:
        reason = f"cannot be read: {error.strerror}"
        raise SourceError(reason, Place(name)) from error


def _table(path: Path, mapped: Mapped) -> Iterator[Record | Failure | Notice]:
    with path.open("rb") as file:
        table = OPENERS[path.suffix.lower()](file, path.as_posix())
        columns = find_columns(table.names, mapped, PERSON)
        if not _NEEDED & columns.known.keys():
            reason = f"no column holds an address, an id or a name; the headers are {listed(table.names)}. "
            reason += "Name one in the configuration (columns: {email: …})"
            raise SourceError(reason, Place(table.path, 1))
        yield from table.notices
        for row in table.rows:
            if isinstance(row, Failure | Notice):
                yield row
                continue
            texts = [cell.text for cell in row]
            said = values_in(texts, columns.known)
            other = {name: texts[index] for name, index in columns.other if index < len(texts)}
            yield _record(said, other, path.as_posix(), row[0].line)


def _record(said: Mapping[Column, str], other: Mapping[str, str], path: str, line: int) -> Record | Failure:
    prospect = prospect_from(said, other)
    if prospect is None or not any(said.get(column, "").strip() for column in _NEEDED):
        return Failure(path, line, "no address, id or name: this record can be joined to no message")
    return Record(prospect, said.get("id", "").strip(), line)


def _json(path: Path, mapped: Mapped) -> Iterator[Record | Failure]:
    columns = _columns(mapped)
    with path.open("rb") as file:
        members = members_of(file, path.as_posix(), _LISTS)
        if members is None:
            reason = f"a list of people is needed, alone or under one of {', '.join(_LISTS)}"
            raise SourceError(reason, Place(path.as_posix(), 1))
        for member in members:
            try:
                yield _of_node(member.node(), member.source, columns)
            except SourceError as error:
                yield failure_of(member.placed(error), path.as_posix())


def _jsonl(path: Path, mapped: Mapped) -> Iterator[Record | Failure]:
    columns = _columns(mapped)
    name = path.as_posix()
    with path.open("rb") as file:
        for number, data in lines_of(file, name):
            if isinstance(data, Failure):
                yield data
            elif data.strip():
                try:
                    source = Source(name, decode(data, name, number).rstrip("\r\n"), number)
                    yield _of_node(parse_json(source), source, columns)
                except SourceError as error:
                    yield failure_of(error, name, number)


def _columns(mapped: Mapped) -> ColumnsOf:
    """Return what tells the columns by their names; the records of an export mostly have the same ones."""
    return lru_cache(maxsize=100)(lambda names: find_columns(names, mapped, PERSON))


def _of_node(node: Node, source: Source, columns_of: ColumnsOf) -> Record | Failure:
    """Return the record of a JSON object, whose inner objects' keys stand as “organization name” for their values."""
    line = source.position(node.start).line
    if not isinstance(node.value, dict):
        return Failure(source.path, line, "a prospect must be an object in braces")
    flat: dict[str, str] = {}
    recent: Fields = {}
    for name, child in _flat(node.value):
        if name.casefold() == "recent" and isinstance(child.value, tuple):
            recent = {"recent": child}
        elif (text := _text(child)) is not None:
            flat.setdefault(name, text)
    columns = columns_of(tuple(flat))
    values = list(flat.values())
    facts, dates = recent_of(recent, source)
    found = _record(
        values_in(values, columns.known), {name: values[at] for name, at in columns.other}, source.path, line
    )
    if isinstance(found, Record) and facts:
        prospect = msgspec.structs.replace(found.prospect, recent=facts, recent_dates=dates)
        return msgspec.structs.replace(found, prospect=prospect)
    return found


def _flat(fields: Fields, before: str = "", depth: int = 0) -> Iterator[tuple[str, Node]]:
    """Yield the values of an object and of those within it."""
    for key, node in fields.items():
        name = f"{before} {key}".strip()
        if isinstance(node.value, dict) and depth < 3:  # noqa: PLR2004 -- no export nests its facts deeper
            yield from _flat(node.value, before if key.casefold() in _WRAPPERS else name, depth + 1)
        else:
            yield name, node


def _text(node: Node) -> str | None:
    """Return a value as text; of a list the first entry, as exports write several addresses."""
    value = plain_of(node)
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("value", value.get("email"))
    if value is None or isinstance(value, (dict, list)):
        return None
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()
