"""Finds shouted names by what stands around them, and by lists of given names and brands."""

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from outreach_lint.document.late import late
from outreach_lint.document.name_words import CONNECTORS
from outreach_lint.document.names import (
    Word,
    bare,
    is_any_given_name,
    is_capitals,
    is_shouted,
    looks_like_name,
    words_of,
)
from outreach_lint.document.span import Span
from outreach_lint.document.spelling import brands, usual_case
from outreach_lint.document.stressed_names import is_loud_name
from outreach_lint.document.word_lists import words
from outreach_lint.model import Prospect

_LONG = 4
_NO_NAME_AFTER = tuple("_@#/{[<:%|(")
_NO_NAME_BEFORE = tuple("_@/}]>%|)")
_TITLE_WORDS = (
    "mr|mrs|ms|miss|mx|dr|doctor|prof|professor|sir|dame|father|fr|sister|brother|rev|reverend|pastor|rabbi|imam"
    "|captain|capt|major|colonel|general|judge|councillor|cllr|senator|herr|frau|mme|madame|monsieur|sr|sra|senor|senora"
    "|don|dona|sig"
)
_TITLES = f"(?:{_TITLE_WORDS})"
_SINGLE_TITLES = tuple(_TITLE_WORDS.split("|"))
_ROLES = (
    "founder|boss|colleague|driver|partner|assistant|director|manager|engineer|coach|president|friend|neighbor|neighbour"
    "|husband|wife|son|daughter|teacher|chef|buyer|host"
)
_SINGLE_ROLES = tuple(_ROLES.split("|"))
_AFTER_TITLE = late(rf"(?<!\w){_TITLES}\.? (?:(?:and|&) {_TITLES}\.? )?(?=[^\W\d_])", re.IGNORECASE)
_TITLES_BEFORE = late(rf"(?<!\w){_TITLES}\.? (?:(?:and|&) {_TITLES}\.? )?$", re.IGNORECASE)
_AFTER_ROLE = late(rf"(?<!\w)(?:our|your|my|his|her|their|the) (?:[a-z-]+ ){{0,2}}(?:{_ROLES}),? (?=[^\W\d_])")
_CAPITAL = r"[A-Z\u00c0-\u00de]"
_FORMS = ("LTD", "LIMITED", "LLC", "INC", "CORP", "CORPORATION", "GMBH", "PLC")
_REGISTERED = late(rf"(?<![\w&'-])((?:{_CAPITAL}[A-Z\u00c0-\u00de&'-]{{1,40}},? ){{1,4}}?)(?:{'|'.join(_FORMS)})(?!\w)")
_OPENING = late(r"\s{0,20}(?:re: ?|fwd?: ?)?([^\W\d_][^\W\d_'-]{0,40})(?=[,!?:]| [-\u2013\u2014] )", re.IGNORECASE)
_REACH = 200
_MESSAGE, _GREETED, _ALL = 6, 4, 0.8  # words of a message, and the share of them that stands in capitals
_LOUD_GREETING = late(r"(?:^|\n|[.!?] )(?:HI|HELLO|HEY|DEAR|THANK YOU|THANKS|GOOD MORNING|GOOD AFTERNOON),? (?=[A-Z])")
# A title in capitals that is also a word, as in GENERAL TERMS, leads to no name.
_LOUD_TITLES = ("MR", "MS", "MISS", "DR", "DOCTOR", "PROF", "HERR", "FRAU", "MME", "MADAME", "MONSIEUR")


class ShoutedName(msgspec.Struct, frozen=True):
    """A name in capitals, and how it should be written."""

    start: int
    end: int
    suggestion: str


def unrecorded(text: str, prospect: Prospect | None, greeting: Span | None) -> Iterator[ShoutedName]:
    """Yield shouted names that the record need not hold: addressed ones, ones after a title, well-known ones."""
    known = right_capitals(prospect)
    if greeting:
        called = words_of(text, greeting.start, greeting.end)
        yield from _run(text, [w for w in called if w.text not in known and w.key not in CONNECTORS])
    opening = _OPENING.match(text)
    if (
        opening
        and is_capitals(opening.group(1))
        and is_any_given_name(bare(opening.group(1)))
        and opening.group(1) not in known
    ):
        yield ShoutedName(opening.start(1), opening.end(1), usual_case(opening.group(1)))
    for cue in _cues(text):
        for hit in cue.finditer(text):
            words_after = _capitals_run(text, hit.end(), known)
            if hit.group().isupper() and not hit.group().startswith(_LOUD_TITLES):
                continue
            if words_after and not in_heading(text, Span(words_after[0].start, words_after[-1].end)):
                yield from _run(text, words_after)
    registered = any(map(text.__contains__, _FORMS))
    for hit in _REGISTERED.finditer(text) if registered else ():
        name = hit.group(1)
        if (
            is_shouted(name)
            and not in_heading(text, Span(*hit.span()))
            and not known.issuperset(w.text for w in words_of(name))
        ):
            yield ShoutedName(hit.start(), hit.end(), usual_case(hit.group()))
    yield from _greeted_loudly(text, known)
    yield from _well_known(text, known)


