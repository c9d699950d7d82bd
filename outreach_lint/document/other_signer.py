"""Finds a message signed by somebody else than the one who sends it."""

from collections.abc import Sequence

from outreach_lint.document.late import late
from outreach_lint.document.name_words import is_name
from outreach_lint.document.names import is_any_given_name, keys_of
from outreach_lint.document.nicknames import same_person
from outreach_lint.document.span import Span
from outreach_lint.document.spelling import near
from outreach_lint.document.word_lists import words

_TITLE = late(r"[,|(/\u2022\u00b7\u2013\u2014]| - | at | @ | of | from ")
_IN_PLACE = late(
    r"(?i)(?<!\w)(?:on behalf of|behalf|for and on|p\.?p\.|per pro|assistant|chief of staff|office of|dictated"
    r"|signed for|writing for|together with|and team|i(?:'m| am) writing for)(?!\w)"
)
_JOINED = frozenset({"and", "und", "et", "y", "og", "och", "&", "+"})
_MOST = 3


def other_signer(text: str, signature: Sequence[Span], sender: str) -> Span | None:
    """Return the name that a message is signed with, if it is surely not the sender's.

    `signature` holds the stretches of the text that are one. Who signs in somebody's place says so.
    """
    keys = keys_of(sender)
    if not keys or len(keys) > _MOST + 1 or not is_any_given_name(keys[0]) or words("company_words") & set(keys):
        return None
    for stretch in signature:
        signed = _first_name_in(text, stretch)
        if signed is None:
            continue
        called = keys_of(text[signed.start : signed.end])
        first, last = keys[0], " ".join(keys[1:])
        if same_person(called, first, last) or any(near(key, own) for key in called for own in keys):
            return None
        below = keys_of(text[stretch.start : stretch.end])
        return None if set(keys) & set(below) or _IN_PLACE.search(text) else signed
    return None


def _first_name_in(text: str, stretch: Span) -> Span | None:
    """Return the name in the first line of a signature, None if that is not surely one person's."""
    start = stretch.start
    while start < stretch.end and (text[start].isspace() or text[start] in "-\u2013\u2014~*_"):
        start += 1
    line = text[start : stretch.end].partition("\n")[0]
    named = _TITLE.split(line, maxsplit=1)[0].rstrip(" .!*_")
    pieces = named.split()
    if not pieces or len(pieces) > _MOST or _JOINED & set(pieces) or not is_name(named, _MOST):
        return None
    first = keys_of(pieces[0])
    return Span(start, start + len(named)) if len(first) == 1 and is_any_given_name(first[0]) else None
