"""What is kept of a catalogue between runs, packed so that only what a message asks for is unpacked."""

from collections.abc import Mapping

import msgspec

from outreach_lint.catalog.card import Card
from outreach_lint.catalog.packed_needs import PackedNeeds, UnpackedNeeds, packed
from outreach_lint.kinds.gates import Openings
from outreach_lint.kinds.memo import Memo
from outreach_lint.kinds.phrase_context import ListIndex
from outreach_lint.kinds.required_literals import Literals


class Stored(msgspec.Struct, frozen=True):
    """What is kept: the rules after tweaks, the shared lists, and what was found out by compiling them."""

    rules: tuple[Card, ...]
    lists: dict[str, tuple[str, ...]]
    needs: PackedNeeds
    short: dict[str, str]
    literals: dict[str, Literals]
    simple: dict[str, str]
    indexes: dict[str, bytes]
    openings: Openings

    def memo(self) -> Memo:
        """Return what was read before, as the kinds use it."""
        return Memo(
            UnpackedNeeds(self.needs),
            short=self.short,
            literals=self.literals,
            simple=self.simple,
            indexes=_Indexes(self.indexes),
        )


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
    return Stored(rules, lists, packed(memo.needs), memo.short, memo.literals, memo.simple, indexes, openings)
