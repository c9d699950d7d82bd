"""Kind `record`: what is wrong with the prospect record itself, and would show in the message."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Literal

import msgspec

from outreach_lint.document.folding import fold
from outreach_lint.kinds.base import Finder, Hit, View
from outreach_lint.kinds.resources import Resources

if TYPE_CHECKING:
    from outreach_lint.document.record_faults import RecordFault

Check = Literal[
    "company_headline",
    "title_headline",
    "company_capitals",
    "markup",
    "shared_mailbox",
    "foreign_mailbox",
    "legal_form",
]


class RecordMatch(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="kind", tag="record"
):
    """One named check of the record; a value counts where the message shows it, and in a template, which will.

    Names of the configuration are as they should be. The rule's message may use {field}, {value} and {expected}.
    """

    check: Check

    options: ClassVar[frozenset[str]] = frozenset()

    def compile(self, resources: Resources) -> Finder:
        """Return the finder."""
        allowed = {name.casefold() for name in resources.names}

        def find(view: View) -> Iterator[Hit]:
            from outreach_lint.document.record_faults import FAULTS

            prospect = view.document.message.prospect
            if prospect is None:
                return
            for fault in FAULTS[self.check](prospect):
                if fault.value.casefold() not in allowed:
                    yield from _ADDRESSES[self.check](view, fault) if self.check in _ADDRESSES else _shown(view, fault)

        return Finder(find, needs=frozenset({"prospect"}))


def _shown(view: View, fault: "RecordFault") -> Iterator[Hit]:
    """Yield where the message shows the value, or the whole message if it is a template."""
    facts = {"field": fault.field, "value": fault.value, "expected": fault.expected}
    document = view.document
    if document.message.kind == "template":
        yield Hit(facts=facts)
        return
    wanted = fold(fault.value)
    for part in view.parts:
        text = document.prose(part)
        start = text.find(wanted)
        while wanted and start >= 0:
            end = start + len(wanted)
            if view.covers(part, start, end):
                yield Hit(part, start, end, facts, fault.expected or None)
            start = text.find(wanted, end)


def _greets_a_person(view: View, fault: "RecordFault") -> Iterator[Hit]:
    """Yield a hit if the message greets somebody by name, or will."""
    greeting = view.document.greeting
    if view.document.message.kind == "template" or (greeting and greeting.name):
        yield Hit(facts={"field": fault.field, "value": fault.value, "expected": fault.expected})


def _sent_there(view: View, fault: "RecordFault") -> Iterator[Hit]:
    """Yield a hit: whatever the message says, it goes there."""
    del view
    yield Hit(facts={"field": fault.field, "value": fault.value, "expected": fault.expected})


_ADDRESSES = {"shared_mailbox": _greets_a_person, "foreign_mailbox": _sent_there}
