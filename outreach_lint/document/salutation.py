"""The patterns of the pieces of a salutation."""

import re
from functools import cache, lru_cache

from outreach_lint.document.atoms import EMOJI

_SALUTATIONS = (
    r"hi+|hello+|he+y+a?|hiya|howdy|yo|dear(?:est)?|greetings(?: of the day)?|my dear|to(?= (?:the|all) )"
    r"|good (?:morning|afternoon|evening)|morning|afternoon|evening|good day"
    r"|g'day|gm|happy (?:\w{3,6}day|new year)|to whom(?:so ?ever)? it may concern|attn:?|attention"
    r"|hola|ol[a\u00e1]|bonjour|bonsoir|salut|ciao|hall[o\u00e5]|hei|hejsan|hej|moin|servus|namaste|aloha|shalom"
    r"|guten (?:tag|morgen|abend)|gr[u\u00fc](?:\u00df|ss) gott|sehr geehrter?|liebe[rs]?|beste|geachte"
    r"|ch[e\u00e8]re?|estimad[oa]s?|prezad[oa]s?|querid[oa]s?|car[oa]|gentile"
    r"|bu[oe]n[oa]?s? ?(?:d[i\u00ed]as?|tardes|giorno|sera)|bom dia|k\u00e4ra|k\u00e6re|merhaba|sala+m"
    "|\u0437\u0434\u0440\u0430\u0432\u0441\u0442\u0432\u0443\u0439\u0442\u0435"
    "|\u043f\u0440\u0438\u0432\u0435\u0442"
    "|\u0434\u043e\u0431\u0440\u044b\u0439 \u0434\u0435\u043d\u044c"
)


@lru_cache(128)
def salutation_pattern(letter: str) -> re.Pattern[str]:
    """Return the pattern of the words that greet and begin with a letter, in lower case."""
    greetings = (found for found in re.split(r"\|(?![^()]*\))", _SALUTATIONS) if found[0] == letter)
    return re.compile(rf"(?:{'|'.join(greetings) or '(?!)'})(?:,? again)?(?![\w'/-])", re.IGNORECASE)


@cache
def close_pattern(*, plain: bool) -> re.Pattern[str]:
    """Return the pattern of what closes a salutation; the shorter one for a text of ASCII characters."""
    if plain:
        return re.compile(r" *(?:[,;:!.]++(?=\s|\Z|\")|-{2,3}|\s?-(?=\s|\Z)|(?=\n|\Z))")
    return re.compile(
        rf" *(?:[{EMOJI}]++ *)?(?:[,;:!.\u2026]++(?=\s|\Z|[{EMOJI}\"])"
        rf"|-{{2,3}}|\s?[-\u2013\u2014](?=\s|\Z)|\u2014|(?=\n|\Z))"
        rf"(?: ?[{EMOJI}]++)?"
    )


@cache
def introduction_pattern() -> re.Pattern[str]:
    """Return the pattern of a writer's name and house, as in "Kim from the mill"."""
    return re.compile(r" ?[^\W\d_]{2,20} (?:from|at|with|w/|here|@)(?=\W)")


@cache
def next_word_pattern() -> re.Pattern[str]:
    """Return the pattern of the next word on the line."""
    return re.compile(r"[ ,:;!.\u2013\u2014-]*([\w']+)")
