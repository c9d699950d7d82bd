"""The mailbox of a To or From header to a prospect or sender record."""

import re

from outreach_lint.document.late import late
from outreach_lint.model import Prospect, Sender
from outreach_lint.sources.headers import header_text

LIMIT = 1_000
MAILBOX = late(r'\s*("(?:[^"\\]|\\.)*"|[^<,"]*)\s*<([^<>@\s,]{1,100}@[^<>@\s,]{1,200})>')
ADDRESS = late(r"[^<>@\s,\"()]{1,100}@[^<>@\s,\"()]{1,200}")


def prospect_to(value: str) -> Prospect | None:
    """Return the first recipient of a To header as a prospect, None if it names nobody."""
    name, address = _mailbox(value)
    if not name and not address:
        return None
    last, comma, first = (side.strip() for side in name.partition(","))
    if not comma:
        first, _blank, last = (side.strip() for side in name.partition(" "))
    return Prospect(first_name=first, last_name=last, email=address)


def sender_from(value: str, default: Sender | None) -> Sender | None:
    """Return the sender of a From header; what it does not say is taken from the default."""
    name, address = _mailbox(value)
    if not name and not address:
        return default
    known = default or Sender()
    return Sender(name or known.name, known.company, address or known.email)


def _mailbox(value: str) -> tuple[str, str]:
    """Return the display name and the address of the first mailbox; an address is no name."""
    value = value[:LIMIT]
    match = MAILBOX.match(value)
    if match:
        name = header_text(match[1].strip()).strip()
        if name.startswith('"') and name.endswith('"'):
            name = re.sub(r"\\(.)", r"\1", name[1:-1])
        name = " ".join(name.split()).strip("' ")
        return ("" if "@" in name else name), match[2]
    address = ADDRESS.search(value)
    if address:
        return "", address[0]
    return header_text(value.split(",")[0]).strip(), ""
