"""What goes wrong between messages to several readers, and between those of one writer."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from outreach_lint.batch.faults import Bounds, Check, Fault, Notes
from outreach_lint.batch.threads import groups
from outreach_lint.batch.traces import Traces
from outreach_lint.batch.wording import words_of

_PERCENT = 100
_NAMED = 3
_LEAST = 15
"""Words from which the same copy is more than the same greeting."""
_BUCKETS = 1 << 20


def duplicate(traces: Traces, bounds: Bounds, notes: Notes) -> Iterator[Fault]:
    """Yield each row after the first with an address."""
    del bounds, notes
    for rows in groups(traces, traces.address):
        yield from (Fault(number, others=(rows[0],)) for number in rows[1:])


def same_copy(traces: Traces, bounds: Bounds, notes: Notes) -> Iterator[Fault]:
    """Yield messages most of whose words went to somebody else at the company already."""
    del notes
    for members in groups(traces, traces.company):
        said: dict[int, int] = {}
        for number in (n for n in members if traces.recipient[n]):
            sentences = traces.sentences(number)
            others = [
                (words_of(s), said[s])
                for s in sentences
                if s in said and traces.recipient[said[s]] != traces.recipient[number]
            ]
            share, words = _share(sum(count for count, _other in others), sentences)
            if words >= _LEAST and share >= bounds.limit:
                source = Counter[int]()
                for count, other in others:
                    source[other] += count
                most = min(source, key=lambda other: (-source[other], traces.place(other)))
                yield Fault(number, {"share": str(share)}, others=(most,))
            for sentence in sentences:
                said.setdefault(sentence, number)


def broadcast(traces: Traces, bounds: Bounds, notes: Notes) -> Iterator[Fault]:
    """Yield the first of the messages that say nearly the same to many people, with the longest stretch of it."""
    del notes
    people = _people(traces, bounds.people)
    copies: dict[int, list[int]] = {}
    for number in range(len(traces)):
        if not traces.recipient[number] or traces.is_post(number):
            continue
        sentences = traces.sentences(number)
        loud = [sentence for sentence in sentences if sentence in people]
        share, words = _share(sum(map(words_of, loud)), sentences)
        if words >= _LEAST and share >= bounds.limit:
            # Copies of one text share at least the sentence that most people get.
            copies.setdefault(max(loud, key=lambda sentence: (people[sentence], sentence)), []).append(number)
    for loudest, numbers in copies.items():
        numbers.sort(key=traces.place)
        sentences = traces.sentences(numbers[0])
        loud_places = [place for place, sentence in enumerate(sentences) if sentence in people]
        share, _words = _share(sum(words_of(sentences[place]) for place in loud_places), sentences)
        facts = {"share": str(share), "people": str(people[loudest])}
        facts |= {"value": str(len(loud_places)), "limit": str(len(sentences))}
        yield Fault(
            numbers[0], facts, sentences=_longest(loud_places, sentences), others=tuple(numbers[1 : _NAMED + 1])
        )


def _share(own: int, sentences: Sequence[int]) -> tuple[int, int]:
    """Return some words as a percentage of those of sentences, rounded down, and the number of these."""
    words = sum(map(words_of, sentences))
    return (own * _PERCENT // words if words else 0), words


def _people(traces: Traces, least: int) -> dict[int, int]:
    """Return the sentences that go to so many readers, with their number.

    A first round counts in a fixed number of buckets, so that the many sentences of one reader alone take no room.
    """
    members = [n for n in range(len(traces)) if traces.recipient[n] and not traces.is_post(n)]
    members.sort(key=lambda number: traces.recipient[number])
    buckets = bytearray(_BUCKETS)
    most = min(least, 255)
    for said in _by_reader(traces, members):
        for sentence in said:
            place = (sentence >> 8) % _BUCKETS
            buckets[place] = min(buckets[place] + 1, most)
    counts: Counter[int] = Counter()
    for said in _by_reader(traces, members):
        counts.update(sentence for sentence in said if buckets[(sentence >> 8) % _BUCKETS] >= most)
    return {sentence: count for sentence, count in counts.items() if count >= least and words_of(sentence)}


def _by_reader(traces: Traces, members: Sequence[int]) -> Iterator[set[int]]:
    for _reader, numbers in groupby(members, key=lambda number: traces.recipient[number]):
        yield {sentence for number in numbers for sentence in traces.sentences(number)}


def _longest(places: Sequence[int], sentences: Sequence[int]) -> tuple[int, int]:
    """Return the first and the last of the neighbours that have the most words together."""
    runs: list[list[int]] = []
    for place in places:
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    best = max(runs, key=lambda run: (sum(words_of(sentences[place]) for place in run), -run[0]))
    return best[0], best[-1]


def mixed_handle(traces: Traces, bounds: Bounds, notes: Notes) -> Iterator[Fault]:
    """Yield the first public post of a writer that takes a side, if the same name writes to prospects."""
    del bounds
    for members in groups(traces, traces.sender) if notes else ():
        loud = [n for n in members if traces.is_post(n) and notes.get(n)]
        outreach = [n for n in members if not traces.is_post(n)]
        if loud and outreach:
            facts = {"value": str(len(loud)), "limit": str(len(outreach))}
            yield Fault(loud[0], facts, stretch=notes[loud[0]][0], others=(outreach[0],))


CHECKS: dict[str, Check] = {
    "duplicate": duplicate,
    "same_copy": same_copy,
    "broadcast": broadcast,
    "mixed_handle": mixed_handle,
}
