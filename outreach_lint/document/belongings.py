"""Finds what a message says the reader has, where it is more than any reader has."""

import re
from collections.abc import Iterator

from outreach_lint.document.late import late
from outreach_lint.document.names import Word, bare, words_of
from outreach_lint.document.span import Span
from outreach_lint.document.word_lists import words

_IN_PHRASES = frozenset({"new", "first", "last", "own", "next"})
_LONGEST_PHRASE = 4
_YOUR = late(r"\b(?:your|ur)\b(?=[ -])", re.IGNORECASE)
_GAP = late(r" (?:[\d.,]+[km]?[ -]?)?")
# A thing that the reader may or may not have, or is to tell of.
_IF = late(
    r"\b(?:if|whether|unless|should) [^.!?\n]{0,60}$|\b(?:text|send|tell|give|share|drop|enter|upload)(?: me| us)? $",
    re.IGNORECASE,
)
_YOU = late(
    r"(?:\A|(?<=[.!?\n] )|(?<=\n)|(?<=[a-z], )|\b(?:that|since|as|because) )"
    r"[Yy]ou (?:also |still |only )?([a-z]+) (?:your own |yourselves on |an? |the |some |in |for )?(?=\w)"
)
_COUNTED = late(
    r" (?:\d[\d.,]*k?|two|three|four|five|six|seven|eight|nine|ten|twelve) (?!%"
    r"|(?:minutes?|mins?|hours?|days?|weeks?|months?|years?|free|percent|"
    r"dollars?|pounds?|euros?|steps?|questions?|options?|cents?|points?)\b)(?=[a-z])"
)
# Plurals that stand before another noun; after any other one the phrase is over ("your customers happy").
_BEFORE_NOUNS = frozenset({"sales", "operations", "accounts", "savings", "systems", "news", "sports", "goods"})
# All others in -ly after a noun are adverbs.
_ADJECTIVES = frozenset(
    [
        "family",
        "early",
        "daily",
        "weekly",
        "monthly",
        "quarterly",
        "yearly",
        "friendly",
        "lovely",
        "elderly",
        "assembly",
        "supply",
        "butterfly",
        "jelly",
        "july",
        "sicily",
        "italy",
        "homely",
        "only",
    ]
)
_VERBS = frozenset(
    [
        "look",
        "looks",
        "feel",
        "feels",
        "become",
        "stay",
        "stand",
        "stands",
        "move",
        "lose",
        "say",
        "says",
        "need",
        "caught",
    ]
)
_TO_ME = late(r" (?:with |to |for |out to )?(?:me|us|my|our|mine|ours|volumes|so|through)\b")
_QUALITY = late(r"(?:[ai]ble|ful|less|ous|compliant|ready|visible)$")
_IMAGINED = late(r"\b(?:imagine|suppose|supposing|picture)\b[^.!?\n]{0,40}$", re.IGNORECASE)
_GIVEN = late(r" (?:is|are|comes?|will be) (?:on us|on the house|free|half|ours|included|yours)\b")
_SHARED_BY_MANY = frozenset({"english", "american", "british", "european", "internet", "i"})


def belongings(text: str) -> Iterator[Span]:
    """Yield the phrases with "your" that name something of this reader alone."""
    for hit in _YOUR.finditer(text):
        counted = _COUNTED.match(text, hit.end())
        phrase = [] if counted else noun_phrase(text, hit.end())
        if counted:
            yield Span(hit.start(), counted.end())
        elif phrase and not _is_open(text, hit.start(), phrase) and _is_concrete(phrase):
            yield Span(hit.start(), phrase[-1].end)


def _is_open(text: str, start: int, phrase: list[Word]) -> bool:
    """Tell whether anybody may have the thing: it is a gift, all on a list have it, or "if" comes before."""
    if phrase[-1].key in words("list_facts") or _GIVEN.match(text, phrase[-1].end):
        return True
    if not all(word.text.islower() for word in phrase):
        return False
    if _IMAGINED.search(text, max(0, start - 60), start):
        return True
    return len(phrase) == 1 and _IF.search(text, max(0, start - 80), start) is not None


def trades(text: str) -> Iterator[Span]:
    """Yield where the reader's work is named: "you" and a trade's verb with an object that few have."""
    for hit in _YOU.finditer(text):
        if hit.group(1) in words("trade_verbs"):
            phrase = noun_phrase(text, hit.end() - 1)
            if phrase and phrase[-1] in uncommon(phrase) and phrase[-1].key not in words("acronyms"):
                yield Span(hit.start(), phrase[-1].end)


def noun_phrase(text: str, start: int) -> list[Word]:
    """Return the words from `start` to the next mark or function word, four at most."""
    phrase: list[Word] = []
    stops = words("stop_words")
    last = start
    for word in words_of(text, start, min(start + 80, len(text))):
        joined = _GAP.fullmatch(text, last, word.start) is not None
        if not joined or len(phrase) == _LONGEST_PHRASE or (word.key in stops and not _may_stand(word)):
            break
        if word.key.endswith("n't") or (phrase and (_is_over(phrase[-1]) or _is_said_of(text, word))):
            break
        phrase.append(word)
        last = word.end
    return phrase


def _may_stand(word: Word) -> bool:
    return word.key in _IN_PHRASES or word.text == "May"


def _is_over(word: Word) -> bool:
    key = word.key
    plural = key.endswith("s") and not key.endswith(("ss", "cs", "'s")) and key not in _BEFORE_NOUNS
    return plural and key in words("generic_nouns")


def _is_said_of(text: str, word: Word) -> bool:
    """Tell whether a word begins what is said of the thing before it: "your style truly", "your style inspires me"."""
    if word.key.endswith("ly"):
        return word.key not in _ADJECTIVES
    return word.key.endswith(("s", "ed")) and _TO_ME.match(text, word.end) is not None


def uncommon(phrase: list[Word]) -> list[Word]:
    """Return the words of a phrase that not every reader could be told of."""
    generic = words("generic_nouns")
    return [
        word for word in phrase if not all(part in generic for part in bare(word.text).removesuffix("'s").split("-"))
    ]


def _is_concrete(phrase: list[Word]) -> bool:
    if len(phrase) > 1 and phrase[-1].key in _VERBS:
        phrase = phrase[:-1]
    ordinary = words("acronyms") | words("platforms") | _SHARED_BY_MANY
    dated = [word for word in phrase[:-1] if word.text[0].isupper() and word.key in words("calendar_words")]
    days = words("calendar_words")
    plain = [word for word in uncommon(phrase) if word.key.removesuffix("s") not in days and word.key not in days]
    if dated or any(word.text[0].isupper() and word.key not in ordinary for word in plain):
        return True
    named = [word for word in plain if word.key not in ordinary and not word.key.endswith("ly")]
    # "Is your website accessible": said of it, and no part of its name.
    named = [word for word in named if word is not phrase[-1] or len(phrase) == 1 or not _QUALITY.search(word.key)]
    if any(word.key.endswith("'s") for word in named):
        return True
    head_is_generic = phrase[-1] not in plain
    return len(named) > (1 if head_is_generic else 0)
