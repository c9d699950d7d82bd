"""Finds names in a message that stand where the reader's house, site or news would."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from outreach_lint.document.late import late
from outreach_lint.document.name_places import (
    is_customer,
    is_of_now,
    is_stocked_or_known,
    is_told_of,
    is_with_somebody,
    tells_the_reader,
)
from outreach_lint.document.names import bare, is_given_name, keys_of
from outreach_lint.document.offers import is_offer, pattern
from outreach_lint.document.own_names import ordinary_names, own_names
from outreach_lint.document.span import Span
from outreach_lint.document.word_lists import words

_CAPITAL = "[A-Z\u00c0-\u00de]"
_NAME = late(
    rf"(?<![\w'&.@#/-]){_CAPITAL}[\w&.-]*\w"
    rf"(?: (?:(?:of|de|da|do|du|del|la|le|van|von|and|&) )?{_CAPITAL}[\w&-]*\w){{0,4}}"
)
_LEADING = late(r"([\w-]+)(?:'\w+)? ")
_NEARBY, _CLOSE = 60, 30
_THE = late(r"\b[Tt]he (?:(?:new|old|second|third|other|whole|big|little|former|next) )?$")
_OF_THE = late(
    r"\b[Tt]he (?!(?:market|team|people|page|rest|end|best|top|leading|cost|price|future|weather|average|folks"
    r"|middle|heart|next|last|first)\b)"
    r"(?:[a-z-]+ ){1,3}(?:in|at|by|on|outside|near|opposite|behind|of|for|from) (?:the )?$"
)
_NOUN = late(r" ([a-z][a-z-]{2,})\b(?!')(?: ([a-z]+))?")
_NEWS = late(r" (?:has |have |had |just |recently )*([a-z]+)")
_POSSESSIVE = late(
    r"'s (?=\w)(?!(?:in|on|at|by|of|near|or|and|a|an|the)\b)"
    r"(?!(?:I|we|you|they|he|she|not|been|all|going|coming|here|why|how|what|just|time|\w+ed)\b)"
)
_PLACED = late(r"(?<!\bhere )\b(?:in|at|near|outside|around) (?:the )?$")
_FOR = late(r"\bfor (?:the )?$")
_FIRST_PERSON = late(r"\b(?:we|our|us|I|my|me)\b", re.IGNORECASE)
_FIRST_CLOSE = late(r"\b(?:we|our|us|I|I'm|my|me)\b[^.!?\n]{0,14}$", re.IGNORECASE)
_OF_OTHERS = late(r"\b(?:our|my|like|such as|including|clients?|customers?|for|with|how) (?:\w+ )?$", re.IGNORECASE)
_GAINED = late(
    r" [a-z][a-z-]+(?: [a-z]+)?,? (?:(?:they|it|he|she|staff|people) )?(?:now )?"
    r"(?:saved?|cut|gained?|doubled|halved|tripled|reduced?|use|uses)\b"
)
_OURS = late(r"[^.!?\n]{0,25}\b(?:us|our|ours|me|my)\b", re.IGNORECASE)
_BEGINNING = late(r"(?:\A|[.!?:\n])[ \"'(*-]*$")
_SENTENCE_MARK = ".!?\n"
_OFFICES = frozenset({"senator", "governor", "president", "congressman", "congresswoman", "mayor", "minister"})
_AFTER = late(r"\b(?:in|at|of|from|by|near|to|on|into|against) (?:the )?$", re.IGNORECASE)
_HOLDS = frozenset({"has", "needs", "wants", "says", "said"})
_ASKED = late(r"\b(?:does|do|did|has|will|would|could|should|might) $", re.IGNORECASE)
_QUALITIES = frozenset(["big", "small", "good", "bad", "old", "young", "great", "little", "real", "new", "modern"])


class _Name(msgspec.Struct, frozen=True):
    start: int
    end: int
    keys: tuple[str, ...]
    opens: bool


def named_things(text: str, signed: Iterable[Span]) -> Iterator[Span]:
    """Yield the names that are the reader's by their place; `signed` (signature, greeting) holds the writer's own."""
    ordinary, own = ordinary_names(), own_names(text, signed)
    seen: set[str] = set()
    for name in _names(text):
        new = not seen.intersection(name.keys)
        seen.update(name.keys)
        if all(key in ordinary or key in own for key in name.keys):
            continue
        if _is_the_readers(text, name, signed, new=new):
            yield Span(name.start, name.end)


def _is_the_readers(text: str, name: _Name, signed: Iterable[Span], *, new: bool) -> bool:
    before = _before(text, name.start)
    if _ASKED.search(*before):
        return True
    if _OF_OTHERS.search(*before) and not (new and _is_meant_for(text, name, signed)):
        return False
    if _is_owner(text, name):
        return True
    if new and _may_be_house(text, name) and is_told_of(text, name.start, name.end, signed):
        return True
    # A single word that a sentence begins with may be no name at all.
    sure = len(name.keys) > 1 or not name.opens
    if not sure:
        return False
    return (
        _is_placed(text, name) or _is_news(text, name) or (new and _is_site(text, name) and not is_offer(text, signed))
    )


def _is_meant_for(text: str, name: _Name, signed: Iterable[Span]) -> bool:
    """Tell whether it is "the", a thing and "for" the name, in a sentence of one time: "the doors for Ulverby came"."""
    return bool(_FOR.search(*_before(text, name.start))) and _is_site(text, name) and not is_offer(text, signed)


def _before(text: str, start: int) -> tuple[str, int, int]:
    return text, max(0, start - _NEARBY), start


def _names(text: str) -> Iterator[_Name]:
    """Yield the names, without the function words that a sentence begins with."""
    stops = words("stop_words")
    for hit in _NAME.finditer(text):
        start = hit.start()
        opens = _BEGINNING.search(text, max(0, start - len('... " ')), start) is not None
        while (lead := _LEADING.match(text, start, hit.end())) and bare(lead.group(1)) in stops:
            start, opens = lead.end(), False
        keys = keys_of(text[start : hit.end()])
        if keys and text[start].isupper():
            yield _Name(start, hit.end(), keys, opens)


def _may_be_house(text: str, name: _Name) -> bool:
    """Tell whether a name may be a house's, and no office, place, known brand or thing for sale."""
    if name.keys[-1] in words("places") | _OFFICES or text[name.start : name.end] in words("brands"):
        return False
    key = name.keys[0]
    plain = key in words("openers") or key.endswith("ing") or (name.opens and key in words("common_definites"))
    ordinary = len(name.keys) == 1 and plain
    before = _before(text, name.start)
    return not (ordinary or any(found.search(*before) for found in (_THE, _AFTER, _FIRST_CLOSE)))


