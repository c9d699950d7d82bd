"""Checks what stands around a merge field: grammar, links, neighbours."""

import re
from collections.abc import Iterator, Sequence

from outreach_lint.document.field_fault import FieldFault
from outreach_lint.document.field_names import field_target
from outreach_lint.document.late import late
from outreach_lint.document.merge_fields import MergeField

_PREPOSITION = late(r"\b(?:at|from|with|for|about|to|of|in|like|help|join|by)\s+$", re.IGNORECASE)
_GREETING = late(r"\b(?:hi|hello|hey|dear|morning|afternoon)\s+$", re.IGNORECASE)
_ARTICLE = late(r"\b(?:a|an|the)\s+$", re.IGNORECASE)
_VOCATIVE = late(r"(?:hi |hello |hey )?(?:there|friend|friends|you|folks|all|everyone|sir|madam|team)", re.IGNORECASE)
_HI = late(r"(?:hi|hello|hey|dear)\b", re.IGNORECASE)
_BARE_NOUN = late(r"(?:company|business|organi[sz]ation|firm|brand)", re.IGNORECASE)
_YOUR_NOUN = late(r"(?:your|the|our) \w+", re.IGNORECASE)
_WORD_BEFORE = late(r"([A-Za-z]+) $")
_WORD_AFTER = late(r" ([A-Za-z]+)\b")
_SAID_OTHERWISE = late(
    r"(?:uni(?!n|m)|u[bkst][aeiu]|eu|ewe|one|once|ouija|hour|honou?r|heir|honest|herb)", re.IGNORECASE
)
_ENCODED = late(r"url|enc|escape|uri|\+", re.IGNORECASE)
_HTML_TAG = late(r"</?[a-z][^<>]*>", re.IGNORECASE)
# A person who replaces a placeholder mends the grammar too.
_BY_HAND = frozenset({"bracket", "angle", "paren"})
_NO_WORDS = late(
    r"[(<#]?(?:null|none|n/?a|nil|nan|undefined|unknown|tb[cd]|xx+|test|default|fallback|value|blank|empty|missing"
    r"|(?:first ?|last ?|full ?|company ?)?name|company|insert \w+)[)>]?|-{1,3}|[\u2013\u2014?.]{1,3}",
    re.IGNORECASE,
)
_CUT_OFF = late(r"\|\s*[}|\]%>]+$")
_BEFORE = 24
_URL = 300


def find_context_faults(text: str, fields: Sequence[MergeField]) -> Iterator[FieldFault]:
    """Yield the faults between fields and their surroundings."""
    previous: MergeField | None = None
    for field in fields:
        if field.role == "field":
            before = text[max(field.start - _BEFORE, 0) : field.start]
            yield from _fallback_faults(text, field, before)
            if field.dialect not in _BY_HAND:
                yield from _grammar_faults(text, field, before)
            if "<" in text[field.start : field.end] and field.dialect in {"mustache", "triple_mustache", "brace"}:
                yield from _html_faults(text, field)
            if previous is not None and previous.end == field.start:
                yield FieldFault(previous.start, field.end, "adjacent", "two fields without a space between them")
            if _in_query(text, field):
                yield FieldFault(field.start, field.end, "in_url_unencoded", "a value in a link is not encoded")
        previous = field if field.role == "field" else None


