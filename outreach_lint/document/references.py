"""What in a message is about its reader: facts of the record, or concrete words to this one person."""

from collections.abc import Iterable

from outreach_lint.document.facts import TELLING, fact_mentions
from outreach_lint.document.field_names import field_target
from outreach_lint.document.merge_fields import MergeField, flatten
from outreach_lint.document.span import Span
from outreach_lint.document.specificity import specific_references
from outreach_lint.model import Prospect

_OF_EVERYBODY = frozenset({"first_name", "last_name", "full_name", "sender", "date", "link", None})
"""What a merge field stands for that every message of a campaign has."""


def facts_used(text: str, prospect: Prospect | None, skip: Iterable[Span]) -> tuple[Span, ...]:
    """Return where a part uses what the record says of the reader alone; `skip` holds greeting and signature."""
    if prospect is None:
        return ()
    return tuple(
        Span(fact.start, fact.end) for fact in fact_mentions(text, prospect, tuple(skip)) if fact.field in TELLING
    )


def references(text: str, fields: Iterable[MergeField], skip: Iterable[Span]) -> tuple[Span, ...]:
    """Return the merge fields and the words of a part that are about this reader."""
    known = tuple(flatten(fields))
    telling = (
        Span(field.start, field.end)
        for field in known
        if field.role == "field" and field_target(field.name) not in _OF_EVERYBODY
    )
    spans = [Span(field.start, field.end) for field in known]
    return (*telling, *specific_references(text, spans, tuple(skip)))
