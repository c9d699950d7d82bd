"""Kind `combine`: several matches together in one sentence, section, part or message, and others absent."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import partial, reduce
from itertools import groupby
from operator import or_
from typing import ClassVar, Literal

import msgspec

from outreach_lint.kinds.base import Finder, Gate, Hit, View
from outreach_lint.kinds.guards import Guard, compile_guard
from outreach_lint.kinds.measure import MeasureMatch
from outreach_lint.kinds.pattern import RegexPattern
from outreach_lint.kinds.phrases import Phrases
from outreach_lint.kinds.rarity import pieces_share, share_of
from outreach_lint.kinds.resources import Resources
from outreach_lint.kinds.search import Search
from outreach_lint.model import PARTS

Member = Phrases | RegexPattern | MeasureMatch
Within = Literal["sentence", "section", "part", "message"]


class Combine(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="kind", tag="combine"
):
    """A hit where every member of `all`, at least one of `any` and none of `none` occur together."""

    all: tuple[Member, ...] = ()
    any: tuple[Member, ...] = ()
    none: tuple[Member, ...] = ()
    within: Within = "sentence"
    ordered: bool = False
    """the members of `all` follow one another as listed"""
    mark: Literal["hull", "first", "within"] = "hull"
    """report from the first to the last member, the first member of `all` (or of `any`), or the whole stretch"""
    unless: Guard = ()
    quoted: bool = False

    options: ClassVar[frozenset[str]] = frozenset({"unless"})

    def __post_init__(self) -> None:
        """Refuse a combination that could match anywhere."""
        if not self.all and not self.any:
            reason = "needs at least one member in `all` or `any`"
            raise ValueError(reason)

    def compile(self, resources: Resources) -> Finder:
        """Return the finder; its gate is the cheapest set of patterns one of which must occur."""
        every = [member.compile(resources) for member in self.all]
        either = [member.compile(resources) for member in self.any]
        never = [member.compile(resources) for member in self.none]
        passes = compile_guard(self.unless, resources, quoted=self.quoted)

        def find(view: View) -> Iterator[Hit]:
            groups: list[list[Hit]] = []
            for members in (*((finder,) for finder in every), *((either,) if either else ())):
                groups.append([hit for finder in members for hit in finder.find(view)])
                if not groups[-1]:
                    return
            barred = {_unit(view, hit, self.within) for finder in never for hit in finder.find(view)}
            for hit in self._together(view, groups, barred):
                if passes(view, hit):
                    yield hit

        return Finder(find, partial(_gate, every, either), searches=_searches(every, either))

    def _together(self, view: View, groups: Sequence[Sequence[Hit]], barred: set[tuple[str, int]]) -> Iterator[Hit]:
        placed = [{key: list(hits) for key, hits in _by_unit(view, group, self.within)} for group in groups]
        shared = set.intersection(*(set(units) for units in placed)) - barred
        for key in sorted(shared):
            chosen = _in_order([units[key] for units in placed]) if self.ordered else [u[key][0] for u in placed]
            if chosen:
                yield self._marked(view, chosen)

    def _marked(self, view: View, chosen: Sequence[Hit]) -> Hit:
        first = chosen[0]
        if self.mark == "first" or self.within == "message" or first.part is None:
            return first
        if self.mark == "within":
            start, end = _bounds(view, first, self.within)
            return Hit(first.part, start, end)
        return Hit(first.part, min(hit.start for hit in chosen), max(hit.end for hit in chosen))


def _searches(every: Sequence[Finder], either: Sequence[Finder]) -> tuple[tuple[Search, ...], ...]:
    """Return the groups of searches of each of which one must find something."""
    groups = [group for finder in every for group in finder.searches]
    if either and all(finder.searches for finder in either):
        groups.append(tuple(search for finder in either for group in finder.searches for search in group))
    return tuple(groups)


def _gate(every: Sequence[Finder], either: Sequence[Finder]) -> Gate | None:
    """Return the narrowest gate of those that must all be open."""
    gates = [gate for finder in every if (gate := finder.gate())]
    choice = [finder.gate() for finder in either]
    if choice and all(choice):
        gates.append(reduce(or_, filter(None, choice)))
    return min(gates, key=_openness, default=None)


def _openness(gate: Gate) -> int:
    """Return about how many texts open a gate."""
    ways = (min(share_of(words) for words in need.sets) for need in gate.alternatives)
    return sum(ways) + sum(pieces_share((piece,)) for piece in gate.pieces)


def _in_order(groups: Sequence[Sequence[Hit]]) -> list[Hit]:
    chosen: list[Hit] = []
    for group in groups:
        after = _place(chosen[-1], chosen[-1].end) if chosen else (-1, 0)
        following = [hit for hit in group if _place(hit, hit.start) >= after]
        if not following:
            return []
        chosen.append(following[0])
    return chosen


def _by_unit(view: View, hits: Sequence[Hit], within: Within) -> Iterator[tuple[tuple[str, int], Iterator[Hit]]]:
    def key(hit: Hit) -> tuple[str, int]:
        return _unit(view, hit, within)

    return groupby(sorted(hits, key=lambda hit: (key(hit), _place(hit, hit.start))), key=key)


def _place(hit: Hit, offset: int) -> tuple[int, int]:
    return (PARTS.index(hit.part) if hit.part else -1, offset)


def _unit(view: View, hit: Hit, within: Within) -> tuple[str, int]:
    if within == "message" or hit.part is None:
        return ("", 0)
    return (hit.part, _bounds(view, hit, within)[0])


def _bounds(view: View, hit: Hit, within: Within) -> tuple[int, int]:
    if hit.part is None:
        return (0, 0)
    if within == "sentence":
        return view.document.sentence_bounds(hit.part, hit.start, hit.start + 1)
    if within == "section" and hit.part == "body":
        sections = view.document.sections
        at = bisect_right(sections, hit.start, key=lambda section: section.start) - 1
        return (sections[at].start, sections[at].end)
    return (0, len(view.document.text(hit.part)))