def _fallback_faults(text: str, field: MergeField, before: str) -> Iterator[FieldFault]:
    """Yield defaults that are empty or do not read well where they stand."""
    fallback = field.fallback
    if fallback is None:
        return
    if _CUT_OFF.search(text[field.start : field.end]):
        yield FieldFault(field.start, field.end, "unbalanced", "the default is cut off")
        return
    if not fallback.strip():
        yield FieldFault(field.start, field.end, "empty_fallback", "the default is empty")
        return
    if _NO_WORDS.fullmatch(fallback.strip()) and field.dialect not in _BY_HAND:
        yield FieldFault(field.start, field.end, "null_fallback", fallback.strip())
    if repeated := _repeated(text, field, fallback):
        yield FieldFault(field.start, field.end, "bad_fallback_grammar", f'reads "{repeated}"')
        return
    possessive = text.startswith("'s", field.end)
    reads = ""
    if (
        (_VOCATIVE.fullmatch(fallback) and fallback.lower() != "you" and (possessive or _PREPOSITION.search(before)))
        or (_VOCATIVE.fullmatch(fallback) and field_target(field.name) == "company" and not _GREETING.search(before))
        or (_BARE_NOUN.fullmatch(fallback) and _PREPOSITION.search(before))
        or (_GREETING.search(before) and (_HI.match(fallback) or _YOUR_NOUN.fullmatch(fallback)))
        or (_ARTICLE.search(before) and _YOUR_NOUN.fullmatch(fallback))
        or ((article := _ARTICLE.search(before)) and _wrong_article(article[0].strip().lower(), fallback))
    ):
        reads = fallback
    if reads:
        line = (before.rsplit(maxsplit=1) or [""])[-1]
        ending = "'s" if possessive else ""
        yield FieldFault(field.start, field.end, "bad_fallback_grammar", f'reads "{line} {reads}{ending}"'.strip())


def _repeated(text: str, field: MergeField, fallback: str) -> str:
    """Return how a default repeats the word or the stop beside it ("Hi there there", "Hi there,,"), "" if none."""
    ahead = _WORD_BEFORE.search(text, max(field.start - _BEFORE, 0), field.start)
    words = fallback.split()
    if ahead and ahead[1].lower() == words[0].lower().strip(",.!"):
        return f"{ahead[1]} {fallback.strip()}"
    follows = _WORD_AFTER.match(text, field.end)
    if follows and follows[1].lower() == words[-1].lower():
        return f"{fallback.strip()} {follows[1]}"
    if fallback[-1] in ",.!" and text[field.end : field.end + 1] in tuple(",.!"):
        return fallback.strip() + text[field.end]
    return ""


def _wrong_article(article: str, fallback: str) -> bool:
    """Say whether "a" or "an" is wrong before a default; words not said as they are spelt are let be."""
    first = fallback.split(maxsplit=1)[0]
    if article == "the" or not first.isalpha() or first.isupper() or _SAID_OTHERWISE.match(first):
        return False
    return (first[0].lower() in "aeiou") != (article == "an")


def _grammar_faults(text: str, field: MergeField, before: str) -> Iterator[FieldFault]:
    """Yield endings and articles that fit some values and not others."""
    if text.startswith("'s", field.end) and not text[field.end + 2 : field.end + 3].isalpha():
        yield FieldFault(field.start, field.end + 2, "possessive_clash", "'s after a value that may end in s")
    if (article := _ARTICLE.search(before)) and field_target(field.name) in {"title", "company", "industry"}:
        # "the {{industry}} world": the article belongs to the noun that follows.
        follows = text[field.end : field.end + 2]
        if article[0].strip().lower() != "the" or not (follows[:1] == " " and follows[1:].isalpha()):
            start = field.start - len(article[0])
            yield FieldFault(start, field.end, "article_clash", "an article that does not fit every value")


def _html_faults(text: str, field: MergeField) -> Iterator[FieldFault]:
    """Yield a field that markup cuts in two."""
    if _HTML_TAG.search(text, field.start, field.end):
        yield FieldFault(field.start, field.end, "split_by_html", "markup inside a field")


def _in_query(text: str, field: MergeField) -> bool:
    """Say whether a value that may hold blanks stands in the query of a link."""
    run = text[max(field.start - _URL, 0) : field.start]
    if not run or run[-1].isspace():
        return False
    link = max(run.rfind("://"), run.rfind("www."))
    query = run.find("?", link)
    if link < 0 or query < 0 or re.search(r"\s[^{}]*$", re.sub(r"\{[^{}]*\}", "", run[link:])):
        return False
    token = text[field.start : field.end]
    # An identifier or an address has nothing to encode.
    named = field_target(field.name)
    return named != "link" and not _ENCODED.search(token) and not field.name.lower().endswith(("id", "email"))
