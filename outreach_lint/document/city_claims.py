"""Finds where a message puts its reader in a city that is not the record's."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from outreach_lint.document.late import late
from outreach_lint.document.names import Word, bare, words_of
from outreach_lint.document.reader_slots import is_left_open
from outreach_lint.document.span import Span
from outreach_lint.document.word_lists import lines
from outreach_lint.model import Prospect

_ONE_PLACE = 60  # people up to whom a house is taken to have all its rooms in one city
_BEFORE, _AFTER = 60, 60
_AS_ONE_WORD = "-based"
_YOUR = late(r"\b(?:your|ur) $", re.IGNORECASE)
_ROOMS = late(
    r"(?:-based)? (?:office|branch|shop|store|hq|headquarters|head office|plant|clinic|warehouse|factory|studio"
    r"|practice|bakery|restaurant|depot|brewery|workshop|showroom|salon|yard|school|hospital|hotel)(?!\w|s\b)",
    re.IGNORECASE,
)
_SEAT = late(r"(?:-based)? (?:hq|headquarters|head office|base)(?!\w)", re.IGNORECASE)
_BASED = late(
    r"\b(?:you|you're|you are|your \w+(?: is|'s)?|you guys|you folks|you all) (?:are |is |being )?"
    r"(?:based|located|headquartered) (?:out of |in |over in |down in |up in )(?:downtown |sunny |central )?$",
    re.IGNORECASE,
)
_GREETED = late(
    r"(?:hope|how(?:'s| is| are)) [^.!?\n]{0,30}\b(?:over|up|down|out|things|life|everything|weather|summer|winter|sun"
    r"|all|well|everyone) (?:(?:is|are) (?:well|good|fine) )?in (?:sunny |rainy )?$",
    re.IGNORECASE,
)
_LIKE_YOU = late(r"-based (?:[\w-]+ ){1,3}(?:like|such as) you", re.IGNORECASE)
_LIKE_YOURS = late(r",? (?:like|such as) (?:yours|you)(?=[.,;:!?]|$| )", re.IGNORECASE)
_HOUSES = late(
    r"\b(?:companies|businesses|firms|shops|teams|owners|practices|clinics|brands|agencies) in $", re.IGNORECASE
)
_AS_A = late(r"\bas an? $", re.IGNORECASE)
_THEN_YOU = late(r"-based [\w -]{2,40}, you", re.IGNORECASE)


@cache
def _cities() -> dict[str, tuple[int, ...]]:
    """Return the numbers of the cities that a name stands for."""
    found: dict[str, tuple[int, ...]] = {}
    for number, line in enumerate(lines("cities")):
        for name in line.split(", "):
            found[name] = (*found.get(name, ()), number)
    return found


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.partition(" ")[0] for name in _cities())


def _named(found: list[Word], at: int) -> tuple[int, tuple[int, ...]]:
    """Return how many words from `at` name a city, and which ones it may be."""
    if found[at].key.removesuffix(_AS_ONE_WORD) not in _first_words():
        return 0, ()
    for size in (3, 2, 1):
        name = " ".join(word.key for word in found[at : at + size]).removesuffix(_AS_ONE_WORD)
        if len(found) >= at + size and name in _cities():
            return size, _cities()[name]
    return 0, ()


@lru_cache(maxsize=1024)
def cities_in(text: str) -> frozenset[int]:
    """Return the cities that a text of a record names."""
    found = list(words_of(text))
    return frozenset(city for at in range(len(found)) for city in _named(found, at)[1])


def wrong_cities(text: str, prospect: Prospect) -> Iterator[Span]:
    """Yield the cities in which a part puts the reader, and where the record says that they are not."""
    if bare(prospect.city.split(",")[0].strip()) not in _cities():
        return
    told = (prospect.company, prospect.title, *prospect.recent, *prospect.other.values())
    known = cities_in(prospect.city).union(*(cities_in(value) for value in told))
    found = list(words_of(text))
    for at, word in enumerate(found):
        size, cities = _named(found, at) if word.text[0].isupper() else (0, ())
        if not size or known.intersection(cities):
            continue
        last = found[at + size - 1]
        start, end = word.start, last.start + len(last.text.removesuffix(_AS_ONE_WORD))
        if _is_the_readers(text, start, end, prospect) and not is_left_open(text, start):
            yield Span(start, end)


def _is_the_readers(text: str, start: int, end: int, prospect: Prospect) -> bool:
    before = (text, max(0, start - _BEFORE), start)
    after = (text, end, end + _AFTER)
    if _YOUR.search(*before):
        small = prospect.employees is None or prospect.employees <= _ONE_PLACE
        return bool(_SEAT.match(*after) or (small and _ROOMS.match(*after)))
    if _BASED.search(*before) or _GREETED.search(*before) or _LIKE_YOU.match(*after):
        return True
    if _HOUSES.search(*before) and _LIKE_YOURS.match(*after):
        return True
    return bool(_AS_A.search(*before) and _THEN_YOU.match(*after))
