"""Weighs how often a message names the sender's company against how often it speaks to or of the reader."""

from outreach_lint.document.companies import company_mentions, company_of
from outreach_lint.model import Prospect, Sender

_OFTEN = 3


def own_brand_count(text: str, sender: Sender, prospect: Prospect | None, you_words: float) -> int:
    """Return how often the text names the sender's company, 0 unless it does so often, and more than the reader.

    A company with a name that the reader's shares does not tell.
    """
    own = company_of(sender.company)
    theirs = company_of(prospect.company) if prospect and prospect.company else None
    if not own.core or (theirs and own.own & theirs.own):
        return 0
    named = sum(1 for _ in company_mentions(text, own))
    turned = you_words + (sum(1 for _ in company_mentions(text, theirs)) if theirs else 0)
    return named if named >= _OFTEN and named > turned else 0
