"""Kind `reference`: what a message says of its reader, against what is known of them."""

from collections.abc import Callable, Iterator, Mapping
from typing import ClassVar, Literal

import msgspec

from outreach_lint.document.capitals import shouted_names
from outreach_lint.document.wrong_company import company_mismatches
from outreach_lint.document.wrong_name import NameCheck, address_mismatches, greeting_mismatch
from outreach_lint.kinds.base import Find, Finder, Hit, Need, Resources, View
from outreach_lint.model import PartName

Check = Literal["shouted_name", "wrong_name", "misspelt_name", "mailbox_name", "wrong_company"]
_CHECKS_OF_NAMES: Mapping[str, str] = {"other": "wrong_name", "misspelt": "misspelt_name", "mailbox": "mailbox_name"}


class ReferenceMatch(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="kind", tag="reference"
):
    """One named check against the prospect record; the rule's message may use {expected}."""

    check: Check

    options: ClassVar[frozenset[str]] = frozenset()

    def compile(self, resources: Resources) -> Finder:
        """Return the finder."""
        needs, make = _CHECKS[self.check]
        return Finder(make(resources), needs=needs)


def _shouted_name(resources: Resources) -> Find:
    allowed = {name.casefold() for name in resources.names}

    def find(view: View) -> Iterator[Hit]:
        document = view.document
        for part in view.parts:
            greeting = document.greeting.name if part == "body" and document.greeting else None
            skip = document.not_prose() if part == "body" else ()
            text = document.text(part)
            for name in shouted_names(text, document.message.prospect, greeting, skip):
                if text[name.start : name.end].casefold() in allowed or not view.covers(part, name.start, name.end):
                    continue
                yield Hit(part, name.start, name.end, {"expected": name.suggestion}, name.suggestion)

    return find


def _name_check(check: str) -> Callable[[Resources], Find]:
    def make(resources: Resources) -> Find:
        del resources

        def find(view: View) -> Iterator[Hit]:
            for part, found in _names_called(view):
                if _CHECKS_OF_NAMES[found.kind] == check and view.covers(part, found.start, found.end):
                    yield Hit(part, found.start, found.end, {"expected": found.expected}, found.expected or None)

        return find

    return make


def _names_called(view: View) -> Iterator[tuple[PartName, NameCheck]]:
    document = view.document
    prospect, greeting = document.message.prospect, document.greeting
    if greeting:
        found = greeting_mismatch(document.text("body"), greeting.name, prospect, greeting.honorific)
        if found:
            yield "body", found
    sender = document.message.sender
    others = frozenset(sender.name.lower().split()) if sender else frozenset()
    for part in view.parts:
        text = document.prose(part)
        start = greeting.span.end if part == "body" and greeting else 0
        for called in address_mismatches(text[start:], prospect, subject=part == "subject", others=others):
            yield part, msgspec.structs.replace(called, start=called.start + start, end=called.end + start)


def _wrong_company(resources: Resources) -> Find:
    del resources

    def find(view: View) -> Iterator[Hit]:
        document = view.document
        message = "\n".join(document.prose(part) for part in view.parts)
        for part in view.parts:
            skip = document.not_prose() if part == "body" else ()
            text = document.text(part)
            for found in company_mismatches(text, document.message.prospect, document.message.sender, message, skip):
                if view.covers(part, found.start, found.end):
                    yield Hit(part, found.start, found.end, {"expected": found.expected}, found.expected)

    return find


_CHECKS: Mapping[Check, tuple[frozenset[Need], Callable[[Resources], Find]]] = {
    "shouted_name": (frozenset(), _shouted_name),
    "wrong_name": (frozenset({"prospect.first_name"}), _name_check("wrong_name")),
    "misspelt_name": (frozenset({"prospect.first_name"}), _name_check("misspelt_name")),
    "mailbox_name": (frozenset(), _name_check("mailbox_name")),
    "wrong_company": (frozenset({"prospect.company"}), _wrong_company),
}
