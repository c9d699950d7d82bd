"""Kind `reference`: what a message says, against what is known of its reader and sender, or said elsewhere in it."""

from collections.abc import Callable, Mapping
from typing import ClassVar, Literal

import msgspec

from outreach_lint.kinds.base import Find, Finder, Need
from outreach_lint.kinds.reference_claims import contradiction, wrong_trade
from outreach_lint.kinds.reference_facts import no_record_fact, no_reference, size_talk
from outreach_lint.kinds.reference_names import name_check, shouted_name, wrong_company
from outreach_lint.kinds.reference_parts import other_language, repeated_preheader
from outreach_lint.kinds.reference_reader import bare_last_name, no_data_source
from outreach_lint.kinds.reference_sender import other_signer, own_brand
from outreach_lint.kinds.resources import Resources

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
    "wrong_trade",
    "contradiction",
    "bare_last_name",
    "no_data_source",
    "other_signer",
    "own_brand",
    "repeated_preheader",
    "other_language",
]


class ReferenceMatch(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="kind", tag="reference"
):
    """One named check of the message; the rule's message may use {expected}, {employees}, {detail} or {value}."""

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
    "wrong_trade": (("prospect",), wrong_trade),
    "contradiction": (("prospect",), contradiction),
    "bare_last_name": (("prospect.first_name",), bare_last_name),
    "no_data_source": (("prospect",), no_data_source),
    "other_signer": (("sender.name",), other_signer),
    "own_brand": (("sender.company",), own_brand),
    "repeated_preheader": ((), repeated_preheader),
    "other_language": ((), other_language),
}
