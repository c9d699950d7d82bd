"""What in a message is about its reader: facts of the record, or concrete words to this one person."""

from collections.abc import Iterable, Iterator

from outreach_lint.document.field_names import field_target
from outreach_lint.document.late import late
from outreach_lint.document.merge_fields import MergeField, flatten
from outreach_lint.document.roles_told import is_called, work_named
from outreach_lint.document.span import Span
from outreach_lint.document.specificity import evidence
from outreach_lint.model import Prospect

_ABOUT_THE_READER = frozenset({"company", "title", "industry", "city", "custom"})
# Fields of a team's own making are about the reader, but for those that say what the sender offers.
_OF_THE_SENDER = late(
    r"(?i)(?:link|url|href|image|img|logo|banner|price|discount|code|coupon|offer|unsubscribe|date|time|day|slot"
    r"|month|season|quarter|signature|footer|disclaimer)s?[\s\d}*|%\])]*$"
    r"|^\W*(?:my|our|campaign|promo|offer|product|sequence)[_ .]"
)


def facts_used(text: str, prospect: Prospect | None, skip: Iterable[Span]) -> tuple[Span, ...]:
    """Return where a part uses what the record says of the reader alone; `skip` holds greeting and signature."""
    if prospect is None:
        return ()
    from outreach_lint.document.facts import TELLING, fact_mentions

    skip = tuple(skip)
    found = (
        fact
        for fact in fact_mentions(text, prospect, skip)
        if fact.field in TELLING or (fact.field == "title" and is_called(text, fact.start, fact.end))
    )
    return (*(Span(fact.start, fact.end) for fact in found), *work_named(text, prospect.title, skip))


def references(text: str, fields: Iterable[MergeField], skip: Iterable[Span]) -> Iterator[Span]:
    """Yield the merge fields and the words of a part that are about this reader, those first that are quick to find."""
    known = tuple(flatten(fields))
    telling = [Span(field.start, field.end) for field in known if _is_telling(field)]
    empty = [Span(field.start, field.end) for field in known if not _is_telling(field)]
    return evidence(text, telling, tuple(skip), empty)


def _is_telling(field: MergeField) -> bool:
    target = field_target(field.name)
    if field.role != "field" or target not in _ABOUT_THE_READER:
        return False
    return target != "custom" or not _OF_THE_SENDER.search(field.name)