def _is_site(text: str, name: _Name) -> bool:
    """Tell whether it is "the", the name and a noun, said as of a thing that both know."""
    noun = _NOUN.match(text, name.end)
    if name.keys[-1] in words("public_bodies"):
        return False
    if _GAINED.match(text, name.end):
        return False
    far = _OF_THE.search(*_before(text, name.start))
    if far and not _FIRST_PERSON.search(text, _sentence_start(text, far.start()), far.start()):
        return is_of_now(text, far.start(), name.end)
    the = _THE.search(*_before(text, name.start))
    if not noun or not the or noun.group(1) in words("stop_words") | words("named_heads"):
        return False
    # "The Harrier weighs": a verb, unless a plural's verb follows.
    plural = noun.group(1).endswith("s") and not noun.group(1).endswith("ss")
    if plural and noun.group(2) not in ("are", "were", "have"):
        return False
    return not (_FIRST_CLOSE.search(*_before(text, the.start())) or pattern("COME").search(*_before(text, name.start)))


def _is_news(text: str, name: _Name) -> bool:
    """Tell whether the name does something that is neither a product's nor a contented customer's doing."""
    verb = _NEWS.match(text, name.end)
    if verb is None or name.keys[0] in words("places") | _OFFICES or _AFTER.search(*_before(text, name.start)):
        return False
    known = name.keys[-1] in words("public_bodies") or text[name.start : name.end] in words("brands")
    if known or is_stocked_or_known(text, name.start) or _OURS.match(text, verb.end(), verb.end() + _CLOSE):
        return False
    return _is_done_by_a_house(text, name, verb.group(1))


def _is_done_by_a_house(text: str, name: _Name, done: str) -> bool:
    if done in words("news_verbs"):
        return True
    if len(name.keys) == 1 and is_given_name(name.keys[0]):
        return False
    if done in words("own_verbs"):
        return len(name.keys) > 1 and done in _HOLDS
    # "The Harrier weighs": what a product does.
    if done.endswith("s") and _THE.search(*_before(text, name.start)):
        return False
    return done.endswith(("ed", "s")) and not done.endswith(("ss", "us", "is")) and done not in words("stop_words")


def _is_owner(text: str, name: _Name) -> bool:
    """Tell whether something is said to be of the name, and the name is no quality, place or word for anybody."""
    if not _POSSESSIVE.match(text, name.end) or is_customer(text, name.end):
        return False
    key = name.keys[0]
    if key in _QUALITIES or (name.keys[-1] in words("places") | words("acronyms") | words("generic_nouns")):
        return False
    return not (name.opens and len(name.keys) == 1 and (key in words("openers") or key.endswith("ing")))


def _is_placed(text: str, name: _Name) -> bool:
    """Tell whether the name is a place in a sentence about the reader alone."""
    before = _before(text, name.start)
    if not _PLACED.search(*before) or is_stocked_or_known(text, name.start) or is_with_somebody(text, name.start):
        return False
    start = _sentence_start(text, name.start)
    ends = [place for mark in _SENTENCE_MARK if (place := text.find(mark, name.end, name.end + 200)) >= 0]
    sentence = text[start : min(ends, default=name.end + 200)]
    return tells_the_reader(sentence) and not _FIRST_PERSON.search(sentence)


def _sentence_start(text: str, place: int) -> int:
    return max(text.rfind(mark, 0, place) for mark in _SENTENCE_MARK) + 1
