"""Tells names in capitals that are spoken of as letters, from names that are shouted."""

import re
from functools import cache

_BEFORE = 40
_AROUND = 160
_LEADS = (" ", ":", '"', "'")
_SIGNS_BEFORE = frozenset("|{%[<$#_@*/=~")
_SIGNS_AFTER = frozenset("|}%]>$#_@*=~")


@cache
def _quoting() -> re.Pattern[str]:
    """Return what leads to letters, keywords and codes: "the sign reads X", "text X to", "code X"."""
    return re.compile(
        r"(?<!\w)(?:reads?|reading|says|said|spell(?:s|ed|t|ing)?|stamped|marked|engraved|embossed|painted|printed|"
        r"stencill?ed|labell?ed|signed|shows|showing|typed?|typing|reply|replying|text|texting|send|keyword|codes?|coupon|voucher|"
        r"password|hashtag|handle|sku|part|model|serial|batch|ref(?:erence)?|order|ticker|nyse|nasdaq|lse|call ?sign|"
        r"plate|lettering|wordmark|vessel|ship|boat|mv|ss|hms|uss|file|folder|tab|field|cell|column|button|key|enter|press)"
        r"(?: (?:is|was|the|word|number|no\.?|just|only|out|in|as|with))*[ :]+[\"']?$",
        re.IGNORECASE,
    )


@cache
def _letters() -> re.Pattern[str]:
    """Return words of somebody who speaks of the letters themselves."""
    return re.compile(
        r"\b(?:(?:in|your|the|woven|block|small|all|those|without) (?:\w+ )?(?:capitals|caps|capital letters|"
        r"upper ?case)|lettering|typeface|wordmark|serifs?|all[- ]caps)\b",
        re.IGNORECASE,
    )


def is_lettering(text: str, start: int, end: int) -> bool:
    """Tell whether capitals belong to a merge field, a code or a keyword, or to a sign that is described."""
    if text[max(start - 1, 0)] in _SIGNS_BEFORE or text[end : end + 1] in _SIGNS_AFTER:
        return True
    before = text[max(start - _BEFORE, 0) : start].rpartition("\n")[2]
    if before.endswith(_LEADS) and _quoting().search(before):
        return True
    here = (
        text[max(start - _AROUND, 0) : start].rpartition("\n")[2] + " _ " + text[end : end + _AROUND].partition("\n")[0]
    )
    return bool(_letters().search(here))
