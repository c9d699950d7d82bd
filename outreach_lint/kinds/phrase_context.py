"""What phrases are read with."""

from collections.abc import Callable, Mapping, Sequence

import msgspec

from outreach_lint.kinds.rarity import by_rarity
from outreach_lint.kinds.text_words import Need, TextWords


class ListIndex(msgspec.Struct, frozen=True):
    """Which phrases of a shared list a text can hold, by its words; those without a sure word are `free`."""

    free: tuple[int, ...]
    words: dict[str, tuple[int, ...]]

    def held_by(self, words: TextWords) -> list[int]:
        """Return the places in the list of the phrases that the text can hold, and of few others."""
        shared = words.places.keys() & self.words.keys()
        return sorted({*self.free, *(place for word in shared for place in self.words[word])})


def index_of(phrases: Sequence[str], needs: Callable[[str], Need]) -> ListIndex:
    """Return the index of a shared list."""
    free: list[int] = []
    words: dict[str, list[int]] = {}
    for place, phrase in enumerate(phrases):
        sets = needs(phrase).sets if phrase.strip() else ()
        for word in by_rarity(sets)[0] if sets else ():
            words.setdefault(word, []).append(place)
        if not sets:
            free.append(place)
    return ListIndex(tuple(free), {word: tuple(places) for word, places in words.items()})


class Reading(msgspec.Struct, frozen=True):
    """What phrases are read with: the shared lists, what was read of them before, and perhaps the words of a text.

    With `words`, the alternatives that such a text cannot hold are left out.
    """

    lists: Mapping[str, Sequence[str]] = {}
    regexes: dict[str, str] = {}
    needs: dict[str, Need] = {}
    indexes: dict[str, ListIndex] = {}
    words: TextWords | None = None
