"""A template as a plan: its literal text, fields, choices and blocks, in every dialect."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from outreach_lint.document.late import late
from outreach_lint.document.merge_fields import MergeField, find_fields
from outreach_lint.document.rendering_tests import Condition, read_condition


class Literal(msgspec.Struct, frozen=True):
    """Text of the template as it stands."""

    start: int
    end: int


class Slot(msgspec.Struct, frozen=True):
    """A field that prints a value; the fallback stands at `fallback_at` in the template, -1 if nowhere as it is."""

    start: int
    end: int
    name: str
    fallback: str | None
    fallback_at: int
    change: str = ""


class Branch(msgspec.Struct, frozen=True):
    """What stands under a tag: `test` is None for one that cannot be told, and for a plain "else" (`otherwise`)."""

    tag: MergeField
    plan: tuple["Step", ...]
    test: Condition | None = None
    otherwise: bool = False


class Block(msgspec.Struct, frozen=True):
    """The branches of a condition, of which the first that holds is used; a loop has one, for each round."""

    start: int
    end: int
    branches: tuple[Branch, ...]
    loop: bool = False


class Choice(msgspec.Struct, frozen=True):
    """Variants, one of which is used."""

    start: int
    end: int
    variants: tuple[tuple["Step", ...], ...]


Step = Literal | Slot | Block | Choice
Plan = tuple[Step, ...]

_LOOPS = frozenset({"for", "foreach", "each", "tablerow", "while"})
_SILENT = frozenset({"comment", "capture", "macro"})
_ALWAYS = frozenset({"raw", "with", "filter", "block", "autoescape", "verbatim"})
_DEEPEST = 30
_CHANGE = late(r"\|\s*(?P<how>capitali[sz]e|title(?:case)?|proper_?case|up(?:per)?(?:case)?|(?:down|lower)(?:case)?)\b")
_CHANGES = {"u": "upper", "d": "lower", "l": "lower"}
_RANDOM = frozenset({"random", "spin", "spintax"})


def read_plan(text: str, fields: Sequence[MergeField] | None = None) -> Plan:
    """Return the plan of a text; tags of blocks that are not closed, and their ends, are literal text."""
    found = find_fields(text) if fields is None else fields
    return tuple(_Reader(text, found).steps(0, len(found), 0, len(text), 0))


class _Reader:
    """Knows the tags of a text and which belong together."""

    def __init__(self, text: str, tags: Sequence[MergeField]) -> None:
        """Pair the tags of blocks."""
        self.text, self.tags = text, tags
        self.parts = _paired(tags)

    def steps(self, first: int, last: int, start: int, end: int, depth: int) -> Iterator[Step]:
        """Yield the steps of a stretch with the tags from `first` up to `last`."""
        at = first
        while at < last:
            tag = self.tags[at]
            parts = self.parts.get(at)
            if parts and depth < _DEEPEST:
                yield Literal(start, tag.start)
                yield self._block(at, parts, depth)
                at, start = parts[-1] + 1, self.tags[parts[-1]].end
                continue
            step = _step(self.text, tag)
            if step is not None:
                yield Literal(start, tag.start)
                yield step
                start = tag.end
            elif tag.role == "comment":
                yield Literal(start, tag.start)
                start = tag.end
            at += 1
        yield Literal(start, end)

    def _block(self, opened: int, parts: Sequence[int], depth: int) -> Step:
        """Return the block of an opening tag; `parts` are its dividing tags and its end."""
        tag = self.tags[opened]
        branches: list[Branch] = []
        for left, right in pairwise((opened, *parts)):
            divider = self.tags[left]
            if tag.keyword == "case" and left == opened:
                continue
            inner = tuple(self.steps(left + 1, right, divider.end, self.tags[right].start, depth + 1))
            otherwise = left != opened and _is_else(self.text, divider)
            test = None if otherwise or tag.keyword in _LOOPS else read_condition(self.text, divider, tag)
            branches.append(Branch(divider, inner, test, otherwise))
        end = self.tags[parts[-1]].end
        if tag.keyword in _SILENT:
            branches = [Branch(tag, (), None, otherwise=True)]
        elif tag.keyword in _ALWAYS:
            branches = [msgspec.structs.replace(branches[0], test=None, otherwise=True)]
        return Block(tag.start, end, tuple(branches), tag.keyword in _LOOPS)


def _paired(tags: Sequence[MergeField]) -> dict[int, list[int]]:
    """Return, for each opening tag that is closed, where its dividing tags and its end are."""
    found: dict[int, list[int]] = {}
    stack: list[tuple[int, list[int]]] = []
    for at, tag in enumerate(tags):
        if tag.role == "open":
            stack.append((at, []))
        elif tag.role == "middle" and stack:
            stack[-1][1].append(at)
        elif tag.role == "close" and stack:
            opened, parts = stack.pop()
            found[opened] = [*parts, at]
    return found


def _is_else(text: str, tag: MergeField) -> bool:
    """Tell whether a dividing tag asks nothing."""
    words = re.findall(r"\w+", text[tag.start : tag.end])
    return len(words) == 1 and words[0].lower() in {"else", "empty"}


def _step(text: str, field: MergeField) -> Step | None:
    """Return the step of a field or choice, None for any other tag."""
    if field.role == "spintax":
        return read_choice(text, field)
    return _slot(text, field) if field.role == "field" else None


def _slot(text: str, field: MergeField) -> Slot:
    written = text[field.start : field.end]
    found = written.rfind(field.fallback) if field.fallback else -1
    change = _CHANGE.search(written)
    how = _CHANGES.get(change["how"][0].lower(), "capitalize") if change else ""
    return Slot(field.start, field.end, field.name, field.fallback, field.start + found if found >= 0 else -1, how)


def read_choice(text: str, field: MergeField) -> Choice:
    """Return the variants of a choice; bars within inner fields divide nothing."""
    written = text[field.start : field.end]
    lead = len(written) - len(written.lstrip("{"))
    start, end = field.start + lead, field.end - lead
    cuts, reached = [start - 1], start
    for inner in (*field.inner, None):
        stop = inner.start if inner else end
        cuts += [at for at in range(reached, stop) if text[at] == "|"]
        reached = inner.end if inner else end
    bounds = [(left + 1, right) for left, right in pairwise([*cuts, end])]
    if text[slice(*bounds[0])].strip().lower() in _RANDOM and len(bounds) > 1:
        bounds = bounds[1:]
    return Choice(field.start, field.end, tuple(tuple(_variant(text, field, *bound)) for bound in bounds))


def _variant(text: str, field: MergeField, start: int, end: int) -> Iterator[Step]:
    # Tools drop the blanks that set the bars of a double-braced choice apart.
    if text.startswith("{{", field.start):
        written = text[start:end]
        start, end = start + len(written) - len(written.lstrip()), end - len(written) + len(written.rstrip())
    for inner in field.inner:
        step = _step(text, inner) if start <= inner.start and inner.end <= end else None
        if step is not None:
            yield Literal(start, inner.start)
            yield step
            start = inner.end
    yield Literal(start, max(end, start))
