"""Columns of Arrow batches to texts: which columns can be read, and what their values are as text."""

from collections.abc import Callable, Iterator
from datetime import datetime, time
from functools import partial
from typing import TYPE_CHECKING, Final

import msgspec

if TYPE_CHECKING:
    import pyarrow as pa

Text = str | None
"""The text of a value, empty for null; None for bytes that are no text."""

Texts = Callable[["pa.Array"], list[Text]]

_LONGEST: Final = 1_000_000
"""Characters of a row, as for delimited files; nobody writes a longer message."""
_ENTRIES: Final = 10_000
"""Entries of a list that are made into texts at a time."""
TOO_LONG: Final = f"the row is larger than {_LONGEST // 1_000_000} MB"


class Field(msgspec.Struct, frozen=True):
    """A column that is read: its name, its number from 1, and what gives its values as text."""

    name: str
    number: int
    texts: Texts


class Layout(msgspec.Struct, frozen=True):
    """The columns of a schema: those that are read, and the names of the nested ones, which are not."""

    fields: tuple[Field, ...]
    nested: tuple[str, ...]
    lists: tuple[str, ...] = ()
    """those of the columns read that hold lists"""


def layout_of(schema: "pa.Schema") -> Layout:
    """Return which columns of a schema are read, and how."""
    found = [(field.name, number, _reader(field.type)) for number, field in enumerate(schema, 1)]
    fields = tuple(Field(name, number, texts) for name, number, texts in found if texts)
    nested = tuple(name for name, _number, texts in found if texts is None)
    return Layout(fields, nested, tuple(field.name for field in fields if field.texts is _lists))


def rows_of(layout: Layout, batch: "pa.RecordBatch") -> Iterator[tuple[Text, ...]]:
    """Yield the texts of each row of a batch, which has the columns that are read, and no others."""
    read = [field.texts(column) for field, column in zip(layout.fields, batch.columns, strict=True)]
    return zip(*read, strict=True)


def is_too_long(row: tuple[Text, ...]) -> bool:
    """Tell whether a row is longer than any message."""
    return sum(len(text) for text in row if text) > _LONGEST


def _reader(kind: "pa.DataType") -> Texts | None:
    """Return what gives the values of a type as text; None for a nested type, of which no text is the right one."""
    from pyarrow import BaseExtensionType, types

    if isinstance(kind, BaseExtensionType):
        inner = _reader(kind.storage_type)
        return partial(_stored, inner) if inner else None
    if types.is_dictionary(kind):
        inner = _reader(kind.value_type)
        return partial(_looked_up, inner) if inner else None
    if types.is_timestamp(kind):
        return _instants
    if types.is_list(kind) or types.is_large_list(kind):
        return _lists if _is_text(kind.value_type) else None
    is_plain = not types.is_nested(kind) and not types.is_run_end_encoded(kind)
    return _plain if is_plain else None


def _is_text(kind: "pa.DataType") -> bool:
    from pyarrow import types

    if types.is_dictionary(kind):
        return _is_text(kind.value_type)
    return any(test(kind) for test in (types.is_string, types.is_large_string, types.is_string_view))


def _plain(column: "pa.Array") -> list[Text]:
    return [_text(value) for value in _values(column)]


def _stored(inner: Texts, column: "pa.ExtensionArray") -> list[Text]:
    return inner(column.storage)


def _looked_up(inner: Texts, column: "pa.DictionaryArray") -> list[Text]:
    """Return the values of a column that names them by number: each is held once, however many rows share it."""
    import pyarrow as pa

    numbers = column.indices.to_pylist()
    wanted = sorted({number for number in numbers if number is not None})
    known: dict[int | None, Text] = {None: ""}
    known |= zip(wanted, inner(column.dictionary.take(pa.array(wanted, pa.int64()))), strict=True)
    return [known[number] for number in numbers]


def _lists(column: "pa.ListArray") -> list[Text]:
    """Return lists of texts, one entry a line, as a cell has them; of what is too long only as much as shows it."""
    entries, at = column.flatten(), 0
    found: list[Text] = []
    for length in column.value_lengths().to_pylist():
        found.append(_joined(entries.slice(at, length)) if length else "")
        at += length or 0
    return found


def _joined(entries: "pa.Array") -> str:
    if len(entries) > _LONGEST:
        return " " * (_LONGEST + 1)
    texts: list[str] = []
    start, size = 0, 0
    while start < len(entries) and size <= _LONGEST:
        some = entries.slice(start, _ENTRIES)
        told = filter(None, _looked_up(_plain, some) if hasattr(some, "dictionary") else _plain(some))
        for text in told:
            texts.append(text)
            size += len(text)
            if size > _LONGEST:
                break
        start += _ENTRIES
    return "\n".join(texts)


def _instants(column: "pa.TimestampArray") -> list[Text]:
    """Return points in time as UTC has them, whatever the zone in which they were written."""
    import pyarrow as pa

    # A cast to a type without a zone keeps what is counted, which is UTC; digits below a microsecond are no text's.
    counted = column.cast(pa.int64()).cast(pa.timestamp(column.type.unit))
    return _plain(counted.cast(pa.timestamp("us"), safe=False))


def _values(column: "pa.Array") -> list[object]:
    """Return the values of a column, bytes that stand for text in any other encoding than UTF-8 as they are."""
    from pyarrow import ArrowException

    try:
        return list(column.to_pylist())
    except (ArrowException, ValueError, OverflowError):
        return [_value(scalar) for scalar in column]


def _value(scalar: "pa.Scalar") -> object:
    from pyarrow import ArrowException

    try:
        return scalar.as_py()
    except (ArrowException, ValueError, OverflowError):
        return b"\xff"


def _text(value: object) -> Text:  # noqa: PLR0911 -- one return a type
    """Return a value as a spreadsheet would show it."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n")
    if value is None:
        return ""
    if isinstance(value, bytes):
        try:
            return value.decode().replace("\r\n", "\n")
        except UnicodeDecodeError:
            return None
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    return str(value)
