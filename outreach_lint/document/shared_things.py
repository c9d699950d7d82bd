"""Finds things that a message speaks of as known to its reader, though it does not say whose they are.

"The violin is ready" and "order 48213 leaves tonight" can be written to one person only.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

from outreach_lint.document.belongings import noun_phrase, uncommon
from outreach_lint.document.late import late
from outreach_lint.document.names import words_of
from outreach_lint.document.offers import is_offer, pattern
from outreach_lint.document.span import Span
from outreach_lint.document.trades import singular
from outreach_lint.document.word_lists import words

_CALL = late(r"[^,.!?\n]{1,25}, ?")
_ALSO_VERBS = frozenset(
    ["order", "quote", "permit", "reference", "lift", "book", "ticket", "claim", "so", "ship", "contract"]
)
_TO_LET = late(r"[^.!?\n]{0,40} (?:is|are) (?:now |still )?(?:free|to let|for rent|for sale|available|vacant|up for)\b")
_PAPERS = frozenset({"page", "slide", "figure"})
_VENUES = frozenset({"hall", "gate", "room", "platform", "building", "court", "tower", "table", "block", "pier"})
_NAMING = late(r"\d{3}|#|[Nn](?:o|r|umber)\b")
_OF_OURS = late(r"[\w-]+(?: [\w-]+){0,2} of (?:our|my|the new|this)\b")
_MARKS = ".!?\n"
_STANDS = (
    " again",
    " since ",
    "missing",
    "overdue",
    "mended",
    "stuck",
    "blocked",
    "misprinted",
    " has ",
    " have ",
    "'s ",
    " of the ",
    " came",
    "arrived",
    "fixed",
    "mended",
)
_DEFINITE = late(r"\b[Tt]h(?:e|at|ose) |\b[A-Z]\w+|\b(?:pages?|no|gate|door) ")
_MAIN = late(r",| (?:when|whenever|if|unless|while|because|so|and|but|that|who|which|where|until|before)\b")
_EXPLAINED = late(r" (?:out of|who|which|whose|where|you|that (?!\w+ed\b|was\b|were\b|came\b|fell\b)[a-z])")
_TOLD_OF = late(r"\b(?:it|that|which|who|they|this) [a-z]+s? (?:[a-z]+ ){0,3}$", re.IGNORECASE)
_SAME = 6  # letters by which a word that comes back is known


def shared_things(text: str, skip: Iterable[Span]) -> Iterator[Span]:
    """Yield the numbered and the definite things of a message that are neither the writer's nor the world's."""
    start = next((span.end for span in skip if not text[: span.start].strip()), 0)
    if not start and (call := _CALL.match(text)):
        start = call.end()
    yield from _numbered(text)
    yield from _standing(text)
    if ("the " in text or "The " in text or "hat " in text) and not is_offer(text, skip):
        yield from chain(_counted(text), _placed(text), _opening(text, start), _pointed_at(text, start))


def _standing(text: str) -> Iterator[Span]:
    """Yield how something stands that both must know: "is dead again", "since the flood", "is missing"."""
    low = text.lower()
    if not any(sign in low for sign in _STANDS):
        return
    if bare := pattern("TELEGRAPHIC").search(text):
        yield Span(*bare.span())
    for hit in pattern("STANDING").finditer(text):
        before = text[_sentence(text, hit.start(), hit.start())[0] : hit.start()]
        if _DEFINITE.search(before) and not pattern("OFFERER").search(before):
            yield Span(*hit.span())


def _numbered(text: str) -> Iterator[Span]:
    own: dict[str, bool] = {}
    for hit in pattern("NUMBERED").finditer(text):
        if singular(hit[1].lower()) not in words("numbered_things") or _TO_LET.match(text, hit.end()):
            continue
        where = "FAIR" if hit[1].lower() in _VENUES else "OWN_PAPER" if hit[1].lower() in _PAPERS else ""
        if where and where not in own:
            own[where] = pattern(where).search(text) is not None
        if where and own[where]:
            continue
        # "Order 5 seats" asks for something; a number of three digits names it.
        if hit[1].lower() in _ALSO_VERBS and not _NAMING.search(hit.group()):
            continue
        sentence = _sentence(text, hit.start(), hit.end())
        if not _is_the_writers(text, hit.start()) and not pattern("INVITED").search(text, *sentence):
            yield Span(*hit.span())


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    ends = [place for mark in _MARKS if (place := text.find(mark, end, end + 200)) >= 0]
    return max(text.rfind(mark, 0, start) for mark in _MARKS) + 1, min(ends, default=min(len(text), end + 200))


def _is_the_writers(text: str, start: int) -> bool:
    """Tell whether the writer or a third party is spoken of before a place in its sentence."""
    return bool(pattern("SPEAKER").search(text, _sentence(text, start, start)[0], start))


@cache
def _common() -> frozenset[str]:
    return words("generic_nouns") | words("named_heads") | words("stop_words") | words("common_definites")


def _thing(text: str, end_of_article: int) -> Span | None:
    """Return the noun phrase after an article if it names a thing that not everybody has, and nothing explains it."""
    phrase = noun_phrase(text, end_of_article)
    if not phrase or phrase[0].text[0].isupper() or any(pattern("SUPERLATIVE").fullmatch(word.key) for word in phrase):
        return None
    if phrase[0].key in _common() and (len(phrase) == 1 or phrase[1].key in _common()):
        return None
    known = _common() | words("acronyms")
    rare = [word for word in uncommon(phrase[:3]) if word.key not in known and not word.key.endswith("ly")]
    if not rare or rare[0].key[:_SAME] in text[: rare[0].start].lower():
        return None
    return Span(end_of_article, phrase[-1].end)


def _counted(text: str) -> Iterator[Span]:
    for hit in pattern("THEN").finditer(text):
        if _is_the_writers(text, hit.start()) or _TOLD_OF.search(text, max(0, hit.start() - 40), hit.start()):
            continue
        thing = _thing(text, hit.end())
        if thing and not _EXPLAINED.match(text, thing.end):
            yield thing


def _placed(text: str) -> Iterator[Span]:
    """Yield things told apart by where they are: "the sign at the gate"."""
    for hit in pattern("THE").finditer(text):
        thing = _thing(text, hit.end())
        place = pattern("PLACED").match(text, thing.end) if thing else None
        if not thing or not place or _is_the_writers(text, hit.start()) or _OF_OURS.match(text, place.end()):
            continue
        # "The menu has the trout and the lamb from the dyke" lists what there is.
        if text.endswith(("and ", "with "), 0, hit.start()):
            continue
        if text[place.end()].isupper() or _thing(text, place.end() - 1):
            yield thing


def _opening(text: str, start: int) -> Iterator[Span]:
    """Yield what the first sentence says of a definite thing, or what the letter is said to be about."""
    opening = pattern("OPENING").match(text, start)
    if not opening:
        return
    about = pattern("ABOUT").match(text, start)
    if about and (thing := _thing(text, about.end())):
        yield thing
    first = pattern("THE").search(text, start, opening.end())
    if not first or first.start() - start > len(", and ") or pattern("ANYBODY").search(text, start, first.start()):
        return
    thing = _thing(text, first.end()) or _work(text, first.end())
    if thing and _tells_news(text, first.end(), opening.end()):
        yield thing


def _tells_news(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence is of one time, and not of what is always so."""
    # "The vet that came" tells it apart; a clause after that says when or why.
    if turn := _MAIN.search(text, start, end):
        end = turn.start() if turn.group() not in (" that", " who", " which") else end
    if pattern("STANDS").search(text, start, end):
        return True
    return any(word.key in words("past_forms") for word in words_of(text, start, end))


def _work(text: str, end_of_article: int) -> Span | None:
    """Return the subject of a work: "the podcast with the lighthouse keeper"."""
    hit = pattern("WORK").match(text, end_of_article)
    if not hit or hit[1] not in words("reader_works"):
        return None
    return _thing(text, hit.end())


def _pointed_at(text: str, start: int) -> Iterator[Span]:
    for hit in chain(pattern("THAT").finditer(text), pattern("ASKED").finditer(text, max(0, start - 2))):
        begin, end = _sentence(text, hit.end(), hit.end())
        asked = hit.group().endswith("the")
        if not (asked and pattern("ANYBODY").search(text, begin, end)) and (thing := _thing(text, hit.end())):
            yield thing
