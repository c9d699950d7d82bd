"""Kind `reference`: the checks of facts, what the message says of the reader and what it takes for granted."""

from collections.abc import Iterator

from outreach_lint.kinds.base import Find, Hit, View
from outreach_lint.kinds.resources import Resources

_SENTENCES_BEFORE = 3


def no_reference(resources: Resources) -> Find:
    """Return what finds messages with nothing in them about the reader."""
    del resources

    def find(view: View) -> Iterator[Hit]:
        if not view.document.is_personal:
            yield Hit()

    return find


def no_record_fact(resources: Resources) -> Find:
    """Return what finds messages that use nothing of the record, though they may be about the reader."""
    del resources

    def find(view: View) -> Iterator[Hit]:
        if view.document.is_personal and not view.document.facts_used:
            yield Hit()

    return find


def unused_research(resources: Resources) -> Find:
    """Return what finds messages that leave what is new at the reader's, and use a name out of the record instead."""
    del resources

    def find(view: View) -> Iterator[Hit]:
        from outreach_lint.document.unused_research import unused_event

        event = unused_event(view.document)
        if event:
            yield Hit(facts={"expected": event})

    return find


def late_fact(resources: Resources) -> Find:
    """Return what finds messages that come to the reader after several sentences on something else."""
    del resources

    def find(view: View) -> Iterator[Hit]:
        from outreach_lint.document.late_reference import late_reference

        found = late_reference(view.document, _SENTENCES_BEFORE)
        if found and view.covers("body", found.start, found.end):
            yield Hit("body", found.start, found.end)

    return find


def size_talk(*kinds: str) -> Find:
    """Return what finds copy made for another size of company; `kinds` are those of `headcount.SizeClaim`."""

    def find(view: View) -> Iterator[Hit]:
        from outreach_lint.document.headcount import size_mismatches

        prospect = view.document.message.prospect
        if prospect is None:
            return
        for part in view.parts:
            for claim in size_mismatches(view.document.prose(part), prospect):
                if claim.kind in kinds and view.covers(part, claim.start, claim.end):
                    yield Hit(part, claim.start, claim.end, {"employees": f"{prospect.employees:,}"})

    return find
