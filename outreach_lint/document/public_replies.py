"""Finds what a public reply says of the post that it answers."""

import re
from collections.abc import Iterator
from itertools import chain

from outreach_lint.document.belongings import noun_phrase, uncommon
from outreach_lint.document.late import late
from outreach_lint.document.span import Span
from outreach_lint.document.word_lists import words

_TO_SOMEBODY = late(r"\s*@\w+")
_POINTED_AT = late(
    r"(?:(?:[^\w\s'@#]|@[\w.]+)\s*|\b(?:wow|oh|ah|omg|yes|and|but|on|with|of|for|love|loved|loving|so)\s+)"
    r"(?:that|those|these|another|such|nice|lovely|gorgeous|beautiful|stunning|great|cool|what an?"
    r"|the(?= (?:\w+ ){1,2}one\b)|(?<=love )the|(?<=loved )the|(?<=loving )the)\b(?= )",
    re.IGNORECASE,
)
_PRAISED = late(
    r"(?<!\w)the (?=[^.!?,\n]{3,40} (?:looks?|is|are|sounds?|tastes?|smells?|reads?|turned)\b)", re.IGNORECASE
)
_ORDINAL = late(r"@[\w.]+ (?:wow |oh )?(?=(?:second|third|fourth|fifth|\d+(?:st|nd|rd|th)) )", re.IGNORECASE)


def remarks(text: str) -> Iterator[Span]:
    """Yield the things pointed at in a text that begins with the reader's handle."""
    if not _TO_SOMEBODY.match(text):
        return
    of_anybody = words("reader_works") | words("stop_words")
    for hit in chain(*(cue.finditer(text) for cue in (_POINTED_AT, _PRAISED, _ORDINAL))):
        phrase = noun_phrase(text, hit.end() - (text[hit.end() - 1] == " "))
        if any(word.key not in of_anybody and not word.key.endswith("s's") for word in uncommon(phrase)):
            yield Span(phrase[0].start, phrase[-1].end)
