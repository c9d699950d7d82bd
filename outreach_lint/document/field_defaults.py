"""Finds the fields for which a template has no words if their value is missing, though it has thought of others."""

from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec

from outreach_lint.document.field_asked import names_made, plain
from outreach_lint.document.late import late
from outreach_lint.document.merge_fields import MergeField
from outreach_lint.document.rendering_plan import Block, Choice, Literal, Plan, Slot, read_plan
from outreach_lint.document.rendering_values import is_the_readers
from outreach_lint.model import PartName

Texts = Mapping[PartName, tuple[str, Sequence[MergeField]]]
"""The text of each part with its fields."""

_SURE = late(r"(?:id|e?mail|(?:email)?address|url|link)$")
_FEWEST = 2


class Bare(msgspec.Struct, frozen=True):
    """A field that prints nothing where its value is missing; `detail` says what is done about others."""

    part: PartName
    start: int
    end: int
    detail: str


class _Use(msgspec.Struct, frozen=True):
    """One place where a name is printed: its default, and whether it only prints under a condition."""

    part: PartName
    slot: Slot
    name: str
    guard: str
    """"own" under a condition on the name itself, "other" under another or in a loop, "" elsewhere"""


def find_bare(texts: Texts, required: Collection[str] = ()) -> Iterator[Bare]:
    """Yield the fields without a default of which the same template gives one elsewhere, or to most of its fields.

    Names that are `required` are never empty, and a field that has its line for itself leaves no hole in a sentence.
    """
    if not any(field.fallback or field.role == "open" for _text, fields in texts.values() for field in fields):
        return
    uses = [use for part, (text, fields) in texts.items() for use in _uses(part, text, fields)]
    uses = [use for use in uses if not is_required(use.slot.name, required)]
    told = {use.name: use.slot.fallback or "" for use in reversed(uses) if use.slot.fallback or use.guard == "own"}
    names = {use.name for use in uses}
    others = len(told)
    most = others >= _FEWEST and others > len(names) - others
    seen: set[str] = set()
    for use in uses:
        # Of subjects, the rules on subjects tell.
        if (
            use.part == "subject"
            or use.slot.fallback is not None
            or use.guard
            or is_alone(texts[use.part][0], use.slot.start, use.slot.end)
        ):
            continue
        if use.name in told:
            yield Bare(use.part, use.slot.start, use.slot.end, _words(told[use.name]))
        elif most and use.name not in seen:
            seen.add(use.name)
            yield Bare(use.part, use.slot.start, use.slot.end, f"{others} others have one")


def is_required(name: str, required: Collection[str]) -> bool:
    """Tell whether a field is among those that are never empty, with or without the kind of record before its name."""
    return bool(required) and bool({plain(name), plain(name.rpartition(".")[2])} & set(map(plain, required)))


def may_be_empty(name: str) -> bool:
    """Tell whether lists lack the value of a field for some: of the reader's, but for ids and addresses."""
    return is_the_readers(name) and not _SURE.search(plain(name))


def _words(fallback: str) -> str:
    return (
        f"elsewhere it has “{fallback.strip()}”"
        if fallback.strip()
        else "elsewhere a condition asks whether it is there"
    )


def _uses(part: PartName, text: str, fields: Sequence[MergeField]) -> Iterator[_Use]:
    """Yield where a part prints values of the reader."""
    by_hand = {field.start for field in fields if field.dialect in ("bracket", "angle", "paren") or field.quoted}
    made = names_made(text, fields)
    for slot, guard in _slots(read_plan(text, fields)):
        first = slot.name.partition(".")[0]
        if slot.start in by_hand or first in made or not may_be_empty(slot.name) or _in_link(text, slot):
            continue
        yield _Use(part, slot, plain(slot.name), guard)


def _slots(plan: Plan, asked: frozenset[str] = frozenset(), guard: str = "") -> Iterator[tuple[Slot, str]]:
    """Yield the fields of a plan with their guards; `asked` are the names that conditions around them ask for."""
    for step in plan:
        match step:
            case Slot():
                yield step, "own" if plain(step.name) in asked else guard
            case Choice():
                for variant in step.variants:
                    yield from _slots(variant, asked, guard)
            case Block():
                tested = {plain(branch.test.name) for branch in step.branches if branch.test}
                for branch in step.branches:
                    yield from _slots(branch.plan, asked | tested, "other")
            case Literal():
                pass


def is_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch has its line for itself, one of several."""
    before, after = text[:start].rpartition("\n")[2], text[end:].partition("\n")[0]
    return not before.strip() and not after.strip() and "\n" in text


def _in_link(text: str, slot: Slot) -> bool:
    """Tell whether a field stands in an address."""
    run = text[max(slot.start - 300, 0) : slot.start]
    return "://" in run[max(run.rfind(" "), run.rfind("\n"), run.rfind("(")) + 1 :]
