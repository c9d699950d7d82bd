"""Finds what shows that a message is about this reader, when no record says who that is."""

from collections.abc import Callable, Iterable, Iterator

from outreach_lint.document.belongings import belongings, trades
from outreach_lint.document.named_things import named_things
from outreach_lint.document.public_replies import remarks
from outreach_lint.document.reader_cues import deeds, reader_cues, told
from outreach_lint.document.shared_things import shared_things
from outreach_lint.document.span import Span
from outreach_lint.document.talk import goes_on

_LONGEST = 20_000  # characters: nobody writes a longer message


def evidence(
    text: str, telling: Iterable[Span] = (), skip: Iterable[Span] = (), empty: Iterable[Span] = ()
) -> Iterator[Span]:
    """Yield the stretches that only somebody who knows the reader would write, those first that are quick to find.

    `telling` are the merge fields that carry something about the reader beyond the name, `empty` the other fields.
    `skip` (greeting, signature, quoted text) is left out, and the names in it are taken for the writer's.
    """
    text = text[:_LONGEST]
    signed = tuple(skip)
    away = (*signed, *empty)
    kinds: tuple[Callable[[], Iterable[Span]], ...] = (
        lambda: telling,
        lambda: belongings(text),
        lambda: deeds(text),
        lambda: trades(text),
        lambda: named_things(text, signed),
        lambda: remarks(text),
        lambda: reader_cues(text),
        lambda: told(text),
        lambda: shared_things(text, signed),
        lambda: goes_on(text, signed),
    )
    for kind in kinds:
        for span in kind():
            if not any(away_span.start <= span.start < away_span.end for away_span in away):
                yield span
