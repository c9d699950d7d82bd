"""Kind `reference`: what a message says, against what is known of its reader and sender, or said elsewhere in it."""

from collections.abc import Callable, Mapping
from typing import ClassVar, Literal

import msgspec

from outreach_lint.kinds.base import Find, Finder, Need
from outreach_lint.kinds.reference_claims import (
    contradiction,
    foreign_word,
    high_price,
    homonym,
    wrong_seat,
    wrong_stage,
    wrong_trade,
)
from outreach_lint.kinds.reference_facts import late_fact, no_record_fact, no_reference, size_talk, unused_research
from outreach_lint.kinds.reference_names import name_check, shouted_name, wrong_company
from outreach_lint.kinds.reference_parts import other_language, repeated_preheader
from outreach_lint.kinds.reference_reader import bare_last_name, name_too_often, no_data_source
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
    "wrong_seat",
    "wrong_stage",
    "high_price",
    "homonym",
    "foreign_word",
    "late_fact",
    "unused_research",
    "contradiction",
    "bare_last_name",
    "name_too_often",
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
    "wrong_seat": (("prospect",), wrong_seat),
    "wrong_stage": (("prospect",), wrong_stage),
    "high_price": (("prospect.employees",), high_price),
    "homonym": (("prospect",), homonym),
    "foreign_word": (("prospect",), foreign_word),
    "late_fact": ((), late_fact),
    "unused_research": (("prospect",), unused_research),
    "contradiction": (("prospect",), contradiction),
    "bare_last_name": (("prospect.first_name",), bare_last_name),
    "name_too_often": ((), name_too_often),
    "no_data_source": (("prospect",), no_data_source),
    "other_signer": (("sender.name",), other_signer),
    "own_brand": (("sender.company",), own_brand),
    "repeated_preheader": ((), repeated_preheader),
    "other_language": ((), other_language),
}
