"""What is kept of a catalogue between runs, packed so that only what a message asks for is unpacked."""

from collections.abc import Mapping

import msgspec

from outreach_lint.catalog.card import Card
from outreach_lint.catalog.packed_needs import PackedNeeds, UnpackedNeeds, packed
from outreach_lint.catalog.packed_texts import UnpackedTexts, packed_texts
from outreach_lint.catalog.shelf import Row, Shelf, Texts, row_of
from outreach_lint.kinds.gates import Openings
from outreach_lint.kinds.memo import Memo
from outreach_lint.kinds.phrase_context import ListIndex
from outreach_lint.kinds.required_literals import Literals


class Stored(msgspec.Struct, frozen=True):
    """What is kept: the rules after tweaks, the shared lists, and what was found out by compiling them."""

    rules: tuple[Card, ...]
    lists: dict[str, tuple[str, ...]]
    needs: PackedNeeds
    short: Shelf
    literals: Shelf
    indexes: dict[str, bytes]
    sets: Row
    """those of the openings"""
    other_openings: Openings

    def memo(self) -> Memo:
        """Return what was read before, as the kinds use it."""
        return Memo(
            UnpackedNeeds(self.needs),
            short=UnpackedTexts(self.short, str),
            literals=UnpackedTexts(self.literals, Literals),
            indexes=_Indexes(self.indexes),
        )

    def openings(self) -> Openings:
        """Return the openings of the rules."""
        return msgspec.structs.replace(self.other_openings, sets=Texts(self.sets))


class _Indexes(dict[str, ListIndex]):
    """Indexes of shared lists, each unpacked when it is first asked for."""

    def __init__(self, kept: Mapping[str, bytes]) -> None:
        super().__init__()
        self._kept = kept

    def __missing__(self, name: str) -> ListIndex:
        self[name] = found = msgspec.msgpack.decode(self._kept[name], type=ListIndex)
        return found

    def __contains__(self, name: object) -> bool:
        return name in self._kept


def stored(rules: tuple[Card, ...], lists: dict[str, tuple[str, ...]], memo: Memo, openings: Openings) -> Stored:
    """Return what is to be kept."""
    indexes = {name: msgspec.msgpack.encode(index) for name, index in memo.indexes.items()}
    texts = (packed_texts(memo.short), packed_texts(memo.literals))
    sets = row_of(words.encode() for words in openings.sets)
    others = msgspec.structs.replace(openings, sets=())
    return Stored(rules, lists, packed(memo.needs), *texts, indexes, sets, others)
