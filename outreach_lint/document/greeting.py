"""Find the salutation of a message, and whom it addresses."""

from functools import lru_cache

import msgspec

from outreach_lint.document.addressee import Addressee, read_addressee
from outreach_lint.document.lines import Line, split_lines
from outreach_lint.document.name_words import NOT_NAMES
from outreach_lint.document.salutation import close_pattern, introduction_pattern, next_word_pattern, salutation_pattern
from outreach_lint.document.span import Span
from outreach_lint.document.word_set import word_set

_SEARCHED_LINES = 6
_SEARCHED_CHARACTERS = 2000
# A word that goes on after "Hi Dana" without a comma; "Hello World Foods is growing" has none.
_CLAUSE = word_set(
    "i i'm im i've ive i'd i'll we we're we've it's its this your you you're you've my our just saw loved read"
    " noticed thanks thank congrats congratulations quick hope hoping how are have would can could what it great"
    " good nice happy sorry following"
)
# Only after a name alone and a comma: "Dana, the tyres are in".
_AFTER_COMMA = NOT_NAMES - {"and", "or", "of", "for", "to", "with", "from", "on", "in", "at", "by", "over", "under"}
_CASUAL = word_set("hi hello hey hiya yo howdy hallo hei hej hola ciao moin")
# Names as well: they greet only before another name.
_NAMES_TOO = word_set("ola cara caro beste cher liebe lieber querida attention attn gentile")
_MOST_LOWER_INLINE, _MOST_LOWER_LINE = 2, 5
_MOST_ALONE = 3
_MOST_WORDS_FORMAL = 8
_SPEAKERS = word_set("i we you it is are was me us")


class Greeting(msgspec.Struct, frozen=True):
    """A salutation: `span` holds its closing punctuation too, `salutation` is empty for a name alone."""

    span: Span
    salutation: str
    honorific: Span | None
    name: Span | None


@lru_cache(maxsize=2)
def find_greeting(text: str) -> Greeting | None:
    """Return the salutation at the start of a message, on its own line or before its first sentence."""
    head = text.lstrip()
    offset = len(text) - len(head)
    lines = split_lines(head[:_SEARCHED_CHARACTERS])[:_SEARCHED_LINES]
    if lines and lines[0].text.lower().startswith("subject:"):
        del lines[0]
    for place, line in enumerate(lines):
        found = _at(text, offset + line.start, offset + line.end)
        if found and (place == 0 or _is_plain(found, line, offset)):
            return found
    return None


def _is_plain(found: Greeting, line: Line, offset: int) -> bool:
    """Tell whether a greeting below the first line is beyond doubt: after a gap, and a line of its own."""
    return bool(found.salutation) and line.gap and line.text[-1] in ",:" and found.span.end == offset + line.end


def _at(text: str, start: int, end: int) -> Greeting | None:
    """Return the greeting that starts the line from `start` to `end`."""
    match = salutation_pattern(text[start].casefold()[:1]).match(text, start, end)
    if match:
        places = (start, match.end(), end)
        found = _saluted(text, places, commas=True) or _saluted(text, places, commas=False) or _formal(text, places)
        if found or match.group().lower() not in _NAMES_TOO:
            return found
    if text[start] == "@":
        return _handles(text, start, end)
    return _alone(text, start, end, commas=True) or _alone(text, start, end, commas=False)


def _formal(text: str, places: tuple[int, int, int]) -> Greeting | None:
    """Return a line such as "Dear members of the board," whose addressee is no name."""
    start, middle, end = places
    name = text[middle : end - 1].strip()
    formal = text[start:middle].lower() in ("dear", "to") and text[end - 1] in ",:"
    if not formal or len(name.split()) > _MOST_WORDS_FORMAL or any(mark in name for mark in ".!?,:"):
        return None
    if not _SPEAKERS.isdisjoint(name.lower().split()):
        return None
    return Greeting(Span(start, end), text[start:middle], None, Span(middle + 1, middle + 1 + len(name)))


def _saluted(text: str, places: tuple[int, int, int], *, commas: bool) -> Greeting | None:
    """Return the greeting whose salutation ends at the second place, if what follows is an addressee."""
    start, middle, end = places
    salutation = text[start:middle]
    who = read_addressee(text, middle, end, commas=commas)
    close = close_pattern(plain=text.isascii()).match(text, who.end if who else middle, end)
    casual = salutation.lower().split()[0].rstrip(",") in _CASUAL
    if close is None:
        return _unclosed(text, places, who) if casual and not commas else None
    at_end = close.end() == end
    if commas and not at_end:
        return None
    if who and who.lower > (_MOST_LOWER_LINE if at_end and close.group().strip() else _MOST_LOWER_INLINE):
        return None
    if who is None and (salutation.lower() in _NAMES_TOO or not (at_end or casual or close.group().strip())):
        return None
    return _greeting(start, close.end(), salutation, who)


def _unclosed(text: str, places: tuple[int, int, int], who: Addressee | None) -> Greeting | None:
    """Return the greeting that a clause follows without punctuation ("Hi Dana I saw")."""
    start, middle, end = places
    last = who.end if who else middle
    following = next_word_pattern().match(text, last, end)
    if not following or following.group(1).lower() not in _CLAUSE or text[last : last + 1].strip():
        return None
    if who and (who.words > _MOST_ALONE or (who.lower and who.words > 1)):
        return None
    return _greeting(start, last, text[start:middle], who)


def _alone(text: str, start: int, end: int, *, commas: bool) -> Greeting | None:
    """Return the greeting that is a name alone: "JOHN," or "Dana, quick one"."""
    who = read_addressee(text, start, end, commas=commas)
    if who is None or who.lower:
        return None
    if who.field and who.words == 1 and not commas and (found := _unclosed(text, (start, start, end), who)):
        return found
    close = close_pattern(plain=text.isascii()).match(text, who.end, end)
    mark = close.group().strip() if close else ""
    if close is None or not mark or mark[0] in ".;\u2026" or (who.generic and close.end() < end):
        return None
    if close.end() < end:
        following = next_word_pattern().match(text, close.end(), end)
        sure = who.honorific or who.field
        most = 1 if mark[0] == "!" else _MOST_ALONE
        if commas or mark[0] not in ",!-\u2013\u2014" or who.words > most or not following:
            return None
        introduced = introduction_pattern().match(text, close.end(), end)
        if not (sure or introduced) and following.group(1).lower() not in _AFTER_COMMA:
            return None
    return _greeting(start, close.end(), "", who)


def _handles(text: str, start: int, end: int) -> Greeting | None:
    """Return the handles that a public reply begins with."""
    last = start
    while last < end and text[last] == "@":
        stop = last + 1
        while stop < end and (text[stop].isalnum() or text[stop] in "_."):
            stop += 1
        if stop == last + 1:
            break
        name_end = stop
        last = stop
        while last < end and text[last] in " ,:":
            last += 1
    if last == start:
        return None
    closing = name_end + len(text[name_end:last].rstrip())
    return Greeting(Span(start, closing), "", None, Span(start, name_end))


def _greeting(start: int, end: int, salutation: str, who: Addressee | None) -> Greeting:
    """Return the greeting with its addressee's places."""
    if who is None:
        return Greeting(Span(start, end), salutation, None, None)
    return Greeting(Span(start, end), salutation, who.honorific, who.name)
