"""Applies fixes until none is left that makes its message better; each is proved by reading the file again."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from outreach_lint.fixing.edits import Change, Edit, Refusal, edit_of
from outreach_lint.fixing.file_text import file_text
from outreach_lint.fixing.offers import offers
from outreach_lint.fixing.state import Bench, State, after, begun
from outreach_lint.model import Message, Notice

_WORSE = "the message would not be better for it, so the fix is left to you"
_BYTES = "the file's characters cannot be written back as they are, so its fixes are left to you"


class Fixed(msgspec.Struct, frozen=True):
    """A file after its fixes: how many were applied, and what is to be told of those that were not."""

    data: bytes
    count: int
    notices: tuple[Notice, ...] = ()


def fixed(data: bytes, bench: Bench, path: str, *, unsafe: bool) -> Fixed:
    """Return a file with all its safe fixes, or all fixes, applied; to do so again changes nothing more."""
    state, count = begun(data, bench), 0
    while True:
        edits, refused = _edits(state, bench.suffix, path, unsafe=unsafe)
        state, kept, told = _applied(state, edits, bench, path, unsafe=unsafe)
        count += kept
        if not kept:
            return Fixed(state.data, count, tuple(dict.fromkeys((*refused, *told))))


def _edits(state: State, suffix: str, path: str, *, unsafe: bool) -> tuple[list[Edit], list[Notice]]:
    """Return the edits for the fixes on offer, sorted and without overlaps, and why there are none for some."""
    wanted = [(number, o) for number, result in state.results.items() for o in offers(result, unsafe=unsafe)]
    file = file_text(state.data) if wanted else None
    if file is None:
        return [], [Notice(path, 1, _BYTES)] if wanted else []
    edits: list[Edit] = []
    refused: list[Notice] = []
    for number, offer in wanted:
        finding, message = offer.finding, state.outcomes[number]
        if finding.part is None or not isinstance(message, Message):
            continue
        edit = edit_of(file, suffix, message, Change(number, finding.part, offer.fix, finding.line))
        if isinstance(edit, Refusal):
            refused.append(Notice(path, finding.line, edit.reason))
        else:
            edits.append(edit)
    edits.sort(key=lambda edit: (edit.start, edit.end))
    apart: list[Edit] = []
    for edit in edits:
        if not apart or apart[-1].end <= edit.start:
            apart.append(edit)
    return apart, refused


def _applied(
    state: State, edits: Sequence[Edit], bench: Bench, path: str, *, unsafe: bool
) -> tuple[State, int, list[Notice]]:
    """Return the state after as many of the edits as make their messages better, their number, and what is told."""
    kept: list[Edit] = []
    told: list[Notice] = []
    best = state
    waiting = [list(edits)] if edits else []
    while waiting:
        chunk = waiting.pop()
        found: State | Refusal = Refusal(_WORSE)
        for written in _written(chunk):
            tried = sorted((*kept, *written), key=lambda edit: (edit.start, edit.end))
            found = after(state, tried, bench, best)
            if isinstance(found, State):
                break
        if isinstance(found, State) and _is_better(best, found, chunk, unsafe=unsafe):
            best, kept = found, tried
        elif len(chunk) > 1:
            half = len(chunk) // 2
            waiting += [chunk[half:], chunk[:half]]
        else:
            reason = found.reason if isinstance(found, Refusal) else _WORSE
            told.append(Notice(path, chunk[0].change.line, reason))
    return best, len(kept), told


def _written(chunk: Sequence[Edit]) -> list[list[Edit]]:
    """Return the ways in which a single edit may be written; several are tried in their likeliest one first."""
    if len(chunk) > 1:
        return [list(chunk)]
    return [[msgspec.structs.replace(edit, writings=(writing,))] for edit in chunk for writing in edit.writings]


def _is_better(best: State, found: State, edits: Sequence[Edit], *, unsafe: bool) -> bool:
    """Tell whether each message that changed scores no less, and has as many fixes fewer left as were applied."""
    applied = Counter(edit.change.number for edit in edits)
    for number, count in applied.items():
        old, new = best.results[number], found.results[number]
        if new.score.value < old.score.value:
            return False
        if len(offers(new, unsafe=unsafe)) > len(offers(old, unsafe=unsafe)) - count:
            return False
    return True
