"""Tells a company that is spoken of as the sender's, a customer, a rival or a neighbour from the reader's."""

import re

from outreach_lint.document.late import late

_NEARBY = 40
_THIRD_BEFORE = late(
    r"\b(?:like|such as|unlike|including|as|with|for|from|by|helped|customers?|clients?) (?:\w+ and )?$", re.IGNORECASE
)
_OWN_AFTER = late(r",? (?:we|our)\b")
_TOLD_OWN = late(
    r",? \(?(?:that's|that is|which is|i\.e\.,?) (?:us|me|my|our)\b"
    r"|,? \(?my (?:own )?(?:company|firm|shop|employer)\b| \((?:us|we)\b"
)
# The house beside the reader's, of which news may be told: "who share your yard", "next door to you".
_BESIDE = late(
    r",? (?:who|which|whose)\b[^.!?\n]{0,60}\byour?\b"
    r"|[^.!?\n]{0,80}\b"
    r"(?:(?:near|by|next (?:door )?to|close to|opposite|beside|behind|across from|besides|unlike) your?\b"
    r"|your (?:competitors?|rivals?|neighbou?rs?|suppliers?|customers?|landlord|parent|distributors?|partners?)\b)"
)
_THIRD_AFTER = late(
    r"(?:'s)? (?:\w+ly )?(?:uses|used|did|does|cut|saved|measured|saw|got|found|told|moved|switched|runs|went)\b"
)
_REST = late(r"(?: [A-Z\u00c0-\u00de][\w&'-]*)*")
_STORY = late(
    r"\b(?:like|unlike|with|by|for|from|helped|met|joined|left|know|knew|thanks to"
    r"|[Aa]sk|asked|tell|told|trained|built|taught|join)"
    r" (?:(?:the|our|my|whole|entire|great|lovely|\w+ing) ){0,3}$"
    r"|\b(?:[Ww]e|[Oo]ur|I)\b[^.!?\n]*\b(?:helped|worked|built|did)\b[^.!?\n]*$"
)
"""What stands before a slot where the company is a customer's, a rival's or a friend's."""
_OWN_BEFORE = late(
    r"\b(?:I'm|I am|[Tt]his is|on behalf of|[Hh]ere at|[Ww]e at|[Uu]s at|we are|we're"
    r"|I (?:run|founded|work (?:at|for|with))) (?:\w+ (?:at|from|with|of) )?$"
)


def is_told_own(text: str, end: int) -> bool:
    """Tell whether what follows a name says that it is the sender's: "(that's us)"."""
    return _TOLD_OWN.match(text, end) is not None


def is_beside(text: str, end: int) -> bool:
    """Tell whether what follows a name sets it beside the reader: "who share your yard"."""
    rest = _REST.match(text, end)
    return _BESIDE.match(text, rest.end() if rest else end) is not None


def is_own(text: str, whole: str, name: str) -> bool:
    """Tell whether the sender goes by that name: it is in the signature, or follows "I'm with" or the like."""
    return text.count(name) > whole.count(name) or any(
        _OWN_BEFORE.search(whole, max(0, hit.start() - _NEARBY), hit.start()) or _OWN_AFTER.match(whole, hit.end())
        for hit in re.finditer(re.escape(name), whole)
    )


def is_reference(text: str, name: str, asked: re.Match[str] | None) -> bool:
    """Tell whether the company is spoken of as a third one: a customer, a rival, somebody who did what is offered.

    Where the slot `asked` itself decides what is said of the name, only what stands before the slot is looked at.
    """
    if asked and _STORY.search(text, max(0, asked.start() - _NEARBY), asked.start()):
        return True
    return any(
        _THIRD_BEFORE.search(text, max(0, hit.start() - _NEARBY), hit.start()) or _THIRD_AFTER.match(text, hit.end())
        for hit in re.finditer(re.escape(name), text)
        if not asked or not asked.start() <= hit.start() < asked.end()
    )
