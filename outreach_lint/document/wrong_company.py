"""Finds another company's name where the prospect's belongs."""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from outreach_lint.document.companies import Company, company_mentions, company_of
from outreach_lint.document.names import bare, is_any_given_name, keys_of
from outreach_lint.document.spelling import near
from outreach_lint.document.word_lists import labelled, with_pieces, words
from outreach_lint.model import Prospect, Sender

_NEARBY = 40
_THIRD_BEFORE = re.compile(
    r"\b(?:like|such as|unlike|including|as|with|for|from|by|helped|customers?|clients?) (?:\w+ and )?$", re.IGNORECASE
)
_THIRD_AFTER = re.compile(
    r"(?:'s)? (?:\w+ly )?(?:uses|used|did|does|cut|saved|measured|saw|got|found|told|moved|switched|runs|went)\b"
)
# Nobody writes a longer message; each name is looked up in all of it.
_LONGEST = 20_000
_EVENT = re.compile(
    r"\b(?:conference|summit|expo|congress|forum|fair|festival|week|day|days|show|awards|meetup|webinar|panel|university|school|"
    r"college|institute|march|street|st|road|rd|avenue|blvd|hall|center|centre|arena|hotel|hospital|airport|park|station|\d+)$"
)


@cache
def _slots() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the places of a company's name, each with how sure it is the reader's."""
    pieces = dict(labelled("company_terms"))
    return tuple((label, re.compile(with_pieces(slot, pieces))) for label, slot in labelled("company_slots"))


class WrongCompany(msgspec.Struct, frozen=True):
    """Another company's name in the prospect's place, and the name that belongs there."""

    start: int
    end: int
    found: str
    expected: str


def company_mismatches(
    text: str,
    prospect: Prospect | None,
    sender: Sender | None = None,
    message: str = "",
    *,
    subject: bool = False,
) -> Iterator[WrongCompany]:
    """Yield the wrong company names of a part.

    `message` is all that is said to the reader (subject and body); it decides whether the prospect's company is named.
    `subject` says that the text is a subject.
    """
    if prospect is None or not prospect.company:
        return
    text = text[:_LONGEST]
    company = company_of(prospect.company)
    named = next(company_mentions(message or text, company), None) is not None
    known = _known(prospect, sender)
    fitting = {"strong"} if named else {"strong", "weak", "subject"} if subject else {"strong", "weak"}
    for label, slot in _slots():
        for hit in slot.finditer(text) if label in fitting else ():
            name = re.sub(r"(?:'s|[.,'-]+)$", "", hit.group(1))
            start = hit.start(1)
            third = label != "strong" and _is_reference(text, name)
            if not third and _is_other(keys_of(name), name, company, known):
                yield WrongCompany(start, start + len(name), name, prospect.company)


def _known(prospect: Prospect, sender: Sender | None) -> frozenset[str]:
    """Return the folded words that the record and the sender account for."""
    fields = [prospect.first_name, prospect.last_name, prospect.title, prospect.industry, prospect.city, prospect.email]
    fields += [*prospect.recent, *prospect.other.values()]
    fields += [sender.name, sender.company, sender.email] if sender else []
    return frozenset(key for field in fields for key in keys_of(field))


def _is_other(keys: tuple[str, ...], name: str, company: Company, known: frozenset[str]) -> bool:
    if not keys or company.is_named_by(keys) or set(company.core) & set(keys) or known.intersection(keys):
        return False
    if any(near(key, own) for key in keys for own in company.own) or _EVENT.search(bare(name)):
        return False
    first = keys[0]
    ordinary = words("acronyms") | words("addressees") | words("places")
    return not (first in ordinary or keys[-1] in words("places") or (len(keys) == 1 and is_any_given_name(first)))


def _is_reference(text: str, name: str) -> bool:
    """Tell whether the company is spoken of as a third one: a customer, a rival, somebody who did what is offered."""
    return any(
        _THIRD_BEFORE.search(text, max(0, hit.start() - _NEARBY), hit.start()) or _THIRD_AFTER.match(text, hit.end())
        for hit in re.finditer(re.escape(name), text)
    )
