"""What goes wrong between the steps of a sequence."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from itertools import pairwise

from outreach_lint.batch.faults import Bounds, Check, Fault, Notes
from outreach_lint.batch.threads import Thread, threads
from outreach_lint.batch.traces import UNKNOWN, Traces
from outreach_lint.batch.wording import words_of

_PERCENT = 100
_REPLY = "repl"
_SHORT = 40
"""Words that no reader finds long, however short the first message was."""


def repeated_sentence(traces: Traces, bounds: Bounds, notes: Notes) -> Iterator[Fault]:
    """Yield sentences that an earlier step says word for word; neighbours are one fault."""
    del notes
    for thread in threads(traces):
        said: dict[int, tuple[int, int]] = {}
        for place, step in enumerate(thread.steps, 1):
            for number in step:
                sentences = traces.sentences(number)
                again = {at for at, sentence in enumerate(sentences) if said.get(sentence, (place,))[0] < place}
                for first, last in _runs(again):
                    position, other = said[sentences[first]]
                    yield Fault(number, {"position": str(position)}, sentences=(first, last), others=(other,))
            for number in step:
                for sentence in traces.sentences(number):
                    if words_of(sentence) >= bounds.limit:
                        said.setdefault(sentence, (place, number))


def adds_nothing(traces: Traces, bounds: Bounds, notes: Notes) -> Iterator[Fault]:
    """Yield messages whose words of substance are nearly all in the steps before."""
    del notes
    for thread in threads(traces):
        known: set[int] = set()
        for before, step in pairwise(((), *thread.steps)):
            for number in step if before else ():
                fresh = len(traces.content(number) - known)
                if len(traces.sentences(number)) and fresh < bounds.limit:
                    yield Fault(number, {"value": str(fresh)}, others=(before[-1],))
            known.update(*map(traces.content, step))


def longer(traces: Traces, bounds: Bounds, notes: Notes) -> Iterator[Fault]:
    """Yield messages that are longer than the first one on their channel."""
    del notes
    for thread in threads(traces):
        for number, before in thread.later():
            opening = next((n for n in before if traces.channel[n] == traces.channel[number]), None)
            if opening is None:
                continue
            least, words = (sum(map(words_of, traces.sentences(n))) for n in (opening, number))
            if least and words > _SHORT and words * _PERCENT > least * bounds.limit:
                yield Fault(number, {"value": str(words), "limit": str(least)}, others=(opening,))


def reply_prefix(traces: Traces, bounds: Bounds, notes: Notes) -> Iterator[Fault]:
    """Yield subjects that say they are a reply where a new thread begins."""
    del bounds, notes
    for thread in threads(traces):
        for number, before in thread.later():
            if number in traces.prefix:
                yield Fault(number, stretch=("subject", *traces.prefix[number]), others=(before[-1],))


def gap(traces: Traces, bounds: Bounds, notes: Notes) -> Iterator[Fault]:
    """Yield messages that follow too soon upon the last one on their channel."""
    del notes
    for thread in threads(traces):
        for number, before in thread.later():
            last = next((n for n in reversed(before) if traces.channel[n] == traces.channel[number]), None)
            days = None if last is None else _days(traces, last, number)
            if last is not None and days is not None and days < bounds.limit:
                yield Fault(number, {"value": str(days)}, others=(last,))


def _days(traces: Traces, last: int, number: int) -> int | None:
    """Return the days between two messages; one date for both may be that of the run, and says nothing."""
    if UNKNOWN not in (traces.day[last], traces.day[number]):
        return traces.day[number] - traces.day[last]
    if UNKNOWN in (traces.sent[last], traces.sent[number]) or traces.sent[last] >= traces.sent[number]:
        return None
    return traces.sent[number] - traces.sent[last]


def too_many(traces: Traces, bounds: Bounds, notes: Notes) -> Iterator[Fault]:
    """Yield the first message beyond the limit."""
    del notes
    for thread in threads(traces):
        if len(thread.steps) > bounds.limit:
            number = thread.steps[int(bounds.limit)][0]
            yield Fault(number, {"value": str(len(thread.steps)), "limit": str(int(bounds.limit))})


def no_stop(traces: Traces, bounds: Bounds, notes: Notes) -> Iterator[Fault]:
    """Yield the first message of a sequence that says what ends it, and names no reply."""
    del bounds, notes
    for thread, exits in ((thread, _plan(traces, thread)[1]) for thread in threads(traces)):
        if exits is not None and not any(_REPLY in name.casefold() for name in exits):
            yield Fault(thread.first)


def miscounted(traces: Traces, bounds: Bounds, notes: Notes) -> Iterator[Fault]:
    """Yield the first message of a sequence that has not as many steps as it announces."""
    del bounds, notes
    for thread in threads(traces):
        (announced, steps), _exits = _plan(traces, thread)
        if announced is not None and announced != steps:
            yield Fault(thread.first, {"value": str(steps), "limit": str(announced)})


def _plan(traces: Traces, thread: Thread) -> tuple[tuple[int | None, int], tuple[str, ...] | None]:
    plan = traces.plans.get(thread.first)
    return ((plan.announced, plan.steps), plan.exits) if plan else ((None, 0), None)


def promise_broken(traces: Traces, bounds: Bounds, notes: Notes) -> Iterator[Fault]:
    """Yield the words that call a message the last one, where another follows on the same channel."""
    del bounds
    for thread in threads(traces) if notes else ():
        following: dict[int, tuple[int, int]] = {}
        for place, step in reversed(tuple(enumerate(thread.steps, 1))):
            for number in step:
                if notes.get(number) and traces.channel[number] in following:
                    position, other = following[traces.channel[number]]
                    facts = {"position": str(position), "value": str(place)}
                    yield Fault(number, facts, stretch=notes[number][0], others=(other,))
            following |= {traces.channel[number]: (place, number) for number in reversed(step)}


def rising_pressure(traces: Traces, bounds: Bounds, notes: Notes) -> Iterator[Fault]:
    """Yield the message with which pressure has risen for the `limit`th time above all steps before it."""
    for thread in threads(traces) if notes else ():
        highest, rises = max(len(notes.get(number, ())) for number in thread.steps[0]), 0
        for step in thread.steps[1:]:
            here = max(len(notes.get(number, ())) for number in step)
            rises += here > highest
            if here > highest and rises >= bounds.limit:
                number = next(n for n in step if len(notes.get(n, ())) == here)
                yield Fault(number, {"value": str(here)}, others=(thread.first,))
                break
            highest = max(highest, here)


def _runs(places: AbstractSet[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of each row of neighbours."""
    for place in sorted(places):
        if place - 1 not in places:
            last = place
            while last + 1 in places:
                last += 1
            yield place, last


CHECKS: dict[str, Check] = {
    "repeated_sentence": repeated_sentence,
    "adds_nothing": adds_nothing,
    "longer": longer,
    "reply_prefix": reply_prefix,
    "gap": gap,
    "too_many": too_many,
    "no_stop": no_stop,
    "miscounted": miscounted,
    "promise_broken": promise_broken,
    "rising_pressure": rising_pressure,
}
