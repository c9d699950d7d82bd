"""What is kept of each message while a batch passes: numbers and places, never its words.

The columns are arrays, so that a million messages take some two hundred megabytes.
"""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import get_args

import msgspec

from outreach_lint.batch.keys import Keys, keys_of
from outreach_lint.batch.wording import NO_WORDING, wording_of
from outreach_lint.document.document import Document
from outreach_lint.model import Channel, Plan
from outreach_lint.positions import Related

_CHANNELS: Mapping[Channel, int] = {name: number for number, name in enumerate(get_args(Channel))}
_POSTS = frozenset({_CHANNELS["x_post"], _CHANNELS["x_reply"]})
UNKNOWN = -1
"""The day or the order of a message that tells none."""


class Trace(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The trace of one message: where it stands, its keys, and the numbers that stand for its words."""

    path: str
    line: int
    id: str
    channel: int
    keys: Keys
    whole: int
    sentences: tuple[int, ...]
    content: tuple[int, ...]
    plan: Plan | None

    @property
    def is_post(self) -> bool:
        """Tell whether the message is public."""
        return self.channel in _POSTS


def trace_of(document: Document) -> Trace:
    """Return the trace of a message; no check looks at the words of one without reader, thread and public."""
    message = document.message
    keys, channel = keys_of(message), _CHANNELS[message.channel]
    met = keys.recipient or keys.address or keys.thread or channel in _POSTS
    wording = wording_of(document) if met else NO_WORDING
    content = tuple(sorted(wording.content)) if keys.thread else ()
    place = (message.origin.path, message.origin.line, message.id, channel)
    return Trace(*place, keys, wording.key, wording.sentences, content, message.plan if keys.thread else None)


class Traces:
    """The traces of the messages of a batch, numbered in the order of reading; a key of 0 is unknown."""

    def __init__(self) -> None:
        """Start with none."""
        self._paths: list[str] = []
        self._path = array("I")
        self._lines = array("I")
        self._ids, self._id_ends = bytearray(), array("Q", [0])
        self._sentences = array("Q")
        self._ends = array("I", [0])
        self._content = array("I")
        self._content_ends = array("I", [0])
        self.whole = array("Q")
        """stands for the body of each"""
        self.channel = array("B")
        self.address, self.recipient, self.company = array("Q"), array("Q"), array("Q")
        self.sender, self.thread = array("Q"), array("Q")
        self.order, self.day, self.sent = array("q"), array("q"), array("q")
        """within a thread: what comes first, the day of the sequence, and that of the calendar"""
        self.prefix: dict[int, tuple[int, int]] = {}
        """where the subject of a message that opens a thread says that it is a reply"""
        self.plans: dict[int, Plan] = {}
        self._threads: array[int] | None = None

    def __len__(self) -> int:
        """Return how many messages there are."""
        return len(self._lines)

    def add(self, trace: Trace) -> int:
        """Keep the trace of a message, and return its number."""
        keys = trace.keys
        self._place(trace)
        self._words(trace)
        self._keys(keys)
        self.channel.append(trace.channel)
        number = len(self) - 1
        if trace.plan:
            self.plans[number] = trace.plan
        if keys.thread and keys.prefix:
            self.prefix[number] = keys.prefix
        return number

    def _place(self, trace: Trace) -> None:
        if not self._paths or self._paths[-1] != trace.path:
            self._paths.append(trace.path)
        self._path.append(len(self._paths) - 1)
        self._lines.append(trace.line)
        self._ids += trace.id.encode("utf-8", "surrogatepass")
        self._id_ends.append(len(self._ids))

    def _words(self, trace: Trace) -> None:
        self.whole.append(trace.whole)
        self._sentences.extend(trace.sentences)
        self._ends.append(len(self._sentences))
        self._content.extend(trace.content)
        self._content_ends.append(len(self._content))

    def _keys(self, keys: Keys) -> None:
        self.address.append(keys.address)
        self.recipient.append(keys.recipient)
        self.company.append(keys.company)
        self.sender.append(keys.sender)
        self.thread.append(keys.thread)
        self.order.append(UNKNOWN if keys.order is None else keys.order)
        self.day.append(UNKNOWN if keys.day is None else keys.day)
        self.sent.append(UNKNOWN if keys.sent is None else keys.sent)

    def sentences(self, number: int) -> Sequence[int]:
        """Return the sentences of a message, as numbers."""
        return self._sentences[self._ends[number] : self._ends[number + 1]]

    def content(self, number: int) -> frozenset[int]:
        """Return the words of a message of a thread that are no talk of writing."""
        return frozenset(self._content[self._content_ends[number] : self._content_ends[number + 1]])

    def forget_words(self) -> None:
        """Let go of all but keys and places."""
        del self._sentences[:], self._content[:]

    def in_threads(self) -> Sequence[int]:
        """Return the messages of threads, each thread's together and in its order."""
        if self._threads is None:
            self._threads = array("I")
            for members in by_key(self.thread):
                self._threads.extend(sorted(members, key=lambda number: (self.order[number], self.place(number))))
        return self._threads

    def is_post(self, number: int) -> bool:
        """Tell whether a message is public."""
        return self.channel[number] in _POSTS

    def place(self, number: int) -> tuple[str, int, int]:
        """Return what sorts messages alike, in whatever order their files were read."""
        return (self._paths[self._path[number]], self._lines[number], number)

    def related(self, number: int) -> Related:
        """Return where a message stands."""
        written = self._ids[self._id_ends[number] : self._id_ends[number + 1]]
        id_ = written.decode("utf-8", "surrogatepass")
        return Related(self._paths[self._path[number]], self._lines[number], id_)


def by_key(keys: Sequence[int]) -> Iterator[list[int]]:
    """Yield the numbers that share a key, in order; those without one are left out.

    Whole numbers are all that is sorted, since each tuple would take more room than a trace.
    """
    members = [number for number, key in enumerate(keys) if key]
    members.sort(key=keys.__getitem__)
    for _key, numbers in groupby(members, key=keys.__getitem__):
        yield list(numbers)
