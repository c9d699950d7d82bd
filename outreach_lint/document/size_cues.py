"""The turns of phrase by which a text assumes how large the reader's organisation is."""

import re
from functools import cache
from zlib import crc32

import msgspec

from outreach_lint.document.word_lists import labelled, lines, with_pieces


class SizeCue(msgspec.Struct, frozen=True):
    """An expression, and the fewest or the most people of the organisation that it fits.

    `own` cues name the reader themselves, `like` cues end where "you" or the reader's company must follow, and for the
    others the sentence decides whose structure it is: right after "your" only if `near`. A match holds one of the
    `pieces`, in lower case; none means that it must be tried.
    """

    regex: str
    limit: int
    own: bool = False
    like: bool = False
    near: bool = False
    pieces: tuple[str, ...] = ()

    def may_match(self, low: str) -> bool:
        """Tell whether a text in lower case holds what a match needs."""
        return not self.pieces or any(piece in low for piece in self.pieces)

    @property
    def pattern(self) -> re.Pattern[str]:
        """Return the compiled expression."""
        return _compiled(self.regex)


@cache
def _compiled(regex: str) -> re.Pattern[str]:
    """Compile an expression with its pieces; a piece may hold others. Most messages need few of them."""
    pieces = dict(labelled("size_terms"))
    return re.compile(with_pieces(with_pieces(regex, pieces), pieces), re.IGNORECASE)


@cache
def _gates() -> dict[str, tuple[str, ...]]:
    return {key: tuple(pieces.split("|")) for key, pieces in labelled("size_gates")}


def key_of(line: str) -> str:
    """Return the name under which `size_gates` knows a line of a list."""
    return f"{crc32(line.encode()):08x}"


def _cues(name: str, form: str = "{}") -> tuple[SizeCue, ...]:
    found: list[SizeCue] = []
    for line in lines(name):
        label, _, regex = line.partition(" ")
        limit, *marks = label.split("+")
        own, near = "own" in marks and form == "{}", "own" in marks and form != "{}"
        pieces = _gates().get(key_of(line), ())
        found.append(
            SizeCue(form.replace("{}", regex), int(limit), own=own, like="like" in marks, near=near, pieces=pieces)
        )
    return tuple(found)


@cache
def large_cues() -> tuple[SizeCue, ...]:
    """Return the cues of a large reader."""
    return (*_cues("large_structures", r"(?<![\w-])(?:{})(?![\w-])"), *_cues("large_cues"))


@cache
def small_cues() -> tuple[SizeCue, ...]:
    """Return the cues of a small reader."""
    return _cues("small_cues")


@cache
def scene_cues(name: str) -> tuple[tuple[SizeCue, float], ...]:
    """Return the signs of a list of scenes, each with its strength."""
    found = []
    for line in lines(name):
        strength, _, regex = line.partition(" ")
        found.append((SizeCue(regex, 0, pieces=_gates().get(key_of(line), ())), float(strength)))
    return tuple(found)
