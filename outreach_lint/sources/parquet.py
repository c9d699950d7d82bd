"""Parquet files (.parquet) to tables, by pyarrow; positions are numbers of rows and of columns."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO, Final

from outreach_lint.errors import Place, SourceError
from outreach_lint.model import Failure, Notice
from outreach_lint.sources.parquet_pages import LARGEST, MOST, Chunk, chunks_of, largest_pages
from outreach_lint.sources.parquet_values import TOO_LONG, Layout, Text, is_too_long, layout_of, rows_of
from outreach_lint.sources.table import Cell, Cells, Table

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

_AT_A_TIME: Final = 16
"""Rows that are held: few, since a small file can give each of them the same long text."""
_BUFFER: Final = 1 << 16
"""Bytes of a column that are read at a time, in place of all that a group of rows has of it."""
_SHOWN: Final = 5
MAGIC: Final = b"PAR1"
_ENCRYPTED: Final = b"PARE"


def open_parquet(file: BinaryIO, path: str) -> Table:
    """Return the table of a Parquet file; its rows are read as they are asked for, some at a time."""
    parquet = _opened(file, path)
    layout = _layout(parquet, path)
    if layout.lists:
        # A row may repeat one text by the million, so texts of lists are held once and told by number.
        named = (parquet.schema.column(number).path for number in range(len(parquet.schema)))
        parquet = _opened(file, path, [name for name in named if name.partition(".")[0] in layout.lists])
        layout = _layout(parquet, path)
    if not layout.fields:
        reason = "the file has no column that can be read as text"
        raise SourceError(reason, Place(path))
    header = tuple(Cell(field.name, 0, field.number, "") for field in layout.fields)
    return Table(path, header, _rows(parquet, layout, path, file), nested_notices(layout, path), by_name=True)


def nested_notices(layout: Layout, path: str) -> tuple[Notice, ...]:
    """Return what to say of columns that are not read, nothing if there are none."""
    if not layout.nested:
        return ()
    names = ", ".join(f"“{name}”" for name in layout.nested[:_SHOWN])
    more = " and more" if layout.nested[_SHOWN:] else ""
    plural = "s" if layout.nested[1:] else ""
    reason = f"nested column{plural} {names}{more} not read: only plain values and lists of texts are"
    return (Notice(path, 1, reason),)


def cells_of(layout: Layout, row: tuple[Text, ...], number: int) -> Cells:
    """Return the cells of a row; bytes that are no text are none."""
    # Spelt out in one go: half of the time of reading goes into this line.
    return tuple([Cell(text or "", number, field.number, "") for field, text in zip(layout.fields, row, strict=True)])


def _opened(file: BinaryIO, path: str, by_number: Sequence[str] = ()) -> "ParquetFile":
    """Return the file with its footer read; raises SourceError if it is none."""
    try:
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        reason = "reading .parquet needs pyarrow: pip install 'outreach-lint[parquet]', or save the file as CSV"
        raise SourceError(reason, Place(path)) from error
    file.seek(0)
    begin = file.read(len(MAGIC))
    file.seek(0)
    if begin != MAGIC:
        what = "it does not begin with PAR1, as such files do" if begin else "the file is empty"
        reason = "not readable as .parquet: " + ("it is encrypted; save it without" if begin == _ENCRYPTED else what)
        raise SourceError(reason, Place(path))
    try:
        return ParquetFile(file, buffer_size=_BUFFER, pre_buffer=False, read_dictionary=list(by_number))
    except Exception as error:  # pyarrow raises whatever its parsers do
        reason = f"not readable as .parquet: {_said(error)}"
        raise SourceError(reason, Place(path)) from error


def _layout(parquet: "ParquetFile", path: str) -> Layout:
    try:
        return layout_of(parquet.schema_arrow)
    except Exception as error:
        reason = f"not readable as .parquet: {_said(error)}"
        raise SourceError(reason, Place(path)) from error


def _rows(parquet: "ParquetFile", layout: Layout, path: str, file: BinaryIO) -> Iterator[Cells | Failure | Notice]:
    """Yield the rows of one group after the other; a damaged group is a failure at its first row that is lost."""
    told: set[str] = set()
    chunks = _chunks(file, path)
    before = 0
    for group in range(parquet.num_row_groups):
        number, end = before, before + parquet.metadata.row_group(group).num_rows
        if number == end:
            continue
        try:
            _hold_to_bounds(layout, chunks[group], file)
            for row in _texts(parquet, layout, group):
                number += 1
                yield from _row(layout, row, number, path, told)
        except Exception as error:  # noqa: BLE001 -- pyarrow decodes as it goes, and raises whatever its parsers do
            yield Failure(path, number + 1, f"rows {number + 1} to {end} are not readable: {_said(error)}")
        before = end


def _chunks(file: BinaryIO, path: str) -> list[list[Chunk]]:
    try:
        return chunks_of(file)
    except ValueError as error:
        reason = f"not readable as .parquet: {_said(error)}"
        raise SourceError(reason, Place(path)) from error


def _hold_to_bounds(layout: Layout, chunks: list[Chunk], file: BinaryIO) -> None:
    """Refuse what would take more memory than there may be; raises ValueError."""
    most = largest_pages(file, chunks, {field.name for field in layout.fields})
    if most > LARGEST:
        reason = f"pages inflate to {most // 1_000_000:,} MB at a time; {LARGEST // 1_000_000} MB is the most"
        raise ValueError(reason)
    entries = max((chunk.values for chunk in chunks if chunk.name in layout.lists), default=0)
    if entries > MOST:
        reason = f"lists of {entries:,} entries in one group of rows; {MOST:,} is the most"
        raise ValueError(reason)


def _texts(parquet: "ParquetFile", layout: Layout, group: int) -> Iterator[tuple[Text, ...]]:
    wanted = [field.name for field in layout.fields] if layout.nested else None
    batches = parquet.iter_batches(_AT_A_TIME, row_groups=[group], columns=wanted, use_threads=False)
    return chain.from_iterable(rows_of(layout, batch) for batch in batches)


def _row(
    layout: Layout, row: tuple[Text, ...], number: int, path: str, told: set[str]
) -> Iterator[Cells | Failure | Notice]:
    """Yield a row, and before the first that has bytes in place of text what column that is."""
    if is_too_long(row):
        yield Failure(path, number, TOO_LONG)
        return
    if None in row:
        for field, text in zip(layout.fields, row, strict=True):
            if text is None and field.name not in told:
                told.add(field.name)
                reason = f"column “{field.name}” holds bytes that are no text in UTF-8; they are passed over"
                yield Notice(path, number, reason)
    yield cells_of(layout, row, number)


def _said(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
