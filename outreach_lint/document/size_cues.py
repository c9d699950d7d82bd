"""The turns of phrase by which a text assumes how large the reader's organisation is."""

import re
from functools import cache

import msgspec

from outreach_lint.document.word_lists import labelled, with_pieces


class SizeCue(msgspec.Struct, frozen=True):
    """A pattern, and the fewest or the most people of the organisation that it fits.

    `own` cues name the reader themselves, `like` cues end where "you" or the reader's company must follow, and for the
    others the sentence decides whose structure it is: right after "your" only if `near`.
    """

    pattern: re.Pattern[str]
    limit: int
    own: bool = False
    like: bool = False
    near: bool = False


def _whole(pattern: str) -> re.Pattern[str]:
    """Compile a pattern with its pieces; a piece may hold others."""
    pieces = dict(labelled("size_terms"))
    return re.compile(with_pieces(with_pieces(pattern, pieces), pieces), re.IGNORECASE)


def _cues(name: str) -> tuple[SizeCue, ...]:
    found: list[SizeCue] = []
    for label, pattern in labelled(name):
        limit, *marks = label.split("+")
        found.append(SizeCue(_whole(pattern), int(limit), own="own" in marks, like="like" in marks))
    return tuple(found)


@cache
def large_cues() -> tuple[SizeCue, ...]:
    """Return the cues of a large reader."""
    structures: dict[str, list[str]] = {}
    for label, words in labelled("large_structures"):
        structures.setdefault(label, []).append(words)
    named = [
        SizeCue(_whole(rf"(?<![\w-])(?:{'|'.join(all_)})(?![\w-])"), int(label.partition("+")[0]), near="+" in label)
        for label, all_ in structures.items()
    ]
    return (*named, *_cues("large_cues"))


@cache
def small_cues() -> tuple[SizeCue, ...]:
    """Return the cues of a small reader."""
    return _cues("small_cues")
