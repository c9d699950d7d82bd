"""Finds where a message uses what the record says of the prospect."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from outreach_lint.document.companies import company_mentions, company_of, whole_name
from outreach_lint.document.late import late
from outreach_lint.document.names import bare, keys_of
from outreach_lint.document.quantities import NUMBER_WORDS, quantities
from outreach_lint.document.record_places import addresses, in_lower_case, is_the_writers
from outreach_lint.document.span import Span
from outreach_lint.document.word_lists import words
from outreach_lint.model import Prospect

FactField = Literal["company", "title", "industry", "city", "employees", "recent", "other"]
# A company's or an event's name is about the reader by itself; a trade, or a title, many share.
TELLING: frozenset[FactField] = frozenset({"company", "city", "employees", "recent", "other"})

_LONGEST = 20_000  # characters: nobody writes a longer message
_TOKEN = late(r"[^\W_]+(?:'[^\W_]+)?")
_SENTENCE_END = late(r"[.!?](?=\s|$)|\n+")
_PEOPLE = late(
    r"[ -](?:[\w-]+ ){0,2}(?:people|person|employees|staff|strong|team|colleagues|of you|workers|names|hands|before)\b",
    re.IGNORECASE,
)
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = {m[:3]: m for m in _MONTHS} | {m: m for m in _MONTHS} | {"sept": "september"}
_DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "christmas", "easter"])
_NUMBERS = {word: str(value) for word, value in NUMBER_WORDS.items() if value > 1}
_ENOUGH, _NAME, _NOUN, _NUMBER = 1.0, 1.0, 0.6, 0.5
_MIN_STEM, _MIN_WORD = 3, 3


class FactMention(msgspec.Struct, frozen=True):
    """A stretch of text that uses a field of the record."""

    field: FactField
    start: int
    end: int


class _Token(msgspec.Struct, frozen=True):
    start: int
    end: int
    stem: str
    weight: float


def fact_mentions(text: str, prospect: Prospect, skip: Iterable[Span] = ()) -> tuple[FactMention, ...]:
    """Return what the text uses of the record, in order.

    `skip` holds the greeting and the signature: a name there shows nothing.
    """
    text = text[:_LONGEST]
    away = tuple(skip)
    found = [*_names(text, prospect), *_numbers(text, prospect), *_roles(text, prospect)]
    sentences = list(_sentences(text))
    for fact in prospect.recent:
        found += _events(text, fact, prospect, sentences)
    kept = [m for m in found if not any(s.start <= m.start < s.end for s in away)]
    return tuple(sorted(set(kept), key=lambda m: (m.start, m.end, m.field)))


def _names(text: str, prospect: Prospect) -> Iterator[FactMention]:
    for span in company_mentions(text, company_of(prospect.company)):
        yield FactMention("company", span.start, span.end)
    for span in (*addresses(text, prospect), *in_lower_case(text, prospect)):
        yield FactMention("company", span.start, span.end)
    folded = bare(text)
    named: list[tuple[FactField, str]] = [("city", prospect.city.split(",", maxsplit=1)[0])]
    named += [("other", value) for value in prospect.other.values() if len(value) > _MIN_WORD and value[0].isupper()]
    for field, value in named:
        if keys := keys_of(value):
            for hit in whole_name(keys).finditer(folded):
                if text[hit.start()].isupper() and not (field == "city" and is_the_writers(text, *hit.span())):
                    yield FactMention(field, hit.start(), hit.end())


def _numbers(text: str, prospect: Prospect) -> Iterator[FactMention]:
    if not prospect.employees or prospect.employees < len("us"):
        return
    for quantity in quantities(text):
        if quantity.value == prospect.employees and _PEOPLE.match(text, quantity.end):
            yield FactMention("employees", quantity.start, quantity.end)


def states_headcount(text: str, prospect: Prospect) -> bool:
    """Tell whether a text gives the record's number of people."""
    return any(True for _ in _numbers(text, prospect))


def _roles(text: str, prospect: Prospect) -> Iterator[FactMention]:
    """Yield the title and the industry where the words are the record's own."""
    folded = bare(text)
    fields: list[tuple[FactField, str]] = [("title", prospect.title), ("industry", prospect.industry)]
    for field, value in fields:
        if keys := keys_of(value):
            for hit in whole_name(keys).finditer(folded):
                yield FactMention(field, hit.start(), hit.end())


def _events(text: str, fact: str, prospect: Prospect, sentences: list[tuple[int, int]]) -> Iterator[FactMention]:
    """Yield the sentences that share a name, or two content words, with a recent event."""
    own = {*keys_of(prospect.first_name), *keys_of(prospect.last_name)}
    wanted = {token.stem: token.weight for token in _content(fact) if token.stem not in own}
    if not wanted:
        return
    enough = min(_ENOUGH, sum(wanted.values()))
    for start, end in sentences:
        hits = {token.stem: token for token in _content(text, start, end) if token.stem in wanted}
        names = [stem for stem, token in hits.items() if wanted[stem] >= _NAME and text[token.start].isupper()]
        if names or sum(min(wanted[stem], _NOUN) for stem in hits) >= max(enough, _ENOUGH):
            ordered = sorted(hits.values(), key=lambda token: token.start)
            yield FactMention("recent", ordered[0].start, ordered[-1].end)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for hit in _SENTENCE_END.finditer(text):
        if hit.end() - start > 1:
            yield start, hit.end()
        start = hit.end()
    if start < len(text):
        yield start, len(text)


def _content(text: str, start: int = 0, end: int | None = None) -> Iterator[_Token]:
    """Yield the words that carry a subject, each with how much it proves."""
    stops, common = words("stop_words"), words("common_deeds")
    for place, hit in enumerate(_TOKEN.finditer(text, start, len(text) if end is None else end)):
        raw = hit.group()
        key = bare(raw).removesuffix("'s")
        if raw[0].isupper() and key in _MONTH:
            yield _Token(hit.start(), hit.end(), _MONTH[key], _NUMBER)
        elif key[0].isdigit() or key in _NUMBERS or key in _DAYS:
            yield _Token(hit.start(), hit.end(), _NUMBERS.get(key, key), _NUMBER)
        elif key not in stops and key not in common and stem(key) not in common and len(key) >= _MIN_WORD:
            yield _Token(hit.start(), hit.end(), stem(key), _NAME if raw[0].isupper() and place else _NOUN)


def content_stems(text: str) -> frozenset[str]:
    """Return the stems of the words of a text that carry its subject."""
    return frozenset(token.stem for token in _content(text))


def stem(key: str) -> str:
    """Return a folded word without its commonest endings."""
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("s", "")):
        if key.endswith(ending) and len(key) - len(ending) >= _MIN_STEM and not key.endswith(("ss", "us", "is")):
            key = key[: -len(ending)] + instead
            break
    for ending in ("ing", "ed", "ly"):
        if key.endswith(ending) and len(key) - len(ending) >= _MIN_STEM:
            key = key[: -len(ending)]
            if key[-1] == key[-2] and key[-1] not in "lsz":
                key = key[:-1]
            break
    return key[:-1] if key.endswith("e") and len(key) > _MIN_STEM else key
