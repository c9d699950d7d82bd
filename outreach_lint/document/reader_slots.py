"""Tells where a message says what its reader is: "as a X, you", "X like you", "you run a X", "your X"."""

import re

from outreach_lint.document.late import late
from outreach_lint.document.word_lists import words

_BEFORE = 80
_AFTER = 90
_QUALITIES = (
    r"(?:(?:busy|fellow|small|smaller|large|larger|growing|busy|modern|independent|local|regional|leading|senior|junior"
    r"|new|newly|appointed|experienced|seasoned|forward-thinking|successful|family-run|family|boutique|mid-sized|proud"
    r"|fast-growing|established|practicing|practising|dedicated|respected|trusted|top|key|major|award-winning|innovative"
    r"|savvy|ambitious|professional|strategic|global|group|interim|strong|great|premium|high-end|craft|working|other) )"
)
_AS_A = late(
    r"(?:\A|[.!?\n,;:(\u2014\u2013-] ?|\b(?:and|but|so|that|because|since) )as (?:an?|the|one|your company's|our) "
    rf"(?:{_QUALITIES}{{0,3}}|[\w-]+ in (?:the )?)$"
    r"|\bas (?:someone|somebody|people|a (?:leader|manager|professional|company|business|firm)) in (?:the )?$",
    re.IGNORECASE,
)
_TAIL = r"(?: (?:at|of|for|with|in|from|over at|based in|that|who) [^.!?\n,;:]{1,50}?)?"
_HEAD = (
    r"(?: (?:owner|manager|leader|operator|professional|executive|exec|director|founder|company|business|firm|provider"
    r"|group|chain|brand|team|practice|organi[sz]ation|specialist|expert|entrepreneur|player|retailer|producer)s?)?"
)
_THEN_YOU = late(rf"{_HEAD}{_TAIL}(?:,(?: I'm sure| I bet| I imagine)? |\) | )(?:you|your|u|ur)(?:\b|')", re.IGNORECASE)
_LIKE_YOU = late(
    rf"{_HEAD}{_TAIL},? (?:like|such as) (?:yours|yourself|yourselves|"
    r"you(?! (?:do|did|have|had|would|said|say|see|saw|want|wanted|asked|mention\w*|describ\w*|wrote|told|know|use"
    r"|suggest\w*|request\w*|are|were|can|could|might|may|should|will))(?!r|'))(?!\w)",
    re.IGNORECASE,
)
_YOUR = late(r"\b(?:your|ur)(?P<between>(?: [\w-]+){0,2}) $", re.IGNORECASE)
_YOU_RUN = late(
    r"\byou (?:\w+ly |also |both )?(?:run|own|operate|manage|opened) (?:an?|the|your|your own|two|three|four)"
    r"(?P<between>(?: [\w-]+){0,2}) $",
    re.IGNORECASE,
)
_LEFT_OPEN = late(
    r"\b(?:if|imagine|suppose|unless|whether|pretend|as though|used to|formerly|before you|when you|once|not|never"
    r"|isn't|aren't|unlike|rather than|instead of|no longer|neither|nor|were|was|would|don't|doesn't|do|are)\b"
    r"[^,.!?;:\n]*$",
    re.IGNORECASE,
)
_NEXT = late(r"(?:'s)? ([\w-]+)")


def _before(text: str, start: int) -> tuple[str, int, int]:
    return text, max(0, start - _BEFORE), start


def is_spoken_to(text: str, start: int, end: int) -> bool:
    """Tell whether a noun is said of the reader: "as a" before and "you" after it, or "like you" after it."""
    if _LIKE_YOU.match(text, end, end + _AFTER):
        return True
    return bool(_AS_A.search(*_before(text, start)) and _THEN_YOU.match(text, end, end + _AFTER))


def is_own_house(text: str, start: int, end: int) -> bool:
    """Tell whether a noun stands for the reader's house: "your" or "you run a" before it, no noun after it."""
    place = _before(text, start)
    hit = _YOUR.search(*place) or _YOU_RUN.search(*place)
    if hit is None or not _leaves_it_own(hit):
        return False
    following = _NEXT.match(text, end)
    return not following or following[1].lower() in words("stop_words") | words("house_verbs")


def _leaves_it_own(hit: re.Match[str]) -> bool:
    """Tell whether the words between "your" and a house are but a name or adjectives that say nothing of its trade."""
    return all(word.lower() in words("house_adjectives") or word[0].isupper() for word in hit["between"].split())


def is_run(text: str, start: int) -> bool:
    """Tell whether the reader is said to run what follows."""
    hit = _YOU_RUN.search(*_before(text, start))
    return hit is not None and _leaves_it_own(hit)


def is_belonging(text: str, start: int) -> bool:
    """Tell whether "your" stands before a noun, with two words between at most."""
    hit = _YOUR.search(*_before(text, start))
    if hit is None:
        return False
    stops = words("stop_words") - words("house_adjectives")
    return not any(word.lower() in stops for word in hit["between"].split())


def is_left_open(text: str, start: int) -> bool:
    """Tell whether a clause denies, supposes or asks what it says of the reader, or speaks of the past."""
    return bool(_LEFT_OPEN.search(*_before(text, start)))
