"""Tells a link that shows one address and leads to another."""

from urllib.parse import unquote

from outreach_lint.document.late import late

_SHOWN = late(r"(?i)(https?://)?((?:[\w-]{1,63}\.){1,6}([a-z]{2,18}))(?:[:/?#]\S*)?")
_TARGET = late(r"(?i)\s*(?:https?:)?//(?:[^/?#@\s]*@)?([^/?#:\s]+)")
_KNOWN = (
    "com org net io co ai app dev edu gov biz info me tv us uk ie de fr es it nl be ch at dk se no fi pl cz pt eu ca "
    "au nz in sg jp br mx za example"
)
_ENDINGS = frozenset(_KNOWN.split())
"""What ends an address; “report.pdf” is the name of a file."""
_SECOND = frozenset({"co", "com", "org", "ac", "gov", "net", "edu", "ne", "or"})
_COUNTRY = 2


def shown_domain(text: str) -> str:
    """Return the domain that a link shows, empty if its text is no address."""
    found = _SHOWN.fullmatch(text.strip().rstrip(".,;:!?"))
    if not found or not (found[1] or found[2].lower().startswith("www.") or found[3].lower() in _ENDINGS):
        return ""
    return _owner(found[2])


def leads_elsewhere(text: str, href: str) -> bool:
    """Tell whether a link shows an address of one owner and leads to another's, which does not pass it on either."""
    shown, target = shown_domain(text), _TARGET.match(href)
    if not shown or not target or "{" in href or "%%" in href or "*|" in href:
        return False
    return _owner(target[1]) != shown and shown not in unquote(href).lower()


def _owner(host: str) -> str:
    """Return the part of a host name that somebody owns."""
    labels = host.lower().strip(".").split(".")
    long = len(labels) > _COUNTRY and len(labels[-1]) == _COUNTRY and labels[-2] in _SECOND
    return ".".join(labels[-3 if long else -2 :])
