"""Puts outcomes to messages: by line where both stand in one file, else by id or address and step."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

from outreach_lint.calibrating.cases import Case, Matching, Seen, Told
from outreach_lint.model import Failure

Key = tuple[str, str, str]
Several = Literal["several"]
Known = dict[Key, Told | Several]
_SHOWN = 40


def matched(seen: Sequence[Seen], rows: Sequence[Told], path: str) -> tuple[list[Case], Matching, list[Failure]]:
    """Return the messages of which it is known what came of them, how they were found, and rows at odds.

    `path` is the file of outcomes; its own messages are found by their line, all others by what they are called.
    """
    by_line = {told.line: told for told in rows}
    keyed, again, faults = _keyed(rows if any(one.path != path for one in seen) else (), path)
    owners: dict[int, list[int]] = defaultdict(list)
    ambiguous = missing = repeated = 0
    met: set[bytes] = set()
    for number, one in enumerate(seen):
        told = by_line.get(one.line) if one.path == path else _found(one, keyed)
        if one.print in met:
            repeated += 1
        elif told is None:
            missing += 1
        elif told == "several":
            ambiguous += 1
        else:
            owners[told.line].append(number)
        met.add(one.print)
    cases: list[Case] = []
    unknown = 0
    for line, numbers in owners.items():
        if len(numbers) > 1:
            ambiguous += len(numbers)
            continue
        case = _case(seen[numbers[0]], by_line[line])
        unknown += case is None
        cases += [case] if case else []
    lonely = sum(told.line not in owners for told in rows) - again
    counts = (missing, lonely, again, ambiguous, repeated, unknown)
    return cases, Matching(len(seen), len(rows), len(cases), *counts), faults


def _keyed(rows: Sequence[Told], path: str) -> tuple[Known, int, list[Failure]]:
    """Return the rows by what their message may be called, how many say again what another says, and those at odds."""
    keyed: Known = {}
    faults: list[Failure] = []
    again = 0
    for told in rows:
        keys = list(_keys(told.id, told.email, told.step))
        for key in keys:
            other = keyed.setdefault(key, told)
            if other is told:
                continue
            surest = key == keys[0]
            if isinstance(other, Told) and other.happened is told.happened and surest:
                again += 1
                break
            keyed[key] = "several"
            if isinstance(other, Told) and surest:
                what = "id" if key[0] == "id" else "address"
                reason = f"“{key[1][:_SHOWN]}” is the {what} of line {other.line}, too, with another outcome; "
                faults.append(Failure(path, told.line, reason + "neither is used"))
    return keyed, again, faults


def _found(one: Seen, keyed: Known) -> "Told | Several | None":
    step = one.factors.get("step", "")
    for key in (*_keys(one.id, one.email, step), *_keys(one.id, one.email, "")):
        if key in keyed:
            return keyed[key]
    return None


def _keys(name: str, email: str, step: str) -> Iterator[Key]:
    """Yield by what a message may be found, the surest first."""
    if name:
        yield "id", name, step
    if email:
        yield "address", email.casefold(), step


def _case(one: Seen, told: Told) -> Case | None:
    if told.happened is None:
        return None
    return Case(one.counts, one.blind, one.credits, {**one.factors, **told.factors}, told.happened)
