"""A file with its messages and what is said of them, and what becomes of it by some edits."""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

import msgspec

from outreach_lint.fixing.edits import Edit, Refusal
from outreach_lint.fixing.file_text import Splice, file_text
from outreach_lint.model import Failure, Message, MessageResult, Notice, Origin

Outcome = Message | Failure | Notice
_REREAD = "the file would then be read in another way, so the fix is left to you"
_CODEC = "the file's character set cannot hold it"


class Bench(msgspec.Struct, frozen=True):
    """How the messages of a file are had from its bytes, and what is said of one; `suffix` is the file's ending."""

    suffix: str
    read: Callable[[bytes], Sequence[Outcome]]
    lint: Callable[[Message], MessageResult]


class State(msgspec.Struct, frozen=True):
    """The bytes of a file, what was read from them, and the result of each message by its number."""

    data: bytes
    outcomes: tuple[Outcome, ...]
    results: Mapping[int, MessageResult]


def begun(data: bytes, bench: Bench) -> State:
    """Return the state of a file as it is."""
    outcomes = tuple(bench.read(data))
    messages = ((number, found) for number, found in enumerate(outcomes) if isinstance(found, Message))
    return State(data, outcomes, {number: bench.lint(message) for number, message in messages})


def after(state: State, edits: Sequence[Edit], bench: Bench, best: State) -> State | Refusal:
    """Return the state of a file after sorted edits that do not overlap; `best` is what some of them come to.

    The file is read anew: every message must be what its edits make of it, and all others what they were.
    """
    file = file_text(state.data)
    try:
        splices = [Splice(edit.start, edit.end, edit.writings[0]) for edit in edits]
        data = file.spliced(splices) if file else None
    except UnicodeError:
        return Refusal(_CODEC)
    outcomes = tuple(bench.read(data)) if data is not None else ()
    wanted = _wanted(state.outcomes, edits)
    if data is None or [_bare(found) for found in outcomes] != [_bare(found) for found in wanted]:
        return Refusal(_REREAD)
    results = dict(best.results)
    for number, message in enumerate(outcomes):
        if isinstance(message, Message) and _bare(message) != _bare(best.outcomes[number]):
            results[number] = bench.lint(message)
    return State(data, outcomes, results)


def _wanted(outcomes: Sequence[Outcome], edits: Sequence[Edit]) -> list[Outcome]:
    """Return what must be read after the edits."""
    wanted = list(outcomes)
    by_number = sorted(edits, key=lambda edit: (edit.change.number, edit.change.part, edit.change.fix.start))
    for number, mine in groupby(by_number, key=lambda edit: edit.change.number):
        message = wanted[number]
        if isinstance(message, Message):
            wanted[number] = _edited(message, list(mine))
    return wanted


def _edited(message: Message, edits: Sequence[Edit]) -> Message:
    texts: dict[str, str] = {}
    for edit in reversed(edits):
        part, fix = edit.change.part, edit.change.fix
        text = texts.get(part, message.part(part))
        texts[part] = text[: fix.start] + fix.text + text[fix.end :]
    return msgspec.structs.replace(message, **texts)


def _bare(found: Outcome) -> Outcome:
    """Return what was read without the places in the file, which an edit may move."""
    if isinstance(found, Message):
        return msgspec.structs.replace(found, origin=Origin(), markup=None)
    return found
