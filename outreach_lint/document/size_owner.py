"""Tells whether a stretch speaks of the reader's own organisation, and not of the sender's or a third one."""

import re

import msgspec

from outreach_lint.document.companies import company_mentions, company_of

_REACH = 400  # no sentence is longer
_NEAR = 60
_AFTER = 90
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)|\n")
_LIKE_YOU = re.compile(
    r"you(?:rs|rself|r (?:own )?(?:company|business|firm|organi[sz]ation|team|shop|store|bank|group|house|workshop))?\b",
    re.IGNORECASE,
)
_READER = r"(?:you|your|yours|yourself|yourselves|ur|u|you're|you've|you'll|you'd)"
_OTHER = (
    r"(?:I|I'm|I've|I'd|I'll|we|we're|we've|we'd|we'll|our|ours|my|me|us|he|she|his|her|they|their|them|they're|"
    r"someone|somebody|others|people)"
)
_PERSON = re.compile(rf"(?<![\w'])(?:({_READER})|({_OTHER}))(?![\w'])", re.IGNORECASE)
_YOUR_RIGHT_BEFORE = re.compile(
    r"(?<!\w)(?:your|ur)(?: own)?(?: (?!and\b|or\b)[\w&'-]+,?){0,3} $|(?<!\w)(?:your|ur) (?:[\w'-]+(?:,|,? and|,? or|'s) ){1,4}"
    r"(?:its |the |your )?(?:[\w&-]+ ){0,2}$",
    re.IGNORECASE,
)
_OF_READER = re.compile(
    r"(?:s|'s)?(?: [\w-]+){0,4}? (?:(?:of|in|across|at|for|from|within|under) (?:all |each of )?(?:your|ur)(?!\w)"
    r"|(?:of|such as|like) (?:yours|you)(?!\w))|,? (?:as you do|yours included)(?!\w)",
    re.IGNORECASE,
)
_YOUR_PARTY = (
    r"(?:your|ur|their|our|my|the|his|her|whose|these|those) (?:[\w'-]+ ){0,3}?(?:customers?|clients?|franchisees?|"
    r"members?|merchants|sellers|tenants|suppliers|borrowers|investors?|portfolio|dealers|readers|students|patients|donors|"
    r"subscribers|(?<!business )partners|buyers?|users|guests|landlords?|parent company|owners?|former \w+|old \w+|"
    r"last \w+|previous \w+|ex-\w+|competitors?|rivals?)(?:'s?)?(?!\w)"
)
_OTHERS = re.compile(
    rf"{_YOUR_PARTY}|\bcustomers of\b|\bamong your\b|\bunlike\b|\b(?:big|bigger|larger|large|other) (?:companies|firms|"
    r"groups|banks|chains|players|rivals|competitors|houses|ones)\b(?! (?:like|such as) you)",
    re.IGNORECASE,
)
_TRADE = re.compile(
    r"(?<!\w)you(?:'re|'ve|'d| are| have)? (?:\w+ly )?(?:sell|sells|selling|sold|supply|supplying|supplied|serve|serving|"
    r"served|ship|shipping|shipped|deliver|delivering|delivered|pitch|pitching|pitched|cater|catering|catered|invoice|"
    r"audit|advise|advising|advised|train(?!ed)|coach|coaching|teach|teaching|taught|write for|work(?:ed|ing)? (?:for|with|at|in)|"
    r"left|leaving|quit|once|used to|grew out of|compete|competing|export|exporting|consult|consulting|represent|"
    r"list(?:ed)? your|build|built|made|make|host|hosting|clean|cleaning|fit|fitted|repair|print|printed|joked|wrote|said|"
    r"don't|do not|never|aren't|are not|won't|needn't|have no|lack)(?!\w)",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"(?<!\w)(?:no|not|without|never|instead of|rather than|isn't|aren't|don't|won't|neither|nor|hardly|free of|spare you|"
    r"one day|some ?day|if you ever|ever have|do you have|have you got|is there|if you had|minus|beyond|less than|nobody|"
    r"than)(?!\w)(?:(?! but )[^.!?;:\n]){0,45}$",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"(?<!\w)(?:started|began|founded|begun|born|grew|grown|opened|dates?|since|back|ago|in|from)(?: \w+){0,4}? "
    r"(?:1[89]\d\d|20[012]\d)(?!\w)|(?<!\w)(?:began|founded|born|started out|used to|decades|years ago|long before|once upon|"
    r"grandfather|grandmother|great-grand\w+|founders?(?:'s)?|history|anniversary|centenary|early days|heritage)(?!\w)",
    re.IGNORECASE,
)


class Sentence(msgspec.Struct, frozen=True):
    """Where a sentence stands: code points, half-open."""

    start: int
    end: int


def sentence_around(text: str, start: int, end: int) -> Sentence:
    """Return the sentence that a stretch stands in."""
    before = max(0, start - _REACH)
    for hit in _SENTENCE_END.finditer(text, before, start):
        before = hit.end()
    following = _SENTENCE_END.search(text, end, end + _REACH)
    return Sentence(before, following.start() if following else min(end + _REACH, len(text)))


def end_of_reader(text: str, start: int, company: str) -> int:
    """Return where "you" or the reader's company ends that stands at `start`, 0 if another one does."""
    if hit := _LIKE_YOU.match(text, start):
        return hit.end()
    if company:
        for span in company_mentions(text, company_of(company), start, min(start + _AFTER, len(text))):
            if span.start - start <= len("the "):
                return span.end
    return 0


def is_denied(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch is denied, quoted or said of the reader's customers or of a third party."""
    here = sentence_around(text, start, end)
    head = text[here.start : start]
    if _DENIED.search(head) or head.count('"') % 2:
        return True
    return bool(_OTHERS.search(text, here.start, here.end) or _TRADE.search(text, here.start, start))


def is_past(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence tells how a company began."""
    here = sentence_around(text, start, end)
    return bool(_PAST.search(text, here.start, here.end))


def is_right_at_reader(text: str, start: int, end: int) -> bool:
    """Tell whether "your" stands before a structure, or "of yours" after it."""
    here = sentence_around(text, start, end)
    before = max(here.start, start - _NEAR)
    return bool(
        _YOUR_RIGHT_BEFORE.search(text, before, start) or _OF_READER.match(text, end, min(here.end, end + _AFTER))
    )


def is_of_reader(text: str, start: int, end: int, company: str) -> bool:
    """Tell whether the nearest person of the sentence, before a stretch or else after it, is the reader."""
    if is_right_at_reader(text, start, end):
        return True
    here = sentence_around(text, start, end)
    persons = [(hit.start(), bool(hit.group(1))) for hit in _PERSON.finditer(text, here.start, here.end)]
    if company:
        named = company_mentions(text, company_of(company), here.start, here.end)
        persons += [(span.start, True) for span in named]
    before = [one for one in persons if one[0] < start]
    if before:
        return max(before)[1]
    return min(persons)[1] if persons else text[here.end : here.end + 1] == "?"
