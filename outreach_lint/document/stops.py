"""Decide whether a stop ends its sentence."""

import re
from functools import cache

from outreach_lint.document.word_set import word_set

# They always lean on what follows.
_BEFORE_MORE = word_set(
    "cllr mr mrs ms mx dr prof rev hon fr sr sra capt sgt lt col gen sen rep gov vs e.g i.e eg ie cf approx incl excl"
    " resp fig vol pp ed eds dept tel ext est min max avg ca al messrs mme mlle st ste mt ft attn esp"
)
# They lean on what follows unless it plainly begins a sentence.
_MAY_END = word_set("inc ltd co corp llc plc bros jr sr st ave blvd rd u.s u.k e.u u.n d.c ph.d m.d b.a m.a")
_CLOCK = word_set("a.m p.m am pm")
_AFTER_CLOCK = word_set(
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun est edt cst cdt mst mdt"
    " pst pdt et ct mt pt gmt utc bst cet cest eastern central mountain pacific"
)
_MONTHS = word_set(
    "january february march april may june july august september october november december jan feb mar apr jun"
    " jul aug sep sept oct nov dec januar februar märz mai juni juli oktober dezember"
)
_STARTERS = word_set(
    "i i'm i've i'd i'll we we're we've we'd we'll you you're you've you'd you'll your he she it it's they"
    " they're their my our his her its this that that's these those the a an is are was were will would can could"
    " should shall do does did have has not no yes so but and or if as at in on to for from with by after before"
    " since while when where what why who how which then now just also please thanks thank let let's there there's"
    " here here's most all both some any every each one may happy would no would"
)
_LONGEST = 24
_DAY_DIGITS = 2


@cache
def _word() -> re.Pattern[str]:
    """Return the pattern of the next word."""
    return re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def ends_sentence(text: str, stop: tuple[int, int], end: int) -> bool:
    """Tell whether the marks at `stop` end a sentence of the stretch that reaches to `end`."""
    after = stop[1]
    while after < end and text[after].isspace():
        after += 1
    if after >= end:
        return True
    following = text[after]
    marks = text[stop[0] : stop[1]]
    if following in ",;:)" or (following.islower() and marks[-1] in "\"')]}"):
        return False
    if marks[0] in "!?":
        return text[max(stop[0] - 5, 0) : stop[0]].lower() != "yahoo" or not following.islower()
    if marks[0] == "." and marks[1:2] != ".":
        return _dot_ends(text, stop[0], after)
    return not (marks[0] in ".\u2026" and following.islower())


def _dot_ends(text: str, dot: int, after: int) -> bool:
    """Tell whether a single dot is a full stop, by the words around it."""
    start = dot
    while start > 0 and dot - start < _LONGEST and (text[start - 1].isalnum() or text[start - 1] in ".'"):
        start -= 1
    word = text[start:dot]
    lowered = word.lower()
    match = _word().match(text, after)
    follower = match.group().lower() if match else ""
    starts = follower in _STARTERS and text[after].isupper()
    upper = text[after].isupper()
    if lowered == "no":
        return not text[after].isdigit()
    if lowered in _BEFORE_MORE or lowered in _MAY_END:
        return starts and lowered in _MAY_END
    if lowered == "etc" or (lowered in _CLOCK and "." in lowered):
        return upper and follower not in _AFTER_CLOCK
    if (len(word) == 1 and word.isupper()) or (follower in _MONTHS and word.isdigit() and len(word) <= _DAY_DIGITS):
        return starts or not upper
    return starts or not _is_dotted(word)


def _is_dotted(word: str) -> bool:
    """Tell whether a word is made of single letters with dots, like "U.S"."""
    return "." in word and all(len(part) == 1 for part in word.split("."))
