"""An index of gates: which rules may match a message, told by its words without compiling any."""

from array import array
from collections.abc import Iterable, Mapping

import msgspec

from outreach_lint.kinds.base import Finder, Need
from outreach_lint.kinds.rarity import by_rarity
from outreach_lint.kinds.text_words import TextWords, in_order

_NUMBER = "I"
Way = tuple[int, int, tuple[int, ...]]
"""One way into a rule: its number, the reach, and the numbers of the sets of words in the order of the phrase."""


class Openings(msgspec.Struct, frozen=True):
    """What is known of rules without compiling them; numbers are packed, for few are ever looked at.

    A way into a rule stands with the rarest of its sets.
    """

    rules: tuple[str, ...] = ()
    always: tuple[int, ...] = ()
    words: dict[str, bytes] = {}
    """the numbers of the sets that a word is in"""
    ways: tuple[bytes, ...] = ()
    """by the number of a set: rule, reach, number of sets and sets of each way"""
    pieces: dict[str, tuple[int, ...]] = {}
    needs: dict[str, frozenset[Need]] = {}


def openings_of(finders: Mapping[str, Finder]) -> Openings:
    """Return the openings of compiled finders."""
    numbers: dict[frozenset[str], int] = {}
    ways: dict[int, array[int]] = {}
    pieces: dict[str, list[int]] = {}
    gates = [finder.gate() for finder in finders.values()]
    for rule, gate in enumerate(gates):
        if gate is None:
            continue
        for need in sorted(gate.alternatives, key=repr):
            sets = [numbers.setdefault(words, len(numbers)) for words in need.sets]
            rarest = numbers[by_rarity(need.sets)[0]]
            ways.setdefault(rarest, array(_NUMBER)).extend((rule, need.reach, len(sets), *sets))
        for piece in sorted(gate.pieces):
            pieces.setdefault(piece, []).append(rule)
    words: dict[str, array[int]] = {}
    for members, number in numbers.items():
        for word in sorted(members):
            words.setdefault(word, array(_NUMBER)).append(number)
    return Openings(
        rules=tuple(finders),
        always=tuple(rule for rule, gate in enumerate(gates) if gate is None),
        words={word: found.tobytes() for word, found in words.items()},
        ways=tuple(ways[number].tobytes() if number in ways else b"" for number in range(len(numbers))),
        pieces={piece: tuple(found) for piece, found in pieces.items()},
        needs={name: finder.needs for name, finder in finders.items() if finder.needs},
    )


class GateIndex:
    """Finds the rules whose gates a text opens; the time goes by the words that occur, not by the rules."""

    def __init__(self, names: Iterable[str], openings: Openings) -> None:
        """Take the ids of the rules of a run, in order, and their openings."""
        places = {name: place for place, name in enumerate(names)}
        self._run = {number: places[name] for number, name in enumerate(openings.rules) if name in places}
        self._openings = openings
        self._words: dict[str, tuple[int, ...]] = {}
        self._ways: dict[int, tuple[Way, ...]] = {}
        self.always = [self._run[rule] for rule in openings.always if rule in self._run]

    def opened(self, text: TextWords) -> set[int]:
        """Return the numbers of the rules that may match the text, without those that always may."""
        held: dict[int, list[str]] = {}
        for word in text.places.keys() & self._openings.words.keys():
            for number in self._words.get(word) or self._sets_with(word):
                held.setdefault(number, []).append(word)
        found: set[int] = set()
        rows: dict[int, list[int]] = {}
        for number in held:
            for rule, reach, sets in self._ways[number] if number in self._ways else self._ways_from(number):
                if rule not in found and all(other in held for other in sets):
                    row = [rows.get(other) or rows.setdefault(other, text.rows(held[other])) for other in sets]
                    if len(row) == 1 or in_order(row, reach):
                        found.add(rule)
        for piece, rules in self._openings.pieces.items():
            if text.holds((piece,)):
                found.update(rules)
        return {self._run[rule] for rule in found if rule in self._run}

    def _sets_with(self, word: str) -> tuple[int, ...]:
        self._words[word] = numbers = tuple(array(_NUMBER, self._openings.words[word]))
        return numbers

    def _ways_from(self, number: int) -> tuple[Way, ...]:
        numbers = array(_NUMBER, self._openings.ways[number])
        ways: list[Way] = []
        at = 0
        while at < len(numbers):
            rule, reach, count = numbers[at : at + 3]
            ways.append((rule, reach, tuple(numbers[at + 3 : at + 3 + count])))
            at += 3 + count
        self._ways[number] = found = tuple(ways)
        return found
