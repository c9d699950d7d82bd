"""Kind `reference`: the checks of facts, what the message says of the reader and what it takes for granted."""

from collections.abc import Iterator

from outreach_lint.kinds.base import Find, Hit, View
from outreach_lint.kinds.resources import Resources


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
