"""The turns of phrase by which a text assumes how large the reader's organisation is."""

import re
from functools import cache

import msgspec

from outreach_lint.document.word_lists import labelled, with_pieces


class SizeCue(msgspec.Struct, frozen=True):
    """A pattern, and the fewest or the most people of the organisation that it fits.

    `shared` cues say nothing of the reader by themselves: the sentence must turn to the reader and to nobody else.
    `like` cues end where "you" or the reader's company must follow.
    """

    pattern: re.Pattern[str]
    limit: int
    shared: bool
    like: bool


def _cue(label: str, pattern: str) -> SizeCue:
    limit, *marks = label.split("+")
    whole = with_pieces(pattern, dict(labelled("size_terms")))
    return SizeCue(re.compile(whole, re.IGNORECASE), int(limit), "shared" in marks, "like" in marks)


@cache
def large_cues() -> tuple[SizeCue, ...]:
    """Return the cues of a large reader."""
    structures: dict[str, list[str]] = {}
    for limit, words in labelled("large_structures"):
        structures.setdefault(limit, []).append(words)
    owned = [_cue(limit, rf"{{YOUR}}{{ADJECTIVES}}(?:{'|'.join(all_)})(?!\w)") for limit, all_ in structures.items()]
    return (*owned, *(_cue(label, pattern) for label, pattern in labelled("large_cues")))


@cache
def small_cues() -> tuple[SizeCue, ...]:
    """Return the cues of a small reader."""
    return tuple(_cue(label, pattern) for label, pattern in labelled("small_cues"))
