"""What a process remembers of messages is bounded, however many it reads: an editor's server lives for days."""

import functools
import gc
import sys
from collections import Counter

from outreach_lint import Linter
from outreach_lint.model import Message
from outreach_lint.pipeline import lint_messages

WRAPPER = type(functools.cache(len))
MANY = 40


def unbounded() -> Counter[str]:
    """Return how many results each function keeps that forgets none."""
    kept: Counter[str] = Counter()
    for one in gc.get_objects():
        if (
            isinstance(one, WRAPPER)
            and one.__module__.startswith("outreach_lint.")
            and one.cache_info().maxsize is None
        ):
            kept[f"{one.__module__}.{one.__name__}"] += one.cache_info().currsize
    return kept


BODY = """{letter}i {{{{field_{n}}}}},

{{% if odd{n} %}}crane{n}{{% endif %}} at Quay{n} Ltd. squeaks {n} times, asks Ann{n}. *|MERGE{n}|* [Name {n}]

Jo{n}"""


def read(linter: Linter, first: int) -> None:
    """Lint messages of which each has fields, names and words of its own."""
    messages = [
        Message(
            f"{n}",
            BODY.format(n=n, letter=chr(0x4E00 + n)),
            kind="template",
            stage="first_touch",
            subject=f"the crane of {n}",
        )
        for n in range(first, first + MANY)
    ]
    assert len(list(lint_messages(linter, messages))) == MANY


def test_what_is_kept_without_bounds_does_not_grow_with_the_messages(linter: Linter) -> None:
    read(linter, 0)
    before = unbounded()
    assert before, sys.version
    read(linter, MANY)
    grown = unbounded() - before
    # One entry for each character there is, and there are no more of those.
    grown.pop("outreach_lint.document.names._bare_character", None)
    assert sum(grown.values()) < MANY // 4, grown
