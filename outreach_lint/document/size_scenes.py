"""Weighs the scenes of a text: who does what with how much, as in a tiny firm or in a large organisation.

No single word of a scene tells much ("a van", "every region"). Those of one sentence are added up, if it is about the
reader: it speaks to them, or in general of whoever is in such a place, and not of the sender or a third party.
"""

import re
from collections.abc import Iterator
from itertools import islice

import msgspec

from outreach_lint.document.late import late
from outreach_lint.document.quantities import quantities
from outreach_lint.document.size_cues import SizeCue, large_cues, scene_cues
from outreach_lint.document.size_numbers import counted_nouns
from outreach_lint.document.size_owner import (
    Sentence,
    is_history,
    is_of_others,
    scene_pattern,
)

# In one sentence, in two that follow each other, and in a whole message.
_SMALL, _LARGE = (1.75, 2.25, 3.5), (2.0, 2.75, 4.25)
_TELLING = 1.0  # at least one thing of the scene must be no everyday word
_MOST = 6  # of one cue
_MOST_SENTENCES, _LONGEST_SENTENCE = 60, 600
_OWN, _SHARED = 0.75, 1.25  # what a structure of a large house adds
_CROWD, _FLOOD, _TIMES, _COUNTED = 60, 1000, 10, 1.25
_FEW_MORE, _LEAST = 3, 20
_END = late(r"[.!?;](?=\s|$)|\n|\Z")
_CLAUSE = late(r", (?:and|but|so|then) ")
_READER = late(r"(?<!\w)(?:you|your|yours|yourself|yourselves|u|ur)(?!\w)", re.IGNORECASE)
_VOLUME = late(
    r"\+? (?:[\w-]+ ){0,2}?(?:people|applicants|candidates|tickets|invoices|shipments|calls|requests|e-?mails|users"
    r"|colleagues|extensions|handsets|badges|logins|payments|parcels|claims|contracts|suppliers|vendors|transactions|bookings"
    r"|passengers|flights|trips|hires|starters|applications|purchase orders|payslips)\b",
    re.IGNORECASE,
)


class Scene(msgspec.Struct, frozen=True):
    """A stretch of one sentence, how strongly it and its `most` telling sign speak, and if it means the reader."""

    start: int
    end: int
    weight: float
    most: float
    framed: bool


class _Sign(msgspec.Struct, frozen=True):
    start: int
    end: int
    weight: float


def small_scenes(text: str) -> Iterator[Scene]:
    """Yield the scenes of a tiny firm that a text sets its reader in."""
    cues = scene_cues("small_scenes").possible(text)
    found = []
    for here in _sentences(text) if cues else ():
        signs = [sign for sign in _signs(text, here, cues) if not _is_elsewhere(text, here, sign)]
        found.append(_scene(text, here, signs, "SMALL_FRAME"))
    return _enough(found, *_SMALL)


def large_scenes(text: str, employees: int) -> Iterator[Scene]:
    """Yield the scenes of a far larger organisation than one of `employees` that a text sets its reader in."""
    cues = scene_cues("large_scenes").possible(text)
    cues += [
        (cue, _OWN if cue.near else _SHARED)
        for cue, _ in large_cues().possible(text)
        if cue.limit > employees and not cue.like
    ]
    found = []
    for here in _sentences(text):
        signs = [*_signs(text, here, cues), *_crowds(text, here, employees)]
        found.append(_scene(text, here, [s for s in signs if not _is_far(text, here, s)], "LARGE_FRAME"))
    return _enough(found, *_LARGE)


def _enough(scenes: list[Scene | None], alone: float, together: float, whole: float) -> Iterator[Scene]:
    """Yield the scenes that are enough, by themselves, with the sentence that follows or with all others."""
    framed = [scene for scene in scenes if scene and scene.framed]
    if framed and sum(map(_weight, framed)) >= whole:
        top = max(framed, key=_weight)
        if top.most >= _TELLING:
            yield top
    for scene, following in zip(scenes, [*scenes[1:], None], strict=False):
        if scene and scene.framed and scene.weight >= alone and scene.most >= _TELLING:
            yield scene
        elif scene and following and max(scene, following, key=_weight).framed:
            both = scene.weight + following.weight
            if both >= together and max(scene.most, following.most) >= _TELLING:
                yield max(scene, following, key=_weight)


