"""A campaign: a template, and the rows of a file that are put into it one after the other."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from outreach_lint.document.dates import iso_of
from outreach_lint.errors import Place, SourceError
from outreach_lint.model import PARTS, Failure, Message, Notice, Origin, PartName
from outreach_lint.positions import Position
from outreach_lint.sources.columns import Columns, find_columns
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.many_failures import counted
from outreach_lint.sources.nodes import failure_of
from outreach_lint.sources.prospects_values import prospect_from, values_in
from outreach_lint.sources.read import read_path
from outreach_lint.sources.render import Filled, Form, PlaceOf, form_of
from outreach_lint.sources.render_values import LINK, Values, nearest, values_for
from outreach_lint.sources.table import Cells, Table, overlong
from outreach_lint.sources.table_rows import OPENERS, listed, row_name
from outreach_lint.sources.within import over_limit

FIRST = 3
"""How many rows are named as examples."""
_QUIET = frozenset({"id", "email"})


def campaigns(template: Path, rows: Path, defaults: Defaults) -> Iterator["Campaign | Failure | Notice"]:
    """Yield a campaign for each message of a template file; raise SourceError for one that cannot be rendered."""
    for message in read_path(template, defaults):
        yield Campaign(message, rows, defaults) if isinstance(message, Message) else message


class Letter(msgspec.Struct, frozen=True):
    """The message that one row makes, and where its parts come from."""

    message: Message
    parts: dict[PartName, Filled]


class Campaign:
    """A template that is rendered with the rows of a file, of which one at a time is held."""

    def __init__(self, template: Message, rows: Path, defaults: Defaults) -> None:
        """Read the template's fields; raise SourceError for one that cannot be rendered."""
        self.template, self.rows, self.defaults = template, rows, defaults
        texts = [part for part in PARTS if template.part(part).strip()]
        self.forms: dict[PartName, Form] = {
            part: form_of(template.part(part), _place_of(template, part)) for part in texts
        }

    @property
    def path(self) -> str:
        """Return the path of the rows."""
        return self.rows.as_posix()

    def letters(self) -> Iterator[Letter | Failure | Notice]:
        """Yield the message of each row, a failure for a row that cannot be read, and what there is to know."""
        opener = OPENERS.get(self.rows.suffix.lower())
        if opener is None:
            reason = f"rows are read from {' '.join(OPENERS)}"
            raise SourceError(reason, Place(self.path))
        try:
            with self.rows.open("rb") as file:
                yield from counted(self._letters(opener(file, self.path)), self.path, "rows")
        except OSError as error:
            reason = f"cannot be read: {error.strerror}"
            raise SourceError(reason, Place(self.path)) from error
        except SourceError as error:
            yield failure_of(error, self.path)

    def _letters(self, table: Table) -> Iterator[Letter | Failure | Notice]:
        columns = find_columns(table.names, self.defaults.columns)
        names = {name: at for form in self.forms.values() for name, at in form.names.items()}
        values = values_for(names, table.names, columns, self.template.sender or self.defaults.sender)
        yield from table.notices
        yield from self._of_columns(table, columns, values)
        turn = 0
        for row in table.rows:
            if isinstance(row, Failure | Notice):
                yield row
            elif beyond := overlong(row, len(table.header)):
                reason = f"the row has {len(row)} cells, the header {len(table.header)}: “{beyond.text.strip()[:40]}” "
                yield Failure(self.path, beyond.line, reason + "has no column; such text must stand in quotation marks")
            else:
                letter = self._letter(row, turn, columns, values, table)
                yield over_limit(letter.message, self.defaults) or letter
                turn += 1
        if not turn:
            yield Failure(self.path, table.header[0].line, "no rows below the header")

    def _letter(self, row: Cells, turn: int, columns: Columns, values: Values, table: Table) -> Letter:
        """Return the message of a row: a draft, since every field should have its value."""
        parts = {part: form.fill(lambda name: values.cell(name, row), turn) for part, form in self.forms.items()}
        texts = [cell.text for cell in row]
        said = values_in(texts, columns.known)
        other = {name: texts[index] for name, index in columns.other if index < len(texts)}
        message = msgspec.structs.replace(
            self.template,
            id=said.get("id", "").strip() or row_name(table, row[0]),
            kind="draft",
            prospect=prospect_from(said, other) or self.template.prospect,
            origin=Origin(self.path, row[0].line),
            markup=None,
            sent=iso_of(said.get("sent", "")) or self.template.sent,
            merged=tuple(
                one for part, form in self.forms.items() for one in form.merged(part, parts[part], values.headers)
            ),
            **{part: filled.rendered.text for part, filled in parts.items()},
        )
        return Letter(message, parts)

    def place(self, name: str) -> Position:
        """Return where a name first stands in the template."""
        for part, form in self.forms.items():
            if form.names.get(name, -1) >= 0:
                return self.template.origin.locate(part, form.names[name])
        return Position(self.template.origin.line, 1)

    def _of_columns(self, table: Table, columns: Columns, values: Values) -> Iterator[Notice]:
        """Yield what the header and the template say of one another."""
        path = self.template.origin.path
        for name in sorted(values.unknown):
            near = nearest(name, table.names)
            hint = f"did you mean “{near}”?" if near else f"the headers are {listed(table.names)}"
            yield Notice(path, self.place(name).line, f"“{name}” is no column of {self.path}; {hint}")
        if values.stand_ins:
            names = ", ".join(f"“{name}”" for name in sorted(values.stand_ins))
            reason = f"the sending tool fills {names}: the sender, {LINK} or nothing stands there"
            yield Notice(path, self.place(min(values.stand_ins)).line, reason)
        quiet = {index for column, index in columns.known.items() if column in _QUIET}
        unused = [name for index, name in enumerate(table.names) if name and index not in values.used | quiet]
        if unused:
            reason = f"the template does not use {listed(tuple(unused))}"
            yield Notice(self.path, table.header[0].line, reason)


def _place_of(template: Message, part: PartName) -> PlaceOf:
    """Return how the offsets of a part are placed in its file."""

    def place(offset: int) -> Place:
        at = template.origin.locate(part, offset)
        return Place(template.origin.path, at.line, at.column)

    return place
