"""Tells whether a message to somebody in the EU says where the writer has the address from."""

import re

from outreach_lint.document.late import late
from outreach_lint.document.names import keys_of
from outreach_lint.document.word_set import word_set
from outreach_lint.model import Prospect

_DOMAINS = word_set("at be bg cy cz de dk ee es fi fr gr hr hu ie it lt lu lv mt nl pl pt ro se si sk eu")
_COUNTRIES = word_set(
    "austria belgium bulgaria croatia cyprus czechia denmark estonia finland france germany greece hungary ireland"
    " italy latvia lithuania luxembourg malta netherlands poland portugal romania slovakia slovenia spain sweden"
    " deutschland eu"
)
_KEYS = word_set("country region location nation")
_SOURCE = late(
    r"(?<!\w)(?:linkedin|xing|website|web ?site|homepage|register|registry|directory|imprint|impressum|handelsregister"
    r"|(?:your|the) (?:\w+ ){0,3}(?:page|site|profile|listing|list|post|talk|stand|booth|card|catalogue|programme)"
    r"|(?:got|have|had|took|found|find|saw|came across) (?:your|you) (?:\w+ ){0,3}"
    r"(?:address|details|contact|mail|e-?mail|name|on|in|at|through|via|from)"
    r"|(?:gave|passed|sent|told|pointed|introduced|referred|recommended|suggested) (?:me|us)|(?:we|you and i) met"
    r"|you (?:asked|wrote|signed|registered|downloaded|visited|spoke))(?!\w)",
    re.IGNORECASE,
)


def is_in_eu(prospect: Prospect) -> bool:
    """Tell whether the record says that the reader is in the EU: by its country, or the ending of the address."""
    told = {key for name, value in prospect.other.items() if name.lower() in _KEYS for key in keys_of(value)}
    return bool(told & _COUNTRIES) or prospect.email.rpartition(".")[2].lower() in _DOMAINS


def tells_source(text: str) -> bool:
    """Tell whether the text says where the writer knows the reader from."""
    return bool(_SOURCE.search(text))
