"""Finds what shows that a message is about this reader, when no record says who that is."""

from collections.abc import Iterable

from outreach_lint.document.belongings import belongings, trades
from outreach_lint.document.named_things import named_things
from outreach_lint.document.openers import report
from outreach_lint.document.public_replies import remarks
from outreach_lint.document.reader_cues import deeds, reader_cues
from outreach_lint.document.span import Span

_LONGEST = 20_000  # characters: nobody writes a longer message


def specific_references(
    text: str, telling: Iterable[Span] = (), skip: Iterable[Span] = (), empty: Iterable[Span] = ()
) -> tuple[Span, ...]:
    """Return the stretches that only somebody who knows the reader would write.

    `telling` are the merge fields that carry something about the reader beyond the name, `empty` the other fields.
    `skip` (greeting, signature, quoted text) is left out, and the names in it are taken for the writer's.
    """
    text = text[:_LONGEST]
    signed = tuple(skip)
    away = (*signed, *empty)
    found = {
        *telling,
        *reader_cues(text),
        *deeds(text),
        *belongings(text),
        *trades(text),
        *named_things(text, signed),
        *remarks(text),
    }
    found.update(report(text, signed))
    kept = {span for span in found if not any(s.start <= span.start < s.end for s in away)}
    return tuple(sorted(kept, key=lambda span: (span.start, span.end)))
