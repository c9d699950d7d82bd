"""Know the sentences that ask for something, and those that offer a way out."""

import re
from functools import cache

_OPT_OUT = (
    "unsubscribe",
    "unsub|",
    "opt out",
    "opt-out",
    "opting out",
    "reply stop",
    "text stop",
    "stop to end",
    "stop to quit",
    "not hear from me",
    "not hear from us",
    "rather i didn't",
    "rather i did not",
    "rather we didn't",
    "no longer wish to",
    "no longer want to",
    "take you off",
    "remove you",
    "be removed",
    "stop receiving",
    "don't want to receive",
    "do not want to receive",
    "prefer not to receive",
    "rather not receive",
    "email preferences",
    "manage preferences",
    "manage your preferences",
    "won't write again",
    "will not write again",
    "won't contact you again",
    "won't email you again",
    "i'll stop writing",
    "abmelden",
    "désabonner",
    "darse de baja",
)
_ASK_FIRST = (
    r"(?:please |just |simply |or |and |so |then |feel free to |if so,? )*+"
    r"(?:let me know|let us know|reply|respond|write (?:me|us|back)|text (?:me|us)|call (?:me|us)|email (?:me|us)"
    r"|message (?:me|us)|dm (?:me|us)|ping (?:me|us)|book (?:a|your|some|here)"
    r"|grab (?:a|some)|pick (?:a|any|one|the)|click|tap"
    r"|sign up|schedule (?:a|your)"
    r"|drop (?:me|us)|send (?:me|us|over|back)|shoot (?:me|us)|tell (?:me|us)|join (?:me|us)"
    r"|rsvp|give (?:me|us)|register|download|visit|check out|come (?:by|and|along|see)|confirm"
    r"|let's (?:talk|chat|meet|connect"
    r"|find|set|schedule|grab|hop|jump|do)|have a look|take a look|say (?:yes|the word)"
    r"|vote|donate|apply)\b"
)
# With one of these begins every sentence that the pattern above finds.
_ORDER_STARTS = (
    *("please", "just", "simply", "or ", "and ", "so ", "then", "feel", "if so", "let", "reply", "respond", "write"),
    *("text", "call", "email", "message", "dm ", "ping", "book", "grab", "pick", "click", "tap", "sign", "schedule"),
    *("drop", "send", "shoot", "tell", "join", "rsvp", "give", "register", "download", "visit", "check", "come"),
    *("confirm", "have a", "take a", "say", "vote", "donate", "apply"),
)
_ASK_ANYWHERE = (
    r"\b(?:let (?:me|us) know|(?:just )?reply (?:with|to this|yes|back|here|\")"
    r"|(?:please|kindly) (?!note|find|forgive|excuse"
    r"|accept my|don't|do not|disregard|ignore|see|enjoy|be assured)[a-z]+|get back to (?:me|us)"
    r"|(?:look(?:ing)?) forward to (?:hearing|your (?:reply|response|answer))|hear (?:back )?from you|what do you think"
    r"|say the word|would (?:love|like) to (?:chat|talk|meet|connect|hear|speak|set up|schedule|learn|discuss|buy you)"
    r"|(?:glad|happy|good|great|nice|like|love|keen) to (?:connect|chat|meet|talk|speak|jump on|hop on)|my calendar"
    r"|book (?:a|your) (?:time|slot|call|demo|meeting|seat)|i'd love (?:to|your|a|five|ten|15|20|30)\b)"
)
# One of these is in every sentence that the pattern above finds.
_ASK_WORDS = (
    "me know",
    "us know",
    "reply",
    "please",
    "kindly",
    "back to",
    "forward to",
    "from you",
    "you think",
    "the word",
    *("love to", "like to", "glad to", "happy to", "good to", "great to", "nice to", "keen to"),
    "calendar",
    "book",
    "love",
)
_NO_ASK = (
    r"(?:why\b|how are you|how have you been|how(?:'s| is) (?:it going|everything|your (?:day|week))|sound familiar"
    r"|what if\b|so what\b|who (?:doesn't|wouldn't)|guess what|remember )"
)


@cache
def _asks() -> re.Pattern[str]:
    """Return the pattern of a call to act in lower case."""
    return re.compile(_ASK_ANYWHERE)


@cache
def _orders() -> re.Pattern[str]:
    """Return the pattern of a call to act at the start of a sentence in lower case."""
    return re.compile(_ASK_FIRST)


@cache
def _rhetorical() -> re.Pattern[str]:
    """Return the pattern of a question that wants no answer, at its start and in lower case."""
    return re.compile(_NO_ASK)


def ways_out(text: str) -> tuple[str, ...]:
    """Return the phrases of a text, in lower case, that tell how to hear no more."""
    return tuple(filter(text.__contains__, _OPT_OUT))


def asks(sentence: str) -> bool:
    """Tell whether a sentence, in lower case, asks the reader for an answer or an act."""
    if "?" in sentence[-6:] and not _rhetorical().match(sentence):
        return True
    if sentence.startswith(_ORDER_STARTS) and _orders().match(sentence):
        return True
    return any(map(sentence.__contains__, _ASK_WORDS)) and bool(_asks().search(sentence))
