"""Which findings can be mended without a writer, and what to put in their place."""

import msgspec

from outreach_lint.document.late import late
from outreach_lint.document.names import bare, is_any_given_name, words_of
from outreach_lint.document.word_lists import words
from outreach_lint.model import Finding, Fix, Message, MessageResult, PartName, Prospect

_GREETING_HOLE = late(r"(?i)(hi|hello|hey|good (?:morning|afternoon|evening)) {1,20}([,!])")
_MERGE_ERROR = "merge_error"


class Offer(msgspec.Struct, frozen=True):
    """A finding with the fix for it."""

    finding: Finding
    fix: Fix


def offers(result: MessageResult, *, unsafe: bool) -> tuple[Offer, ...]:
    """Return the fixes for the findings that count, safe ones only unless `unsafe`; they may overlap."""
    counting = (finding for finding in result.findings if not finding.suppressed)
    found = (offer_for(result.message, finding) for finding in counting)
    return tuple(offer for offer in found if offer and (unsafe or offer.fix.safe))


def offer_for(message: Message, finding: Finding) -> Offer | None:
    """Return the fix of a finding: its rule's own, or one that its text alone calls for."""
    if finding.part is None or finding.start is None or finding.end is None:
        return None
    fix = finding.fix or _mechanical(finding, finding.start, finding.end)
    if fix is None or message.part(finding.part)[fix.start : fix.end] == fix.text:
        return None
    if fix.safe and not _is_sure(message, finding.part, fix):
        fix = msgspec.structs.replace(fix, safe=False)
    return Offer(finding, fix)


def _mechanical(finding: Finding, start: int, end: int) -> Fix | None:
    """Return the fix of what is spaces and signs alone: a double space, and the gap before a greeting's comma."""
    text = finding.excerpt
    if len(text) > 1 and not text.strip(" "):
        return Fix(start, end, " ", safe=True)
    hole = _GREETING_HOLE.fullmatch(text) if _MERGE_ERROR in finding.tags else None
    return Fix(start, end, hole[1] + hole[2], safe=True) if hole else None


def _is_sure(message: Message, part: PartName, fix: Fix) -> bool:
    """Tell whether new capitals are known to be right: from the record, or of a name that everybody writes so.

    Nobody can tell from HOLLOWAY or MACDONALD alone where their owners put capitals.
    """
    old = message.part(part)[fix.start : fix.end]
    if old.casefold() != fix.text.casefold():
        return True
    recorded = _spellings(message.prospect)
    changed = (word for word in words_of(fix.text) if word.text not in old)
    return all(word.text in recorded or _is_usual(word.text, bare(word.text)) for word in changed)


def _spellings(prospect: Prospect | None) -> frozenset[str]:
    if prospect is None:
        return frozenset()
    fields = (prospect.first_name, prospect.last_name, prospect.company, prospect.title, prospect.city)
    return frozenset(word.text for field in fields for word in words_of(field))


def _is_usual(word: str, key: str) -> bool:
    known = word in words("brands") or word in words("capital_forms")
    return known or (is_any_given_name(key) and word == word.capitalize())
