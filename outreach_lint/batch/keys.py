"""Who writes to whom, and when: what messages have to share to belong together, as numbers."""

from datetime import date
from functools import lru_cache
from pathlib import PurePath

import msgspec

from outreach_lint.batch.wording import number_of
from outreach_lint.document.companies import company_of
from outreach_lint.document.late import late
from outreach_lint.document.mail_domains import work_domain
from outreach_lint.model import Message, Prospect, Sender

_PREFIX = late(r"(?i)\s*(?P<mark>(?:re|fwd?|aw|wg|sv|vs|antw|tr|rif|res|enc)\s?(?:\[\d{1,2}\])?\s?:)")
_DAY = len("2026-01-01")
_PUBLIC = frozenset({"x_post", "x_reply"})
_ANSWERS = frozenset({"reply", "customer"})


class Keys(msgspec.Struct, frozen=True):
    """The keys of one message; 0, and None, are unknown."""

    address: int
    """the row of a list: address, channel and step in one file"""
    recipient: int
    company: int
    sender: int
    thread: int
    """the sequence to one reader, or that of a template"""
    order: int | None
    day: int | None
    sent: int | None
    prefix: tuple[int, int] | None
    """where the subject says that it is a reply, if it opens a thread"""


def keys_of(message: Message) -> Keys:
    """Return the keys of a message."""
    prospect = message.prospect
    recipient, sent = _recipient(prospect), _ordinal(message.sent)
    order = next((place for place in (message.step, message.day, sent) if place is not None), None)
    return Keys(
        address=_row(message),
        recipient=number_of(recipient) if recipient else 0,
        company=_company(prospect),
        sender=_sender(message.sender),
        thread=_thread(message, recipient) if order is not None else 0,
        order=order,
        day=message.day,
        sent=sent,
        prefix=_prefix(message),
    )


def _recipient(prospect: Prospect | None) -> str:
    """Return what tells one reader from another: the address, or the full name and the company."""
    if prospect is None:
        return ""
    if prospect.email:
        return prospect.email.strip().casefold()
    if not (prospect.first_name and prospect.last_name):
        return ""
    return " ".join(f"{prospect.first_name} {prospect.last_name} {prospect.company}".casefold().split())


def _row(message: Message) -> int:
    """Return the key of a row of a list; a mailbox is none, but what was written over the years."""
    address = message.prospect.email.strip().casefold() if message.prospect else ""
    path = message.origin.path
    if not address or PurePath(path).suffix.lower() == ".mbox":
        return 0
    when = (message.sequence, message.step, message.day, message.sent, message.stage)
    return number_of(repr((path, message.channel, *when, address)))


def _company(prospect: Prospect | None) -> int:
    """Return the key of the reader's company: its name without the legal form, or the domain of a work address."""
    if prospect is None:
        return 0
    return _company_key(prospect.company) if prospect.company.strip() else _domain_key(prospect.email)


@lru_cache(maxsize=4096)
def _company_key(name: str) -> int:
    core = " ".join(company_of(name).core)
    return number_of(core) if core else 0


def _domain_key(address: str) -> int:
    domain = work_domain(address)
    return number_of(domain) if domain else 0


def _sender(sender: Sender | None) -> int:
    known = (sender.email or sender.name).strip().casefold() if sender else ""
    return number_of(known) if known else 0


def _thread(message: Message, recipient: str) -> int:
    """Return the key of a thread: one sequence to one reader, or the templates of one sequence in a folder."""
    if message.channel in _PUBLIC or message.stage in _ANSWERS or (message.sequence is None and message.step is None):
        return 0
    path = message.origin.path
    place = recipient or (str(PurePath(path).parent) if message.sequence and message.plan is None else path)
    return number_of(repr((bool(recipient), (message.sequence or "").strip().casefold(), place)))


def _prefix(message: Message) -> tuple[int, int] | None:
    found = _PREFIX.match(message.subject or "") if message.thread == "new" else None
    return found.span("mark") if found else None


def _ordinal(day: str | None) -> int | None:
    """Return the number of a day of the calendar, if it is known to the day."""
    if not day or len(day) != _DAY:
        return None
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return None
