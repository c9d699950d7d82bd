"""Tells names in capitals that are but words there: "BILL OF LADING", "IN GOOD FAITH", "the ROSE shade"."""

from outreach_lint.document.late import late
from outreach_lint.document.names import Word, is_any_given_name, is_capitals, is_given_name, words_of
from outreach_lint.document.span import Span
from outreach_lint.document.vocabulary import is_known_word
from outreach_lint.document.word_lists import words
from outreach_lint.document.word_set import word_set

_REACH = 40
# In capitals these stand before a name as often as before a word.
_LEADS = word_set(
    "hi hello hey dear thanks thank you for from at by with to and or of mr mrs ms miss dr prof from via re fwd about"
    " dearest greetings morning afternoon evening ps attn attention so"
)
_ENDINGS = ("ing", "ed", "tion", "ness", "ment", "able", "ful", "less")
_NO_LEADS: frozenset[str] = frozenset()
_THING = late(
    r"(?<![\w-])(?:[Tt]he|an?|[Tt]his|[Tt]hat|[Oo]ur|[Mm]y|[Cc]ode|[Ww]ord"
    r"|[Nn]amed|[Cc]alled|[Mm]arked|[Cc]alls? (?:it|them|this)) (?:M[SV] |SS )?$"
)
# What bears a name in capitals by custom: ships, storms, code words, systems.
_KIND = late(
    r"(?i)(?:\b(?:tanker|ship|vessel|ferry|boat|yacht|trawler|barge|rig|storm|hurricane|cyclone|satellite|rover|probe|server"
    r"|host|acronym|code ?word|code|password|hint is|call ?sign|gate|robot|model|script|module) |[\"\u201c])$"
)
_AS_THING = late(r" (?:and [A-Z]\w+ )?[a-z-]{3,}| \d")
_OF_PERSON = late(r" (?:and|or|is|was|has|had|will|would|can|said|told|who|at|from|in|for|with|to|on|of)\b")


def is_word_too(key: str) -> bool:
    """Tell whether a folded name is an ordinary word, a month or a season as well."""
    return is_known_word(key) or key in words("name_words") or key in words("calendar_words")


def is_no_name(text: str, span: Span, own: frozenset[str] = frozenset()) -> bool:
    """Tell whether a name in capitals, whose words are `own`, is a thing or an ordinary word there."""
    return is_thing(text, span) or is_stressed_word(text, span, own)


def is_stressed_word(text: str, span: Span, own: frozenset[str] = frozenset()) -> bool:
    """Tell whether a name of one ordinary word stands in a run of capitals, or after "the", and so is but that word.

    `own` are the other words of the name, which may stand beside it.
    """
    named = tuple(words_of(text, span.start, span.end))
    if len(named) != 1 or not is_word_too(named[0].key):
        return False
    if _THING.search(text, max(0, span.start - _REACH), span.start):
        return True
    return is_beside_loud(text, span, own)


def is_loud_name(text: str, span: Span, key: str, *, brand: bool) -> bool:
    """Tell whether a word in capitals is a brand or a given name, no thing, and no part of a shouted phrase."""
    if all(_loud_beside(text, span, frozenset(), _NO_LEADS)):
        return False
    return brand or (is_given_name(key) and not is_no_name(text, span))


def _loud_beside(text: str, span: Span, own: frozenset[str], leads: frozenset[str] = _LEADS) -> tuple[bool, bool]:
    """Tell whether a word in capitals stands right before a stretch, `leads` apart, and right after it."""
    after = next(words_of(text, span.end, min(span.end + _REACH, len(text))), None)
    follows = bool(after and text[span.end : after.start] == " " and _is_loud_word(after, own))
    before = _last(text, span.start)
    return bool(before and before.key not in leads and _is_loud_word(before, own)), follows


def is_beside_loud(text: str, span: Span, own: frozenset[str]) -> bool:
    """Tell whether another word in capitals than the `own` ones stands right beside a stretch."""
    return any(_loud_beside(text, span, own))


def is_thing(text: str, span: Span) -> bool:
    """Tell whether a given name in capitals is that of a thing: "the TESSA stool", "code SANDRA"."""
    named = tuple(words_of(text, span.start, span.end))
    if len(named) != 1 or not is_any_given_name(named[0].key):
        return False
    if _KIND.search(text, max(0, span.start - _REACH), span.start):
        return True
    if not _THING.search(text, max(0, span.start - _REACH), span.start):
        return False
    return bool(_AS_THING.match(text, span.end)) and not _OF_PERSON.match(text, span.end)


def _is_loud_word(word: Word, own: frozenset[str]) -> bool:
    """Tell whether a word in capitals is one of prose, and no other part of the name, acronym or form of a firm."""
    if not is_capitals(word.text) or word.key in own or word.key in words("legal_suffixes"):
        return False
    if word.key in words("stop_words"):
        return True
    singular = word.key.removesuffix("ies") + "y" if word.key.endswith("ies") else word.key.removesuffix("s")
    known = is_known_word(word.key) or is_known_word(singular) or word.key.endswith(_ENDINGS)
    return known and word.key not in words("acronyms")


def _last(text: str, end: int) -> Word | None:
    """Return the word that ends one space before a place."""
    found = None
    for word in words_of(text, max(0, end - _REACH), end):
        found = word
    return found if found and text[found.end : end] == " " else None