def _weight(scene: Scene) -> float:
    return scene.weight


def _sentences(text: str) -> Iterator[Sentence]:
    start = 0
    for hit in islice(_END.finditer(text), _MOST_SENTENCES):
        for begin in range(start, hit.start(), _LONGEST_SENTENCE):
            yield Sentence(begin, min(begin + _LONGEST_SENTENCE, hit.end()))
        start = hit.end()


def _signs(text: str, here: Sentence, cues: list[tuple[SizeCue, float]]) -> Iterator[_Sign]:
    for cue, weight in cues:
        for hit in islice(cue.pattern.finditer(text, here.start, here.end), _MOST):
            yield _Sign(hit.start(), hit.end(), weight)


def _crowds(text: str, here: Sentence, employees: int) -> Iterator[_Sign]:
    """Yield the numbers of people and places that are out of all proportion."""
    for number in quantities(text[here.start : here.end]):
        start, end = here.start + number.start, here.start + number.end
        if number.value >= max(_FLOOD, _TIMES * employees) and (after := _VOLUME.match(text, end)):
            yield _Sign(start, after.end(), _COUNTED)
            continue
        for people, nouns in counted_nouns():
            behind = number.value * people
            if behind >= max(_FEW_MORE * employees, _LEAST) and (after := nouns.match(text, end)):
                yield _Sign(start, after.end(), _COUNTED if behind >= max(_CROWD, _TIMES * employees) else _OWN)


def _scene(text: str, here: Sentence, signs: list[_Sign], frame: str) -> Scene | None:
    """Return what a sentence shows, and whether it is about the reader."""
    apart: list[_Sign] = []
    for sign in sorted(signs, key=lambda one: (-one.weight, one.end - one.start)):
        if all(sign.end <= other.start or sign.start >= other.end for other in apart):
            apart.append(sign)
    if not apart:
        return None
    start, end = min(sign.start for sign in apart), max(sign.end for sign in apart)
    weight = sum(sign.weight for sign in apart)
    spoken_to = _READER.search(text, here.start, here.end if frame == "LARGE_FRAME" else end)
    framed = bool(spoken_to or scene_pattern(frame).search(text[here.start : here.end]))
    return Scene(start, end, weight, max(sign.weight for sign in apart), framed)


def _is_elsewhere(text: str, here: Sentence, sign: _Sign) -> bool:
    """Tell whether a sign of a tiny firm is the sender's, a third party's, of old, or of one corner of a house."""
    if is_of_others(text, sign.start, sign.end) or is_history(text, sign.start, sign.end):
        return True
    before, after = text[here.start : sign.start], text[sign.end : here.end]
    inside = _READER.search(text, sign.start, sign.end)
    if not inside and scene_pattern("FIRST").search(before):
        return True
    whole = text[here.start : here.end]
    return bool(
        scene_pattern("FIRST_AFTER").match(after)
        or scene_pattern("CORNER").search(whole)
        or (
            not _READER.search(whole)
            and (scene_pattern("TOLD").search(before) or scene_pattern("OURS_DONE").search(whole))
        )
    )


def _is_far(text: str, here: Sentence, sign: _Sign) -> bool:
    """Tell whether a sign of a large house is the sender's or a third party's, or said to be wanting."""
    clause = max((hit.end() for hit in _CLAUSE.finditer(text, here.start, sign.start)), default=here.start)
    if is_of_others(text, sign.start, sign.end) or scene_pattern("DENIED").search(text[clause : sign.start]):
        return True
    before, whole = text[here.start : sign.start], text[here.start : here.end]
    return bool(scene_pattern("FIRST_LARGE").search(before) or scene_pattern("TOLD_LARGE").search(whole))
