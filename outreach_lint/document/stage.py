"""Guess at which stage of a conversation a message stands."""

import re
from functools import cache

from outreach_lint.model import Stage

_SEARCHED = 4000
_REPLY = (
    r"\b(?:thank(?:s| you)(?: so much| very much| a lot)? for (?:getting back"
    r"|your (?:quick |prompt |kind |fast )?(?:reply"
    r"|response|answer|email|message|interest|question)|the (?:quick |prompt |fast |speedy )?(?:reply|response|answer)"
    r"|replying|responding|writing back|coming back|letting me know|asking)"
    r"|you asked (?:me |us )?(?:for|about|whether|if|to see|how|what|when|which)|(?:as|like) you (?:asked|requested)"
    r"|(?:as|per) (?:requested|your request)|(?:in (?:reply|answer|response) to|to answer) your"
    r"|good to hear (?:back )?from you)\b"
)
_FOLLOW_UP = (
    r"\b(?:(?:just )?following up|follow(?:ing)?[ -]up (?:on|to|with) (?:my|our)|circling back|bumping (?:this|my)"
    r"|(?:my|our) (?:last|previous|earlier|first|recent|other) (?:e-?mail|note|message|letter|mail|dm|text|voicemail)s?"
    r"|(?:my|our) (?:e-?mail|note|message|letter|mail|dm|text|voicemail) (?:of|from|on|last)"
    r"|i (?:wrote|emailed|e-mailed|messaged|texted) (?:to )?you (?:last|on|in|about|a|two|three|earlier)|as promised"
    r"|checking (?:back )?in on my|(?:haven't|have not|not|never) heard (?:back|from you)"
    r"|we (?:met|spoke|talked) (?:at|on|last|in)"
    r"|(?:great|good|nice|lovely|pleasure) (?:meeting|talking (?:to|with)|speaking (?:to|with)|chatting with) you)\b"
)
_CUSTOMER = (
    r"\b(?:thank(?:s| you) for (?:your (?:order|purchase|business|custom)"
    r"|(?:being|choosing|subscribing|shopping|signing up))"
    r"|as (?:a|our) (?:valued|loyal|existing|long-time|current) (?:customer|client|member|subscriber|donor)"
    r"|your (?:subscription|membership|plan|renewal|licen[cs]e|contract|account|policy) (?:with us"
    r"|expires|expired|has expired"
    r"|renews|is (?:due|up)|ends|will (?:renew|end|expire))|since you (?:joined|signed up|subscribed))\b"
)


_OURS = tuple(
    f"{whose} {what}"
    for whose in ("my", "our")
    for what in (
        *("last ", "previous ", "earlier ", "first ", "recent ", "other "),
        *("mail", "email", "e-mail", "note", "message", "letter", "dm ", "text", "voicemail"),
    )
)
# One of these is in every text that the stage's pattern finds; looking for them is far cheaper.
_GATES: dict[Stage, tuple[str, ...]] = {
    "reply": (
        "thanks for",
        "thanks so",
        "thanks very",
        "thanks a",
        "thank you",
        "you asked",
        "you requested",
        "request",
        "in reply",
        "in answer",
        "in response",
        "to answer",
        "good to hear",
    ),
    "follow_up": (
        *("following", "follow up", "follow-up", "circling", "bumping", "i wrote", "i email", "i e-mail", "i messaged"),
        *("i texted", "as promised", "checking", "heard", "we met", "we spoke", "we talked", "meeting you", "talking"),
        *("speaking", "chatting", *_OURS),
    ),
    "customer": (
        *("thanks for", "thank you for", "valued", "loyal", "existing", "long-time", "current ", "your subscri"),
        *("your member", "your plan", "your renewal", "your licen", "your contract", "your account", "your policy"),
        "since you",
    ),
}


@cache
def _cues(stage: Stage) -> re.Pattern[str]:
    """Return the pattern of the words that speak for a stage."""
    return re.compile({"reply": _REPLY, "follow_up": _FOLLOW_UP, "customer": _CUSTOMER}[stage])


def guess_stage(subject: str, body: str) -> Stage | None:
    """Return the stage that plain words tell of, None without any; "Re:" alone proves nothing."""
    text = body[:_SEARCHED].lower()
    stages: tuple[Stage, ...] = ("reply", "follow_up", "customer")
    for stage in stages:
        if _speaks(text, stage):
            return stage
    return "follow_up" if _speaks(subject.lower(), "follow_up") else None


def _speaks(text: str, stage: Stage) -> bool:
    return any(map(text.__contains__, _GATES[stage])) and bool(_cues(stage).search(text))
