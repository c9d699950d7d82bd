"""What a person decides about one finding: its fix, or an inline ignore beside it, if the file can hold one."""

from collections.abc import Iterator

import msgspec

from outreach_lint.fixing.edits import Change, Refusal, edit_of
from outreach_lint.fixing.file_text import file_text
from outreach_lint.fixing.offers import Offer
from outreach_lint.fixing.state import Bench, State, after
from outreach_lint.model import Finding, Fix, Message, MessageResult

_NO_FIX = "there is no fix that could be written here"
_NO_PLACE = "an ignore cannot be written here so that it works; add it by hand"


def accepting(state: State, number: int, offer: Offer, bench: Bench) -> State | Refusal:
    """Return the state of a file in which a fix is applied, safe or not."""
    message, part = state.outcomes[number], offer.finding.part
    if not isinstance(message, Message) or part is None:
        return Refusal(_NO_FIX)
    return _written(state, message, Change(number, part, offer.fix, offer.finding.line), bench)


def ignoring(state: State, number: int, finding: Finding, reason: str, bench: Bench) -> State | Refusal:
    """Return the state of a file in which a comment suppresses a finding, and nothing else is said of the message."""
    message = state.outcomes[number]
    if not isinstance(message, Message):
        return Refusal(_NO_PLACE)
    before = state.results[number]
    for fix in _places(message, finding, " ".join(reason.replace("-->", "").split())):
        found = _written(state, message, Change(number, "body", fix, finding.line), bench)
        if isinstance(found, State) and len(_open(found.results[number])) < len(_open(before)):
            return found
    return Refusal(_NO_PLACE)


def _written(state: State, message: Message, change: Change, bench: Bench) -> State | Refusal:
    """Return the state after a change, written in the first way that the file takes."""
    file = file_text(state.data)
    edit = edit_of(file, bench.suffix, message, change) if file else Refusal(_NO_FIX)
    if isinstance(edit, Refusal):
        return edit
    found: State | Refusal = Refusal(_NO_FIX)
    for writing in edit.writings:
        found = after(state, [msgspec.structs.replace(edit, writings=(writing,))], bench, state)
        if isinstance(found, State):
            break
    return found


def _places(message: Message, finding: Finding, reason: str) -> Iterator[Fix]:
    """Yield where a comment could stand: above the line or in it; for a whole message, below or above the text."""
    text = message.body
    if finding.part == "body" and finding.start is not None:
        comment = f"<!-- outreach-lint: ignore[{finding.rule}] {reason} -->"
        above = text.rfind("\n", 0, finding.start) + 1
        end = text.find("\n", finding.start)
        yield Fix(above, above, f"{comment}\n", safe=True)
        yield Fix(end if end >= 0 else len(text), end if end >= 0 else len(text), f" {comment}", safe=True)
        return
    comment = f"<!-- outreach-lint: ignore-message[{finding.rule}] {reason} -->"
    below = len(text.rstrip())
    yield Fix(below, below, f"\n\n{comment}", safe=True)
    yield Fix(0, 0, f"{comment}\n", safe=True)


def _open(result: MessageResult) -> list[Finding]:
    return [finding for finding in result.findings if not finding.suppressed]
