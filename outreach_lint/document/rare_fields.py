"""Finds fields in delimiters that hardly any tool uses, by the names between them."""

import re
from collections.abc import Iterator, Sequence

from outreach_lint.document.field_names import Target, field_target, is_slot
from outreach_lint.document.glance import Glance
from outreach_lint.document.late import late
from outreach_lint.document.merge_fields import MergeField, flatten, is_quoted
from outreach_lint.document.span import Span

_NAME = r"[^\W\d][\w.-]{1,30}"
_SPACED = rf"{_NAME}(?: {_NAME}){{0,2}}"
_NO_WORD = r"(?![\w/=])"
_SIGNS = frozenset("@~^!:=&\\|_+\u00a7\u00a4#(%$*<{[\u2039\u27e8\u3008\u300a\u3010")
_NO_SLOT: frozenset[Target | None] = frozenset({None, "sender", "link", "date"})
_BARE_SLOT: frozenset[Target] = frozenset(
    {"first_name", "last_name", "full_name", "company", "title", "industry", "city"}
)
_READER: frozenset[Target] = frozenset({"first_name", "last_name", "full_name", "company"})
_SPOKEN_OF = late(
    r"(?i)\b(?:merge (?:tags?|fields?)|placeholders?|variables?|columns?|syntax|templates?|tokens?|fields?|snippets?"
    r"|code|regex|markdown|shortcodes?|emoji|parameters?|query|wiki|csv|sql|json|headers?|database|env|config"
    r"|constants?|flags?|(?:is|are) called|named)\b"
)
_REACH = 120
_LONGEST = 200_000  # characters: nobody writes a longer message
_MOST = 500  # fields: more of them tell no more
# Pairs of signs that prose does not use: any usual name will do.
_SURE = late(
    rf"(?<![\w@])@@\s?({_SPACED})\s?@@|(?<![\w~])~~({_NAME})~~(?!\w)|(?<![\w!])!!\s?({_SPACED})\s?!!(?!\w)"
    rf"|(?<![\w|])\|\|\s?({_SPACED})\s?\|\|(?!\w)|(?<![\w:])::({_NAME})::(?!\w)|(?<![\w=])==({_NAME})==(?![\w=])"
    rf"|(?<![\w_])__({_NAME}?)__(?!\w)|(?<![\w^])\^\^?({_NAME})\^\^?(?!\w)|\u00a7({_NAME})\u00a7|\u00a4({_NAME})\u00a4"
    rf"|\(\(\s?({_SPACED})\s?\)\)|\{{[(%#@=]\s?({_SPACED})\s?[)%#@=]\}}|\[[#%$*=@]\s?({_SPACED})\s?[#%$*=@]\]"
    rf"|[@%&#$]\[\s?({_SPACED})\s?\]|[@%&!]\{{\s?({_SPACED})\s?\}}|%\(({_NAME})\)s|\$\(({_NAME})\)"
    rf"|<[#:$@?]\s?({_SPACED})\s?[#:$@?]>|\(%\s?({_SPACED})\s?%\)|\u2039({_SPACED})\u203a|\u27e8({_SPACED})\u27e9"
    rf"|(?<!\{{)\{{[$.]({_NAME})\}}(?!\}})|(?<!#)###({_NAME})###|\+\+({_NAME})\+\+(?!\w)"
    rf"|<<<\s?({_SPACED})\s?>>>|\[\[\[\s?({_SPACED})\s?\]\]\]|\$\$({_NAME})\$\$"
)
# Single signs, which stand in prose, tables, addresses and formulas too: only what names the reader.
_SINGLE = late(
    rf"(?<![\w~/])~({_NAME})~{_NO_WORD}|(?<![\w:/])::?({_NAME})::?{_NO_WORD}|(?<![\w=?&])=({_NAME})={_NO_WORD}"
    rf"|(?<![\w&?=;])&({_NAME})&{_NO_WORD}|(?<![\w\\])\\({_NAME})\\{_NO_WORD}|(?<![\w|])\|({_NAME})\|{_NO_WORD}"
    rf"|(?<![\w+])\+({_NAME})\+{_NO_WORD}|(?<![\w@.])@({_NAME})@{_NO_WORD}|(?<![\w!])!({_NAME})!{_NO_WORD}"
    rf"|(?<![\w*])\*({_NAME}_{_NAME})\*{_NO_WORD}|(?<!\w)_([A-Za-z]+_[A-Za-z]+)_{_NO_WORD}"
)
# Words joined as in a program, whatever stands around them; and a field in capitals between brackets.
_BARE = late(
    r"(?<![\w$@./#{\[<\u00ab%:(-])([A-Z]{2,}(?:_[A-Z]{2,}){1,4})(?![\w=(:@/}\]>%|-]|\.\w| ?[}%])"
    r"|(?<![\w$.])\$([a-z][A-Za-z_]{2,30})(?![\w=(\[}])"
)
_LOUD = late(r"(?<=\w )\(([A-Z]{3,}(?:[ _][A-Z]{3,}){0,2})\)(?!\w)")
_ODD = late(
    r"[\u2039\u27e8\u3008\u300a\u3010]\s?([^\n\u203a\u27e9\u3009\u300b\u3011]{2,50})"
    r"[\u203a\u27e9\u3009\u300b\u3011]"
)
_ANY = Glance(_SURE, _SINGLE, _BARE, _LOUD, _ODD, spare=8)


def rare_fields(text: str, fields: Sequence[MergeField]) -> Iterator[Span]:
    """Yield fields in rare delimiters outside all known ones, unless the line speaks of such fields."""
    text = text[:_LONGEST]
    if _SIGNS.isdisjoint(text) or not _ANY.sees(text):
        return
    known = [(field.start, field.end) for field in flatten(fields)]
    most = len(known) + _MOST
    for pattern, targets in ((_SURE, None), (_SINGLE, _READER), (_BARE, None), (_ODD, None), (_LOUD, _BARE_SLOT)):
        for hit in pattern.finditer(text):
            start, end = hit.span()
            inside = any(first < end and start < last for first, last in known)
            if len(known) >= most:
                return
            if not inside and _is_named(hit, targets) and not _is_spoken_of(text, start, end):
                known.append((start, end))
                yield Span(start, end)


def _is_named(hit: re.Match[str], targets: frozenset[Target] | None) -> bool:
    """Tell whether the name between the signs is a usual one, or one of `targets`."""
    name = next((group for group in hit.groups() if group), "").strip("_")
    target = field_target(name)
    if targets:
        return target in targets
    return is_slot(name) if target == "custom" else target not in _NO_SLOT


def _is_spoken_of(text: str, start: int, end: int) -> bool:
    """Tell whether a field is quoted, or the words around it are about fields."""
    around = (
        text[max(0, start - _REACH) : start].rpartition("\n")[2] + " " + text[end : end + _REACH].partition("\n")[0]
    )
    return is_quoted(text, start, end) or _SPOKEN_OF.search(around) is not None
