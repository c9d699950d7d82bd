"""Finds where a message denies what the record says of its reader."""

import re
from collections.abc import Iterator

from outreach_lint.document.facts import content_stems
from outreach_lint.document.late import late
from outreach_lint.document.span import Span
from outreach_lint.model import Prospect

_DENIAL = late(
    r"\byou(?:r \w+)? (?:still |currently |also )?"
    r"(?:(?:do|does|have|has|are|did)(?:n't| not)|ha(?:ve|s) no|lacks?|never) "
    r"(?:(?:yet|have|got|own|use|run|actually|really|currently|been|an?|any|the) )*(?P<what>[^.!?\n,;:]{4,60}?)"
    r"(?= (?:in|at|on|for|of|yet|to|since|so|because|that|and|anymore|any more|right now|today)\b|[.!?\n,;:]|$)",
    re.IGNORECASE,
)
_UNTRUE = late(r"\b(?:if|unless|whether|so that|in case|why|make sure|ensure|hope|to)\b[^.!?\n]{0,40}$", re.IGNORECASE)
_AN_END = late(
    r"\b(?:clos\w+|sold|sell\w*|los[te]\w*|cancel\w*|left|no|not|never|without|stopp?\w*|end\w*|drop\w*|retir\w+|quit\w*"
    r"|remov\w+|lack\w*|seek\w*|look\w*|plan\w*|want\w*|need\w*|consider\w*|evaluat\w*|laid|cut\w*|delay\w*)\b",
    re.IGNORECASE,
)
_ENOUGH = 2
_NOT = ("n't", " not ", " no ", " lack", " never ")


def denied_facts(text: str, prospect: Prospect) -> Iterator[Span]:
    """Yield what a part says that the reader has not or did not, though the record says that they have or did."""
    facts = [fact for fact in (*prospect.recent, *prospect.other.values()) if not _AN_END.search(fact)]
    low = text.lower()
    if not facts or "you" not in low or not any(word in low for word in _NOT):
        return
    for hit in _DENIAL.finditer(text):
        stems = content_stems(hit["what"])
        denied = len(stems) >= _ENOUGH and any(stems <= content_stems(fact) for fact in facts)
        if denied and not _UNTRUE.search(text, max(0, hit.start() - 60), hit.start()):
            yield Span(hit.start(), hit.end())
