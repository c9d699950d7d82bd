"""Finds where a message calls its reader by name once too often."""

from outreach_lint.document.document import Document
from outreach_lint.document.names import words_of
from outreach_lint.document.span import Span

_MOST = 3
_WORDS_EACH = 30  # in a longer message the name may come back


def name_too_often(document: Document) -> Span | None:
    """Return the fourth place at which the name of the greeting stands in the writer's own words, if it comes thick."""
    greeting = document.greeting
    if greeting is None or greeting.name is None:
        return None
    text = document.prose("body")
    called = {word.key for word in words_of(text, greeting.name.start, greeting.name.end)}
    if len(called) != 1 or text.count(text[greeting.name.start : greeting.name.end]) <= _MOST:
        return None
    words = list(words_of(text))
    places = [word for word in words if word.key in called and not document.in_quotes("body", word.start, word.end)]
    if len(places) <= _MOST or len(words) > _WORDS_EACH * len(places):
        return None
    return Span(places[_MOST].start, places[_MOST].end)
