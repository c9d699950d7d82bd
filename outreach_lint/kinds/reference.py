"""Kind `reference`: what a message says of its reader, against what is known of them."""

from collections.abc import Callable, Mapping
from typing import ClassVar, Literal

import msgspec

from outreach_lint.kinds.base import Find, Finder, Need, Resources
from outreach_lint.kinds.reference_facts import no_record_fact, no_reference, size_talk
from outreach_lint.kinds.reference_names import name_check, shouted_name, wrong_company

Check = Literal[
    "shouted_name",
    "wrong_name",
    "misspelt_name",
    "mailbox_name",
    "wrong_company",
    "no_reference",
    "no_record_fact",
    "large_talk",
    "small_talk",
    "wrong_headcount",
]


class ReferenceMatch(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="kind", tag="reference"
):
    """One named check of the message against its reader; the rule's message may use {expected} or {employees}."""

    check: Check

    options: ClassVar[frozenset[str]] = frozenset()

    def compile(self, resources: Resources) -> Finder:
        """Return the finder."""
        needs, make = _CHECKS[self.check]
        return Finder(make(resources), needs=frozenset(needs))


_CHECKS: Mapping[Check, tuple[tuple[Need, ...], Callable[[Resources], Find]]] = {
    "shouted_name": ((), shouted_name),
    "wrong_name": (("prospect.first_name",), name_check("wrong_name")),
    "misspelt_name": (("prospect.first_name",), name_check("misspelt_name")),
    "mailbox_name": ((), name_check("mailbox_name")),
    "wrong_company": (("prospect.company",), wrong_company),
    "no_reference": ((), no_reference),
    "no_record_fact": (("prospect",), no_record_fact),
    "large_talk": (("prospect.employees",), lambda _: size_talk("large")),
    "small_talk": (("prospect.employees",), lambda _: size_talk("small")),
    "wrong_headcount": (("prospect.employees",), lambda _: size_talk("number")),
}
