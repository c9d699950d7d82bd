"""Compares a subject with the line that an inbox shows beside it."""

import re

from outreach_lint.document.late import late
from outreach_lint.document.names import keys_of

_SAME = 0.8
_FEWEST_SHARED = 3
_FRAME = late(r"(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)


def repeats(subject: str, preheader: str) -> bool:
    """Tell whether the preheader says no more than the subject does, in the same words."""
    above, below = keys_of(_FRAME.sub("", subject)), keys_of(preheader)
    if not above or not below:
        return False
    if above == below or (len(below) > 1 and " ".join(below) in " ".join(above)):
        return True
    shared = set(above) & set(below)
    return len(shared) >= max(_FEWEST_SHARED, _SAME * max(len(set(above)), len(set(below))))
