"""Finds the names that a message gives to its writer's own house: in the signature, or where it is introduced."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import cache

from outreach_lint.document.late import late
from outreach_lint.document.names import keys_of
from outreach_lint.document.span import Span
from outreach_lint.document.word_lists import words

_CAPITAL = "[A-Z\u00c0-\u00de]"
_INTRODUCED = late(
    rf"\b(?:I'm|I am|[Tt]his is|[Ii]t's|name is|[Hh]ere at|[Ff]rom"
    rf"|(?:[Ww]e|I) (?:built|made|run|founded|started|launched))"
    rf" (?:the |our )?({_CAPITAL}[\w&'-]+(?: (?:(?:at|from|with|of) )?{_CAPITAL}[\w&'-]+){{0,4}})"
    rf"|\b[Aa]t ({_CAPITAL}[\w&'-]+(?: {_CAPITAL}[\w&'-]+){{0,3}}),? (?:we|our)\b"
)


@cache
def ordinary_names() -> frozenset[str]:
    """Return the folded words in capitals that name nobody's house."""
    lists = ("acronyms", "platforms", "calendar_words", "stop_words", "generic_nouns")
    return frozenset().union(*(words(name) for name in lists))


def own_names(text: str, signed: Iterable[Span]) -> AbstractSet[str]:
    """Return the folded words of the writer's names; `signed` are the signature and the greeting."""
    stretches = [text[span.start : span.end] for span in signed]
    stretches += [hit.group(1) or hit.group(2) for hit in _INTRODUCED.finditer(text)]
    return {key for stretch in stretches for key in keys_of(stretch)} - words("places")
