"""What the address in a prospect record says: a person or a team, and at which company."""

import re

from outreach_lint.document.companies import company_of
from outreach_lint.document.names import bare, keys_of
from outreach_lint.document.word_lists import words
from outreach_lint.document.word_set import word_set
from outreach_lint.model import Prospect

_ROLES = word_set(
    "sales support team hr billing accounts accounting accountspayable ap marketing press media service services"
    " customerservice feedback hi general frontdesk desk shop store legal privacy security abuse finance invoices"
    " kontakt post empfang buchhaltung verwaltung contacto ventas commercial secretariat accueil bonjour"
)
_PUBLIC = word_set(
    "gmail googlemail yahoo ymail hotmail outlook live msn aol icloud me mac proton protonmail pm gmx web t-online"
    " freenet orange wanadoo laposte free sfr libero virgilio tin alice mail inbox yandex zoho fastmail hey tutanota"
    " btinternet btopenworld sky talktalk virginmedia comcast verizon att sbcglobal bellsouth cox charter earthlink"
    " bigpond optusnet rediffmail qq 163 126 sina naver daum hanmail seznam wp onet o2 interia terra uol bol ig shaw"
    " rogers telus sympatico telenet skynet ziggo planet kpnmail xs4all bluewin hispeed onmicrosoft"
    " example test invalid localhost"
)
_SECOND_LEVELS = word_set("co com org net ac gov edu ltd plc or ne nom gob nhs sch")
_LEAST = 3
_SAMPLE = 4


def is_role(local: str) -> bool:
    """Tell whether the part of an address before the sign is that of a mailbox which several people read."""
    key = bare(local.partition("+")[0])
    whole = "".join(keys_of(key))
    parts = keys_of(key.replace(".", " "))
    roles = _ROLES | words("mailboxes")
    return whole in roles or (bool(parts) and all(part in roles for part in parts))


def work_domain(address: str) -> str:
    """Return the domain of an address, nothing if it is that of a provider of mail for everybody."""
    domain = bare(address.rpartition("@")[2].strip())
    return "" if _label(domain) in _PUBLIC else domain


def other_domain(prospect: Prospect) -> str:
    """Return the domain of the address if it has nothing in common with the company or the rest of the record.

    Providers of mail for everybody, and reserved domains, say nothing; initials, short forms and a parent company that
    the record names are the company's own.
    """
    domain = bare(prospect.email.rpartition("@")[2])
    label = _label(domain)
    company = company_of(prospect.company)
    if not label or not company.core or label in _PUBLIC or not company.own or domain.endswith(".edu"):
        return ""
    known = (prospect.company, prospect.last_name, prospect.city, *prospect.recent, *prospect.other.values())
    keys = {key for value in known for key in keys_of(value)}
    pieces = [piece for piece in label.replace("-", " ").split() if len(piece) >= _LEAST] or [label]
    joined, squeezed = "".join(keys_of(prospect.company)), label.replace("-", "")
    if any(piece in joined or any(key in piece for key in keys if len(key) >= _LEAST) for piece in pieces):
        return ""
    if any(
        key.startswith(squeezed[:_SAMPLE]) or squeezed.startswith(key[:_SAMPLE]) for key in keys if len(key) >= _SAMPLE
    ):
        return ""
    if _is_within(squeezed, joined) or squeezed in company.initials:
        return ""
    initials = "".join(key[0] for key in keys_of(prospect.company))
    joint = "".join(key[0] for key in keys_of(re.sub(r"&| and ", " n ", prospect.company)))
    if len(joint) >= _LEAST and squeezed.startswith(joint):
        return ""
    return "" if squeezed.startswith(initials[:2]) and len(squeezed) <= len(initials) + _LEAST else domain


def _label(domain: str) -> str:
    """Return the name in a domain: the label before the ending, which may have two levels."""
    labels = domain.split(".")[:-1]
    if len(labels) > 1 and labels[-1] in _SECOND_LEVELS:
        labels.pop()
    return labels[-1] if labels else ""


def _is_within(short: str, long: str) -> bool:
    """Tell whether the letters of a short form stand in a name in their order, the first of them first."""
    letters = iter(long)
    return short[:1] == long[:1] and all(letter in letters for letter in short)
