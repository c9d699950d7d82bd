"""Finds the sentences that are the writer's own prose: no salutation, signature or quoted mail."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from outreach_lint.document.span import Span, within
from outreach_lint.model import PartName

if TYPE_CHECKING:
    from outreach_lint.document.document import Document

_ASIDE = frozenset({"sign_off", "signature", "quoted"})
_BLANK = " \n,"
_MANY = 2_000


@lru_cache(maxsize=8)
def own_sentences(document: "Document", part: PartName) -> tuple[Span, ...]:
    """Return the sentences of a part, without a salutation before them; several rules ask for the same."""
    found = tuple(_found(document, part))
    if len(found) > _MANY:
        from outreach_lint.document.sentence_model import make_room

        make_room(len(found))
    return found


def _found(document: "Document", part: PartName) -> Iterator[Span]:
    text = document.text(part)
    greeted = document.greeting.span.end if part == "body" and document.greeting else 0
    aside = tuple(Span(s.start, s.end) for s in document.sections if s.name in _ASIDE) if part == "body" else ()
    for sentence in document.sentences(part):
        written = text[max(sentence.start, greeted) : sentence.end]
        start = sentence.end - len(written.lstrip(_BLANK))
        end = start + len(written.strip(_BLANK))
        if start < end and not within(aside, start, start + 1):  # what follows the text rather than belongs to it
            yield Span(start, end)