def _greeted_loudly(text: str, known: frozenset[str]) -> Iterator[ShoutedName]:
    """Yield given names after the greeting of a message in capitals, where no stop tells where the name ends."""
    for hit in _LOUD_GREETING.finditer(text) if is_all_shouted(text, _GREETED) else ():
        called = next(words_of(text, hit.end(), min(hit.end() + _REACH, len(text))), None)
        if called and is_any_given_name(called.key) and called.text not in known:
            yield from _run(text, [called])


def _cues(text: str) -> Iterator[re.Pattern[str]]:
    """Yield what may lead to a name in a text, without what it has no words for."""
    if _has_title(text):
        yield _AFTER_TITLE
    if any(map(text.__contains__, _SINGLE_ROLES)):
        yield _AFTER_ROLE


def _has_title(text: str) -> bool:
    """Tell whether a space follows a title."""
    pieces = (piece.removesuffix(".") for piece in text.casefold().split(" "))
    return any(_ends_with_title(piece) for piece in pieces if piece.endswith(_SINGLE_TITLES))


def _ends_with_title(piece: str) -> bool:
    before = (piece.removesuffix(title)[-1:] for title in _SINGLE_TITLES if piece.endswith(title))
    return any(not (char.isalnum() or char == "_") for char in before)


def _well_known(text: str, known: frozenset[str]) -> Iterator[ShoutedName]:
    """Yield common given names, and brands that nobody else writes in capitals."""
    for word in words_of(text):
        if not is_capitals(word.text) or len(word.key) < _LONG or word.text in known:
            continue
        if text[word.end : word.end + 1] in _NO_NAME_BEFORE or text.endswith(_NO_NAME_AFTER, 0, word.start):
            continue
        brand, span = brands().get(word.key), Span(word.start, word.end)
        if is_loud_name(text, span, word.key, brand=bool(brand)) and not in_heading(text, span):
            run = [word] if brand else (_capitals_run(text, word.start, known) or [word])
            yield with_title(text, Span(word.start, run[-1].end), brand or usual_case(text[word.start : run[-1].end]))


def _run(text: str, run: list[Word]) -> Iterator[ShoutedName]:
    """Yield one shouted name from the first to the last shouted word of a few that belong together."""
    if any(w.key in words("addressees") for w in run):
        return
    loud = [w for w in run if is_capitals(w.text) and w.key not in words("acronyms") and looks_like_name(w.key)]
    if not loud:
        return
    if text[max(loud[0].start - 1, 0)] == "@" or "_" in text[loud[0].start : loud[-1].end + 1]:
        return
    caps = [w for w in run if is_capitals(w.text)]
    start, end = min(loud[0].start, caps[0].start), loud[-1].end
    yield with_title(text, Span(start, end), usual_case(text[start:end]))


def _capitals_run(text: str, start: int, known: frozenset[str]) -> list[Word]:
    run: list[Word] = []
    for word in words_of(text, start, min(start + 60, len(text))):
        gap = text[run[-1].end if run else start : word.start]
        if gap not in ("", " ") or not is_capitals(word.text) or word.text in known or word.key in words("acronyms"):
            break
        run.append(word)
    return run


def right_capitals(prospect: Prospect | None) -> frozenset[str]:
    """Return the words that the record itself writes in capitals."""
    if prospect is None:
        return frozenset()
    names = (n for n in (prospect.first_name, prospect.last_name) if not is_shouted(n))
    fields = (*names, prospect.company, prospect.title, prospect.industry, *prospect.recent)
    return frozenset(word.text for field in fields for word in words_of(field) if is_capitals(word.text))


def with_title(text: str, span: Span, right: str) -> ShoutedName:
    """Take in the honorific in front of a name if it is shouted too."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - 40)
    before = _TITLES_BEFORE.search(text, start, span.start) if _has_title(text[start : span.start]) else None
    if before and is_capitals(before.group()):
        return ShoutedName(before.start(), span.end, usual_case(before.group()) + right)
    return ShoutedName(span.start, span.end, right)


def is_addressed(text: str, span: Span, greeting: Span | None) -> bool:
    """Tell whether a stretch belongs to the name that is greeted, or opens the text."""
    if greeting and greeting.start < span.end and span.start < greeting.end:
        return True
    opening = _OPENING.match(text)
    return bool(opening and opening.start(1) <= span.start < opening.end(1))


def in_heading(text: str, span: Span) -> bool:
    """Tell whether the rest of the line is in capitals as well, so that the line is shouted and not the name."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - _REACH)
    end = text.find("\n", span.end, span.end + _REACH)
    rest = text[start : span.start] + " " + text[span.end : end if end >= 0 else span.end + _REACH]
    others = [word.text for word in words_of(rest) if len(word.text) > 1]
    return len(others) != 1 and all(map(is_capitals, others))


@lru_cache(maxsize=8)
def is_all_shouted(text: str, least: int = _MESSAGE) -> bool:
    """Tell whether a whole message of `least` words is in capitals, and not a heading of it only."""
    said = [word.text for word in words_of(text) if len(word.text) > 1]
    return len(said) >= least and sum(map(is_capitals, said)) >= _ALL * len(said)
