"""Finds the holes that empty values leave in prose: a word that waits for its noun, a sign without its number."""

from collections.abc import Iterator

from outreach_lint.document.field_fault import FieldFault
from outreach_lint.document.glance import Glance
from outreach_lint.document.late import late
from outreach_lint.document.merge_fields import is_quoted

_NO_NOUN = "a word that waits for its noun"
_NO_NUMBER = "a sign without its number"
_CODES = r"(?:USD|EUR|GBP|GHS|INR|NGN|KES|ZAR|AUD|CAD|CHF|AED|SGD|Rs\.?|KSh)"
_CURRENCY = r"[$\u20ac\u00a3\u20b9\u00a5\u20a6\u20b5]"
_MEASURED = (
    r"(?:days|weeks|months|years|hours|minutes|employees|people|staff|sites|stores|locations|customers|items|orders"
    r"|points"
    r"|euros|dollars|pounds|rooms|seats|users|miles|km|percent|kg|reviews|followers|branches|trucks|boxes)"
)
_GAPS = (
    # A preposition, a deed or a determiner, then a blank and a comma or stop.
    (
        late(
            r"\b(?:visiting|joining|attending|choosing|contacting|trusting|for|of|into|until|since|than|via|per|near"
            r"|between|by|the|your|our|an|my|their|called|named|to|at|with|from|about|on|in) {1,3}(?:,"
            r"|\.(?!\.))(?=\s|$)"
        ),
        _NO_NOUN,
    ),
    # A determiner or a verb of meeting, with the preposition of the next noun at its heels.
    (
        late(
            r"(?<![\w-])(?:the|your|our|an|my|their|his|her|its) (?:of|from|with|at(?! sign| symbol"
            r"| mark))(?![\w'-])(?! \w+\")"
        ),
        _NO_NOUN,
    ),
    (
        late(
            r"\b(?:from (?:to|until|and|by|at(?! least| most| all))|between (?:and|to)|to (?:from|at|with)"
            r"|of (?:for|with|from|by|to|in|and|or)|with (?:of|from)|by (?:of|from)|for (?:of|from|to)|at (?:of|from"
            r"|by|in))"
            r" (?=[a-z\u00c0-\u00ff\"]{0,3}[A-Z]|the |your |our |a |an |my |their |this |last |next |me\b|you\b)"
        ),
        _NO_NOUN,
    ),
    (
        late(
            r"\b(?:meeting|call|demo|visit|appointment|tour|session|event|webinar|delivery|invoice|stay|arrival"
            r"|order|booking"
            r"|reservation|interview|workshop|lunch|dinner) on (?:at|in|for|from|with|to|by)\b"
        ),
        _NO_NOUN,
    ),
    (
        late(
            r"\b(?:office|yard|shop|plant|branch|warehouse|store|depot|factory|showroom) in (?:is|was|has|are|will)\b"
            r"|\b(?:rooms|offices|sites|plants|shops|branches|stores|customers|clients|teams|yards|warehouses|people"
            r"|business"
            r"|operations|locations|projects|work|team|office) in (?:and(?! around| out| about| near| of\b)"
            r"|or(?! near| out| around))\b"
        ),
        _NO_NOUN,
    ),
    (late(r"\b[Mm]y name is(?: and| from(?! (?:my|our|the|an?|his|her)\b)| at|,| ,)(?= )"), _NO_NOUN),
    (late(r"\b(to to|at at|for for|of of|with with|from from|by by|about about)\b(?= [A-Z\"\u00c0-\u00de])"), _NO_NOUN),
    # A sign that a number belongs to.
    (
        late(
            r"\b(?:of|by|to|from|just|only|save|saves|saved|saving|cut|up|another|extra|than|over|nearly|almost"
            r"|about|around"
            r"|at|is|was|additional|get|gets|takes?|an?|the full|and) (?P<span>%)(?=[ ,.;!?)]|$)(?! of\b| terms"
            r"| points| sign)"
        ),
        _NO_NUMBER,
    ),
    (
        late(
            rf"\b(?:for|only|just|of|at|is|was|are|costs?|save|saves|saved|saving|about|from|under|over|than|fee"
            rf"|total|pay|paid"
            rf"|worth|by|up to|nearly|almost|a|an|another|extra|raised|your|invest\w*|spend"
            rf"|spent) (?P<span>{_CURRENCY})"
            rf"(?=[ ,.;!?)]|$)(?! ?\d| (?:to|and|or|into|in|vs\.?) {_CURRENCY}| sign| symbol| amounts?)"
        ),
        _NO_NUMBER,
    ),
    (
        late(
            rf"\b(?:is|was|for|only|just|costs?|pay|paid|save|saves|saved|total|fee|of) (?P<span>{_CODES})"
            r"(?= ?[,.;!](?:\s|$)| per | a | each)"
        ),
        _NO_NUMBER,
    ),
    (
        late(
            r"\b(?:only|just|of|by|over|about|up to|than|saves?|saved|another|extra|nearly|almost) "
            r"(?P<span>km|kg|kWh|MB|GB|TB|sqm|sq ft|mph)(?=[ ,.;!?])"
        ),
        _NO_NUMBER,
    ),
    (
        late(
            r"\b(?:been|for|over|about|in|within|with|your|of|only|just|than|saved?|you have|last|next|past|all|the"
            rf"|around|nearly|to)( {{2,3}}){_MEASURED}\b|(?<=[a-z])( {{2,3}}%)"
        ),
        _NO_NUMBER,
    ),
)
_ANY = Glance(*(pattern for pattern, _ in _GAPS), spare=8)
_LINKS = ("in and", "in or")
_STRANDED = late(
    r"(?i)\b(?:what|who|whom|which|where|whose|that|how|everything|anything|nothing|all|something)\b[^.!?\n]*$"
)
_LOOSE = late(r"(?<=[a-z]) [,.](?= )")
_LOOSELY = 3  # so many blanks before commas and stops are a habit, not holes
_BEFORE = 60
_LONGEST = 200_000  # characters: nobody writes a longer message


def find_holes(text: str) -> Iterator[FieldFault]:
    """Yield the holes of a text outside quotes, in no order; who puts blanks before commas has none of that kind."""
    text = text[:_LONGEST]
    if not _ANY.sees(text):
        return
    loose = len(_LOOSE.findall(text)) >= _LOOSELY
    for pattern, detail in _GAPS:
        for hit in pattern.finditer(text):
            start, end = hit.span("span") if "span" in pattern.groupindex else hit.span()
            closed = text[end - 1] in ",."
            if closed and loose and detail == _NO_NOUN:
                continue
            if (closed or hit.group().endswith(_LINKS)) and _is_stranded(text, start):
                continue
            if not is_quoted(text, start, end):
                yield FieldFault(start, _trimmed(text, start, end), "blank_debris", detail)


def _trimmed(text: str, start: int, end: int) -> int:
    """Return the end of a stretch without the blanks at it."""
    return start + len(text[start:end].rstrip())


def _is_stranded(text: str, start: int) -> bool:
    """Tell whether the noun of a preposition may stand before it: "what it was made of, and"."""
    return _STRANDED.search(text, max(0, start - _BEFORE), start) is not None
