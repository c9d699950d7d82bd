"""Finds what shows that a message is about this reader, when no record says who that is."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from outreach_lint.document.names import Word, bare, words_of
from outreach_lint.document.span import Span
from outreach_lint.document.word_lists import labelled, lines, with_pieces, words

_LONGEST = 20_000  # characters: nobody writes a longer message
_UNREAL = re.compile(
    r"(?:\b(?:if|unless|whether|should|once|until|till|imagine|suppose|assuming|have|did|would|could|what|than|as if"
    r"|like|because|whenever|receiving this)\b[^,;.!?\n]{0,25})$",
    re.IGNORECASE,
)


@cache
def _pieces() -> dict[str, str]:
    works = sorted(words("reader_works"), key=len, reverse=True)
    return dict(labelled("reader_terms")) | {"WORKS": "|".join(works)}


@cache
def _evidence() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of things done by the reader, or shared with the reader."""
    return tuple(re.compile(with_pieces(pattern, _pieces())) for pattern in lines("reader_evidence"))


@cache
def _deed() -> re.Pattern[str]:
    """Return the pattern of something that the reader did."""
    pattern = r"\b(?:you|u)(?:'ve| have|'d| had)? {ADVERB}({DEED}|[a-z]{3,}ed)\b"
    return re.compile(with_pieces(pattern, _pieces()), re.IGNORECASE)


_IN_PHRASES = frozenset({"new", "first", "last", "own", "next"})
_YOUR = re.compile(r"\b(?:your|ur)\b(?=[ -])", re.IGNORECASE)
_COUNTED = re.compile(
    r" (?:\d[\d.,]*k?|two|three|four|five|six|seven|eight|nine|ten|twelve) (?!%"
    r"|(?:minutes?|mins?|hours?|days?|weeks?|months?|years?|free|percent|"
    r"dollars?|pounds?|euros?|steps?|questions?|options?|cents?|points?)\b)(?=[a-z])"
)
_POSSESSIVE = re.compile(
    r"(?<![\w'&.-])(?!(?:Let|It|What|Here|That|There|He|She|Who|Where|How|When|Today|One)'s)"
    r"([A-Z\u00c0-\u00de][\w&.-]{1,40}(?: [A-Z\u00c0-\u00de][\w&.-]{1,40}){0,3})'s "
)
_NOT_AFTER_OUR = re.compile(r"\b(?:[Oo]ur|[Mm]y|like|such as|including) (?:\w+ )?$")


def specific_references(text: str, fields: Iterable[Span] = (), skip: Iterable[Span] = ()) -> tuple[Span, ...]:
    """Return the stretches that only somebody who knows the reader would write.

    `fields` are the merge fields that carry something about the reader beyond the name; `skip` (greeting, signature,
    quoted text) is left out.
    """
    text = text[:_LONGEST]
    away = tuple(skip)
    found = [*fields, *_deeds(text), *_belongings(text), *_possessives(text)]
    found += [
        Span(hit.start(), hit.end())
        for cue in _evidence()
        for hit in cue.finditer(text)
        if not _is_unreal(text, hit.start())
    ]
    kept = {span for span in found if not any(s.start <= span.start < s.end for s in away)}
    return tuple(sorted(kept, key=lambda span: (span.start, span.end)))


def _is_unreal(text: str, start: int) -> bool:
    return bool(_UNREAL.search(text, max(0, start - 45), start))


def _deeds(text: str) -> Iterator[Span]:
    for hit in _deed().finditer(text):
        if hit.group(1).lower() not in words("not_deeds") and not _is_unreal(text, hit.start()):
            yield Span(hit.start(), hit.end())


def _belongings(text: str) -> Iterator[Span]:
    for hit in _YOUR.finditer(text):
        phrase = _noun_phrase(text, hit.end())
        counted = _COUNTED.match(text, hit.end())
        if counted:
            yield Span(hit.start(), counted.end())
        elif phrase and _is_concrete(phrase):
            yield Span(hit.start(), phrase[-1].end)


def _noun_phrase(text: str, start: int) -> list[Word]:
    """Return the words from `start` to the next mark or function word, four at most."""
    phrase: list[Word] = []
    stops = words("stop_words")
    last = start
    for word in words_of(text, start, min(start + 80, len(text))):
        gap = text[last : word.start]
        numbers = re.fullmatch(r" (?:[\d.,]+[km]?[ -]?)?", gap) is not None
        if not numbers or len(phrase) == len("your") or (word.key in stops and word.key not in _IN_PHRASES):
            break
        phrase.append(word)
        last = word.end
    return phrase


def _is_concrete(phrase: list[Word]) -> bool:
    generic, ordinary = words("generic_nouns"), words("acronyms") | words("places")
    plain = [
        word for word in phrase if not all(part in generic for part in bare(word.text).removesuffix("'s").split("-"))
    ]
    if any(word.text[0].isupper() and word.key not in ordinary for word in plain):
        return True
    named = [word for word in plain if word.key not in ordinary and not word.key.endswith("ly")]
    head_is_generic = phrase[-1] not in plain
    return len(named) > (1 if head_is_generic else 0)


def _possessives(text: str) -> Iterator[Span]:
    for hit in _POSSESSIVE.finditer(text):
        key = bare(hit.group(1)).strip()
        if key in words("acronyms") or key in words("places") or key in words("generic_nouns"):
            continue
        opens = not re.search(r"[\w,;)'\"-] $", text[max(0, hit.start() - 2) : hit.start()])
        if opens and " " not in hit.group(1).strip():
            continue
        if not _NOT_AFTER_OUR.search(text, max(0, hit.start() - 30), hit.start()):
            yield Span(hit.start(1), hit.end(1))
