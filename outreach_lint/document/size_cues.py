"""The turns of phrase by which a text assumes how large the reader's organisation is."""

import re
from functools import cache
from zlib import crc32

import msgspec

from outreach_lint.document.glance import Glance
from outreach_lint.document.late import late
from outreach_lint.document.pieces import Pieces
from outreach_lint.document.word_lists import labelled, lines, with_pieces

_SPARE = 32
"""Texts that a cue is tried on before a quicker look at them is made ready."""


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

    @property
    def pattern(self) -> re.Pattern[str]:
        """Return the compiled expression."""
        return _compiled(self.regex)


@cache
def _compiled(regex: str) -> re.Pattern[str]:
    """Return an expression with its pieces; a piece may hold others. Most messages need few of them."""
    pieces = dict(labelled("size_terms"))
    return late(with_pieces(with_pieces(regex, pieces), pieces), re.IGNORECASE)


@cache
def _glance(regex: str) -> Glance:
    return Glance(_compiled(regex), spare=_SPARE)


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


class Cues:
    """The cues of a kind, each with its strength."""

    def __init__(self, cues: tuple[tuple[SizeCue, float], ...]) -> None:
        """Take the cues; what a text must hold of them is told when it is first asked for."""
        self._cues = cues
        self._pieces = Pieces(tuple(cue.pieces for cue, _ in cues))

    def possible(self, text: str) -> list[tuple[SizeCue, float]]:
        """Return the cues that may match in a text."""
        held = (self._cues[place] for place in self._pieces.held_by(text.lower()))
        return [(cue, strength) for cue, strength in held if _glance(cue.regex).sees(text)]


@cache
def large_cues() -> Cues:
    """Return the cues of a large reader."""
    structures = _cues("large_structures", r"(?<![\w-])(?:{})(?![\w-])")
    return Cues(tuple((cue, 0.0) for cue in (*structures, *_cues("large_cues"))))


@cache
def small_cues() -> Cues:
    """Return the cues of a small reader."""
    return Cues(tuple((cue, 0.0) for cue in _cues("small_cues")))


@cache
def scene_cues(name: str) -> Cues:
    """Return the signs of a list of scenes, each with its strength."""
    found = []
    for line in lines(name):
        strength, _, regex = line.partition(" ")
        found.append((SizeCue(regex, 0, pieces=_gates().get(key_of(line), ())), float(strength)))
    return Cues(tuple(found))
