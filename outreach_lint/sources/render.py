"""A part of a template with the values of a row put in, and the cells that they come from."""

from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from outreach_lint.document.comments import without_comments
from outreach_lint.document.merge_fields import find_fields
from outreach_lint.document.rendering import Rendered, Segment, render
from outreach_lint.document.rendering_plan import Block, Choice, Plan, Slot, Step, read_plan
from outreach_lint.document.rendering_tests import Condition
from outreach_lint.errors import Place, SourceError
from outreach_lint.model import PartName
from outreach_lint.positions import Merged
from outreach_lint.sources.table import Cell

PlaceOf = Callable[[int], Place]
LookUp = Callable[[str], Cell | None]
"""From the name of a field to the cell of a row; None if nobody knows the name."""


class Filled(msgspec.Struct, frozen=True, gc=False):
    """A rendered part, and the cells of the fields that took one, by where the field starts in the template."""

    rendered: Rendered
    cells: dict[int, Cell]

    def in_template(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the template that a stretch of the text comes from; of no length, an empty field."""
        gap = self._gap(start) if start == end else None
        return (gap.start, gap.end) if gap else self.rendered.in_template(start, end)

    def _gap(self, at: int) -> Segment | None:
        return next((gap for gap in self.rendered.empty if gap.at == at), None)

    def cell_at(self, start: int, end: int) -> tuple[Cell, int] | None:
        """Return the first cell that a span of the text has characters of, and the offset in its value."""
        if start == end and (gap := self._gap(start)):
            empty = self.cells.get(gap.start)
            return (empty, 0) if empty else None
        for segment in self.rendered.segments:
            if segment.at >= max(end, start + 1):
                return None
            cell = self.cells.get(segment.start) if segment.whole else None
            if cell and segment.at + len(cell.text) > start:
                return cell, max(start - segment.at, 0)
        return None


class Asked(msgspec.Struct, frozen=True):
    """A name that a template looks up: where it is printed first (-1: nowhere), and whether it may be empty there."""

    name: str
    at: int
    spared: bool


class Form(msgspec.Struct, frozen=True):
    """A part of a template that can be filled: its text, its plan, and the names that it looks up."""

    text: str
    plan: Plan
    names: dict[str, int]
    bare: frozenset[str]
    """the names that are printed somewhere without a fallback or a condition"""
    slots: dict[int, Slot]

    def fill(self, look: LookUp, turn: int) -> Filled:
        """Return the part for one row; `turn` counts the rows, which take the variants in turns."""

        def value(name: str) -> str | None:
            cell = look(name)
            if cell is None:
                # A name that nobody knows shows as it is written, unless a fallback stands in for it.
                return None if name in self.bare else ""
            return cell.text

        def pick(step: Block | Choice) -> int | None:
            if isinstance(step, Choice):
                return turn % len(step.variants)
            tests = ((number, branch) for number, branch in enumerate(step.branches))
            return next((number for number, branch in tests if branch.otherwise or _holds(branch.test, value)), None)

        rendered = render(self.text, self.plan, value, pick)
        cells: dict[int, Cell] = {}
        for segment in (*rendered.segments, *rendered.empty):
            slot = self.slots.get(segment.start) if segment.whole else None
            cell = look(slot.name) if slot else None
            if cell and bool(cell.text) == (segment not in rendered.empty):
                cells[segment.start] = cell
        return Filled(rendered, cells)

    def merged(self, part: PartName, filled: Filled, headers: Mapping[str, str]) -> Iterator[Merged]:
        """Yield what the columns have put in, each with its header by the name of the field; no other name counts."""
        ends = [segment.at for segment in filled.rendered.segments[1:]] + [len(filled.rendered.text)]
        values = zip(filled.rendered.segments, ends, strict=False)
        for segment, end in (*values, *((gap, gap.at) for gap in filled.rendered.empty)):
            slot = self.slots.get(segment.start) if segment.start in filled.cells else None
            if slot and slot.name in headers:
                yield Merged(part, segment.at, end, slot.name, headers[slot.name], slot.fallback)


def form_of(text: str, place_of: PlaceOf) -> Form:
    """Return the form of a part; raise SourceError for a block on which nobody can tell what the rows would get."""
    plan = read_plan(text, find_fields(without_comments(text)))
    names: dict[str, int] = {}
    bare: set[str] = set()
    for asked in _asked(plan, text, place_of):
        names[asked.name] = asked.at if names.get(asked.name, -1) < 0 else names[asked.name]
        if not asked.spared:
            bare.add(asked.name)
    return Form(text, plan, names, frozenset(bare), {slot.start: slot for slot in _slots(plan)})


def _asked(plan: Sequence[Step], text: str, place_of: PlaceOf) -> Iterator[Asked]:
    """Yield what a plan looks up."""
    for step in plan:
        match step:
            case Slot():
                yield Asked(step.name, step.start, spared=step.fallback is not None)
            case Choice():
                for variant in step.variants:
                    yield from _asked(variant, text, place_of)
            case Block():
                _refuse(step, text, place_of)
                tested = {branch.test.name for branch in step.branches if branch.test}
                yield from (Asked(name, -1, spared=True) for name in tested)
                for branch in step.branches:
                    for asked in _asked(branch.plan, text, place_of):
                        yield Asked(asked.name, asked.at, spared=asked.spared or asked.name in tested)


def _refuse(block: Block, text: str, place_of: PlaceOf) -> None:
    """Raise SourceError for a loop, and for a condition that cannot be told: half of a letter may hang on it."""
    for branch in block.branches:
        if block.loop or (branch.test is None and not branch.otherwise):
            tag = text[branch.tag.start : branch.tag.end]
            reason = (
                f"“{tag}” cannot be rendered with rows: only conditions on one field, that it has a value or which one"
            )
            raise SourceError(reason, place_of(branch.tag.start))


def _slots(plan: Sequence[Step]) -> Iterator[Slot]:
    """Yield all fields of a plan."""
    for step in plan:
        match step:
            case Slot():
                yield step
            case Choice():
                for variant in step.variants:
                    yield from _slots(variant)
            case Block():
                for branch in step.branches:
                    yield from _slots(branch.plan)


def _holds(test: Condition | None, value: Callable[[str], str | None]) -> bool:
    """Tell whether a condition holds for a row."""
    if test is None:
        return False
    said = (value(test.name) or "").strip()
    found = bool(said) if test.equals is None else said == test.equals
    return found != test.negated
