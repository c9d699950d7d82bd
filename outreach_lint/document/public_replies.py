"""Finds what a public reply says of the post that it answers."""

import re
from collections.abc import Iterator

from outreach_lint.document.belongings import noun_phrase, uncommon
from outreach_lint.document.span import Span
from outreach_lint.document.word_lists import words

_TO_SOMEBODY = re.compile(r"\s*@\w+")
_POINTED_AT = re.compile(
    r"(?:(?:[.!?,;\u2013\u2014-]|@[\w.]+)\s*|\b(?:wow|oh|ah|omg|yes|and|but|on|with|of|for|love|loved|loving|so)\s+)"
    r"(?:that|those|these|another|such|nice|lovely|gorgeous|beautiful|stunning|great|cool|what an?"
    r"|(?<=love )the|(?<=loved )the|(?<=loving )the)\b(?= )",
    re.IGNORECASE,
)


def remarks(text: str) -> Iterator[Span]:
    """Yield the things pointed at in a text that begins with the reader's handle."""
    if not _TO_SOMEBODY.match(text):
        return
    of_anybody = words("reader_works") | words("stop_words")
    for hit in _POINTED_AT.finditer(text):
        phrase = noun_phrase(text, hit.end())
        if any(word.key not in of_anybody and not word.key.endswith("s's") for word in uncommon(phrase)):
            yield Span(hit.start(), phrase[-1].end)
