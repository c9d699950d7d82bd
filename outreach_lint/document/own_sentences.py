"""Finds the sentences that are the writer's own prose: no salutation, signature or quoted mail."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from outreach_lint.document.span import Span, within
from outreach_lint.model import PARTS, PartName

if TYPE_CHECKING:
    from outreach_lint.document.document import Document

_ASIDE = frozenset({"sign_off", "signature", "quoted"})
_BLANK = " \n,"
MOST = 2_000
"""Sentences of a part that are looked at, which is more than anybody reads."""


@lru_cache(maxsize=8)
def own_sentences(document: "Document", part: PartName) -> tuple[Span, ...]:
    """Return those of the first `MOST` sentences of a part, without a salutation; several rules ask for the same."""
    return tuple(_found(document, part))


def has_more(document: "Document") -> bool:
    """Tell whether a part has sentences that are not looked at."""
    return any(len(document.sentences(part)) > MOST for part in PARTS)


def _found(document: "Document", part: PartName) -> Iterator[Span]:
    text = document.text(part)
    greeted = document.greeting.span.end if part == "body" and document.greeting else 0
    aside = tuple(Span(s.start, s.end) for s in document.sections if s.name in _ASIDE) if part == "body" else ()
    for sentence in document.sentences(part)[:MOST]:
        written = text[max(sentence.start, greeted) : sentence.end]
        start = sentence.end - len(written.lstrip(_BLANK))
        end = start + len(written.strip(_BLANK))
        if start < end and not within(aside, start, start + 1):  # what follows the text rather than belongs to it
            yield Span(start, end)
