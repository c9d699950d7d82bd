"""Kind `declared`: what a message says, against what a team has declared it may say."""

from collections.abc import Iterator
from typing import ClassVar, Literal

import msgspec

from outreach_lint.kinds.base import Finder, Hit, View
from outreach_lint.kinds.resources import Resources
from outreach_lint.model import PartName

Check = Literal["customers", "legal_texts"]


class DeclaredMatch(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="kind", tag="declared"
):
    """Customers that are not `allowed` to be named, or paragraphs that are nearly one of the `allowed` texts.

    The company of the reader and that of the sender may always be named.
    """

    check: Check
    allowed: tuple[str, ...] = ()

    options: ClassVar[frozenset[str]] = frozenset({"allowed"})

    def __post_init__(self) -> None:
        """Refuse to compare with nothing."""
        if self.check == "legal_texts" and not self.allowed:
            reason = "`legal_texts` needs the approved texts in `allowed`"
            raise ValueError(reason)

    def compile(self, resources: Resources) -> Finder:
        """Return the finder."""
        del resources
        check = {"customers": _customers, "legal_texts": _legal_texts}[self.check]

        def find(view: View) -> Iterator[Hit]:
            for part in view.parts:
                for hit in check(view, part, self.allowed):
                    if view.covers(part, hit.start, hit.end):
                        yield hit

        return Finder(find)


def _customers(view: View, part: PartName, allowed: tuple[str, ...]) -> Iterator[Hit]:
    from outreach_lint.document.companies import company_of
    from outreach_lint.document.named_customers import named_customers
    from outreach_lint.document.names import keys_of

    message = view.document.message
    known = [name for who in (message.prospect, message.sender) if who and (name := who.company)]
    companies = [company_of(name) for name in (*allowed, *known)]
    text = view.document.prose(part)
    for customer in named_customers(text):
        keys = keys_of(text[customer.start : customer.end])
        if not any(company.is_named_by(keys) for company in companies):
            yield Hit(part, customer.start, customer.end)


def _legal_texts(view: View, part: PartName, allowed: tuple[str, ...]) -> Iterator[Hit]:
    from outreach_lint.document.legal_blocks import edited_blocks

    for block in edited_blocks(view.document.text(part), allowed):
        yield Hit(part, block.start, block.end)
