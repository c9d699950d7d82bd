"""An index of gates: which rules may match a message, told by its words without compiling any."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from outreach_lint.kinds.base import Finder, Need
from outreach_lint.kinds.blocks import OFTEN, Block, blocks_of, new_number
from outreach_lint.kinds.rarity import NOT_ASCII, by_rarity, share_of
from outreach_lint.kinds.text_words import LETTERS, TextWords, words_in
from outreach_lint.kinds.text_words import Need as Words

_NUMBER = "I"
Way = tuple[int, tuple[frozenset[str], ...], Words]
"""One way into a rule: its number, the sets that the word which opens it leaves open, and all that a text must hold."""


class Openings(msgspec.Struct, frozen=True):
    """What is known of rules without compiling them; ways and sets are packed, for few are ever looked at.

    A way into a rule is found by the words of the rarest of its sets, a piece of text by its first three letters.
    """

    rules: tuple[str, ...] = ()
    always: tuple[int, ...] = ()
    words: dict[str, bytes] = {}
    """the numbers of the ways that a word may open"""
    ways: tuple[bytes, ...] = ()
    """rule, reach, and the numbers of the sets"""
    sets: tuple[str, ...] = ()
    pieces: dict[str, dict[str, tuple[int, ...]]] = {}
    """rules by piece, by the beginning of the piece"""
    needs: dict[str, frozenset[Need]] = {}
    comparing: tuple[str, ...] = ()
    """rules that compare messages"""


def openings_of(finders: Mapping[str, Finder]) -> Openings:
    """Return the openings of compiled finders."""
    sets: dict[frozenset[str], int] = {}
    ways: list[bytes] = []
    words: dict[str, array[int]] = {}
    pieces: dict[str, dict[str, tuple[int, ...]]] = {}
    gates = [finder.gate() for finder in finders.values()]
    for rule, gate in enumerate(gates):
        if gate is None:
            continue
        for need in sorted(gate.alternatives, key=_written):
            for word in sorted(by_rarity(need.sets)[0]):
                words.setdefault(word, array(_NUMBER)).append(len(ways))
            numbers = (sets.setdefault(members, len(sets)) for members in need.sets)
            ways.append(array(_NUMBER, (rule, need.reach, *numbers)).tobytes())
        for piece in sorted(gate.pieces):
            begun = pieces.setdefault(piece[:LETTERS], {})
            begun[piece] = (*begun.get(piece, ()), rule)
    return Openings(
        rules=tuple(finders),
        always=tuple(rule for rule, gate in enumerate(gates) if gate is None),
        words={word: found.tobytes() for word, found in words.items()},
        ways=tuple(ways),
        sets=tuple(" ".join(sorted(members)) for members in sets),
        pieces=pieces,
        needs={name: finder.needs for name, finder in finders.items() if finder.needs},
        comparing=tuple(name for name, finder in finders.items() if finder.compares),
    )


def _written(need: Words) -> tuple[int, list[list[str]]]:
    """Return what sorts needs alike in every process."""
    return (need.reach, [sorted(members) for members in need.sets])


class GateIndex:
    """Finds the rules whose gates a text opens; the time goes by the words that occur, not by the rules."""

    def __init__(self, names: Iterable[str], openings: Openings) -> None:
        """Take the ids of the rules of a run, in order, and their openings."""
        places = {name: place for place, name in enumerate(names)}
        self._run = {number: places[name] for number, name in enumerate(openings.rules) if name in places}
        self._openings = openings
        self._ways: dict[str, tuple[Way, ...]] = {}
        self._sets: dict[int, frozenset[str]] = {}
        short = (inside for begun, inside in openings.pieces.items() if len(begun) < LETTERS)
        self._short = tuple((piece, rules) for inside in short for piece, rules in inside.items() if piece != NOT_ASCII)
        self._number, self._asked = new_number(), 0
        self.always = [self._run[rule] for rule in openings.always if rule in self._run]

    def opened_in(self, text: str, speaks: Callable[[int, Block], bool | None]) -> tuple[set[int], set[int]]:
        """Return what `opened` does, from the paragraphs of the text where many texts are asked about.

        `speaks` tells whether a rule may match for something that a paragraph holds; the rules of which it cannot tell
        are returned apart.
        """
        self._asked += 1
        blocks = blocks_of(text) if self._asked > OFTEN else ()
        if not blocks:
            return self.opened(words_in(text)), set()
        found: set[int] = set()
        unsure: set[int] = set()
        for _, block in blocks:
            known = block.rules.get(self._number)
            if known is None:
                told = {rule: speaks(rule, block) for rule in self.opened(block.words)}
                known = frozenset(rule for rule in told if told[rule]), frozenset(r for r in told if told[r] is None)
                block.rules[self._number] = known
            found |= known[0]
            unsure |= known[1]
        return found, unsure

    def opened(self, text: TextWords) -> set[int]:
        """Return the numbers of the rules that may match the text, without those that always may."""
        found = self._opened_by_words(text)
        found.update(*self._opened_by_pieces(text))
        return {self._run[rule] for rule in found if rule in self._run}

    def _opened_by_words(self, text: TextWords) -> set[int]:
        found: set[int] = set()
        held = text.places.keys()
        for word in held & self._openings.words.keys():
            for rule, others, need in self._ways[word] if word in self._ways else self._opened_by(word):
                if rule in found:
                    continue
                for members in others:  # hundreds of times a paragraph, so without a call
                    if held.isdisjoint(members):
                        break
                else:
                    if len(need.sets) == 1 or text.near(need):
                        found.add(rule)
        return found

    def _opened_by_pieces(self, text: TextWords) -> Iterator[Iterable[int]]:
        lowered = text.lowered
        for piece, rules in self._short:
            if piece in lowered:
                yield rules
        for letters in text.beginnings & self._openings.pieces.keys():
            for piece, rules in self._openings.pieces[letters].items():
                if piece in lowered:
                    yield rules
        if not text.ascii:
            yield self._openings.pieces.get(NOT_ASCII, {}).get(NOT_ASCII, ())

    def _opened_by(self, word: str) -> tuple[Way, ...]:
        """Return the ways that a word opens into the rules of the run, unpacked once."""
        ways: list[Way] = []
        for way in array(_NUMBER, self._openings.words[word]):
            rule, reach, *numbers = array(_NUMBER, self._openings.ways[way])
            if rule in self._run:
                sets = tuple(map(self._set, numbers))
                others = sorted((members for members in set(sets) if word not in members), key=share_of)
                ways.append((rule, tuple(others), Words(sets, reach)))
        self._ways[word] = found = tuple(ways)
        return found

    def _set(self, number: int) -> frozenset[str]:
        if number not in self._sets:
            self._sets[number] = frozenset(self._openings.sets[number].split())
        return self._sets[number]
