"""Finds where a message gives its reader a role that is not the record's."""

import re
from collections.abc import Iterator

from outreach_lint.document.late import late
from outreach_lint.document.reader_slots import is_left_open
from outreach_lint.document.roles import Role, functions_of, is_other_role, role_named
from outreach_lint.document.span import Span
from outreach_lint.model import Prospect

_ROLE = r"(?P<role>[\w&-]+(?: (?!you\b|your\b|I\b|we\b|who\b|that\b|at\b|with\b|for\b|and\b)[\w&-]+){0,4})"
_TAIL = r"(?: (?:at|for|with|in|who|that) [^.!?\n,;:]{1,50}?)?"
_AS_A = late(
    r"(?:\A|[.!?\n,;:(\u2014\u2013-] ?|\b(?:and|but|so|that|because|since) )"
    rf"as (?:(?:an?|the|one|our) |(?=(?:head|[es]?vp|director|chief|c[a-z]o)\b)){_ROLE}{_TAIL}"
    r"(?:,(?: I'm sure| I bet)? | )(?:you|your|u|ur)(?!\w)",
    re.IGNORECASE,
)
_LIKE_YOU = late(
    rf"(?:\A|[.!?\n] ?|\b(?:for|to|with|other|most|many|by|from|help|helps|helped|all|some|of) ){_ROLE},? "
    r"(?:like|such as) (?:you|yourself|yourselves)"
    r"(?=[.,;:!?)\n]|\Z| (?:to|who|with|in|at|on|are|will|can|could|know|have|need|often|get|and)\b)",
    re.IGNORECASE,
)
_ROLE_AS = late(
    rf"\byour (?:\w+ )?(?:role|position|job|work|capacity|seat|responsibilities) as (?:an? |the )?{_ROLE}",
    re.IGNORECASE,
)
_YOU_ARE = late(
    rf"\b(?:since|because|as|given that) (?:you are|you're) (?:the |an? )?{_ROLE}(?= at\b| for\b|[,.])", re.IGNORECASE
)
_YOU_LEAD = late(
    r"\byou(?:'re| are|'ve been| have been)? (?:lead|head|run|oversee|manage|(?:lead|head|runn|oversee|manag)ing)"
    r"(?: up)? (?:the )?(?P<team>[a-z-]+(?: [a-z-]+)?) (?:team|department|function|side)?(?= ?(?:at\b|for\b|[.,?!]|$))",
    re.IGNORECASE,
)
# Text without which a pattern can't match, so that most are never compiled.
_CLAIMS = (
    (("as a", "as the", "as one", "as our", "as head", "vp", "as director", "as chief", "as c"), _AS_A),
    (("like you", "such as you"), _LIKE_YOU),
    (("role as", "position as", "job as", "work as", "capacity as", "seat as", "responsibilities as"), _ROLE_AS),
    (("since you", "because you", "as you", "given that you"), _YOU_ARE),
)
_LEADS = (
    "you lead",
    "you head",
    "you run",
    "you over",
    "you manage",
    "you're ",
    "you are ",
    "you've been",
    "you have been",
)


def wrong_roles(text: str, prospect: Prospect) -> Iterator[Span]:
    """Yield the roles that a part gives the reader and that the title rules out."""
    functions = functions_of(prospect.title)
    if not functions:
        return
    low = text.lower()
    told = (*prospect.recent, *prospect.other.values())
    known = functions.union(*(functions_of(value) for value in told))
    for needed, pattern in _CLAIMS:
        for hit in pattern.finditer(text) if any(need in low for need in needed) else ():
            if is_other_role(role_named(hit["role"]), known) and not is_left_open(text, hit.start()):
                yield Span(hit.start("role"), hit.end("role"))
    for hit in _YOU_LEAD.finditer(text) if any(need in low for need in _LEADS) else ():
        led = Role(role_named("head of " + hit["team"]).functions)
        if is_other_role(led, known) and not is_left_open(text, hit.start()):
            yield Span(hit.start("team"), hit.end("team"))
