"""An index of gates: which rules may match a message, told by its words without compiling any."""

from collections.abc import Iterable, Mapping

import msgspec

from outreach_lint.kinds.base import Finder, Need
from outreach_lint.kinds.text_words import TextWords


class Opening(msgspec.Struct, frozen=True):
    """What is known of a finder without compiling it; the sets of words go by their numbers, the rarest first."""

    always: bool
    alternatives: tuple[tuple[int, ...], ...] = ()
    pieces: tuple[str, ...] = ()
    needs: frozenset[Need] = frozenset()


class Openings(msgspec.Struct, frozen=True):
    """The openings of rules by id, and the numbers of the sets that a word is in."""

    words: dict[str, tuple[int, ...]] = {}
    rules: dict[str, Opening] = {}


def openings_of(finders: Mapping[str, Finder]) -> Openings:
    """Return the openings of compiled finders."""
    numbers: dict[frozenset[str], int] = {}
    rules = {
        name: Opening(
            always=finder.gate is None,
            alternatives=tuple(
                tuple(numbers.setdefault(words, len(numbers)) for words in sets)
                for sets in sorted(finder.gate.alternatives, key=lambda sets: [sorted(words) for words in sets])
            )
            if finder.gate
            else (),
            pieces=tuple(sorted(finder.gate.pieces)) if finder.gate else (),
            needs=finder.needs,
        )
        for name, finder in finders.items()
    }
    words: dict[str, list[int]] = {}
    for members, number in numbers.items():
        for word in members:
            words.setdefault(word, []).append(number)
    return Openings({word: tuple(found) for word, found in words.items()}, rules)


class GateIndex:
    """Finds the rules whose gates a text opens; the time goes by the words that occur, not by the rules."""

    def __init__(self, names: Iterable[str], openings: Openings) -> None:
        """Take the ids of the rules of a run, in order, and their openings."""
        self._words = openings.words
        self._by_set: dict[int, list[tuple[int, tuple[int, ...]]]] = {}
        self._by_piece: dict[str, list[int]] = {}
        self.always: list[int] = []
        for rule, name in enumerate(names):
            opening = openings.rules[name]
            if opening.always:
                self.always.append(rule)
            for first, *others in opening.alternatives:
                self._by_set.setdefault(first, []).append((rule, tuple(others)))
            for piece in opening.pieces:
                self._by_piece.setdefault(piece, []).append(rule)

    def opened(self, text: TextWords) -> set[int]:
        """Return the numbers of the rules that may match the text, without those that always may."""
        held: set[int] = set()
        for word in text.places.keys() & self._words.keys():
            held.update(self._words[word])
        found = {
            rule
            for number in held & self._by_set.keys()
            for rule, others in self._by_set[number]
            if held.issuperset(others)
        }
        for piece, rules in self._by_piece.items():
            if piece in text.lowered:
                found.update(rules)
        return found
