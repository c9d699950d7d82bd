"""Tells the values that mean nothing to people and are values to every tool, so that no default takes their place."""

import re

from outreach_lint.document.field_asked import plain
from outreach_lint.document.field_names import field_target
from outreach_lint.document.late import late
from outreach_lint.model import Prospect

_NOTHING = late(
    r"[(<\[#]{0,2}(?:null|undefined|unknown|nil|n/?a|n\.a\.?|nan|not (?:available|applicable|found|provided|set|known)"
    r"|no (?:name|company|value|data|title|city|industry)|missing|tb[cd]|empty|none|blank)[)>\]!?]{0,2}"
    r"|-{1,3}|[\u2013\u2014?.]{1,3}|\[object object\]|#(?:ref|value|name|div/0|null|num)[!?]?|_{1,3}|x{2,4}",
    re.IGNORECASE,
)
_NAMES = frozenset({"first_name", "last_name", "full_name"})
_PEOPLE = frozenset({"Nan", "Na", "Nil", "Blank", "Null", "Empty"})
_ANSWERS = frozenset({"missing", "none", "empty", "blank"})
_NEVER_NAMIBIA = frozenset({"company", "title", "industry"})
_KNOWN = frozenset({"first_name", "last_name", "company", "title", "industry", "city"})


def is_stand_in(value: str, name: str) -> bool:
    """Tell whether the value of a field of this name is only blanks, or a word such as null that stands for none."""
    said = value.strip()
    if not said:
        return bool(value)
    if not _NOTHING.fullmatch(said):
        return False
    target = field_target(name)
    if target in _NAMES:
        return said not in _PEOPLE
    if said == "NA":
        return target in _NEVER_NAMIBIA
    # "None" may be the answer that a column of one's own asks for.
    return target != "custom" or said.lower() not in _ANSWERS


def shown(value: str) -> str:
    """Return a value for a message."""
    said = value.strip()
    return f"“{said}”" if said else "nothing but a blank" if len(value) == 1 else "nothing but blanks"


def recorded(prospect: Prospect, name: str) -> str:
    """Return what a record holds for a field of this name, "" if it holds nothing or does not know the name."""
    target = field_target(name)
    if target in _KNOWN:
        return str(getattr(prospect, target))
    if target == "full_name":
        return f"{prospect.first_name} {prospect.last_name}".strip(" ") if prospect.first_name else ""
    wanted = {plain(name), plain(name.rpartition(".")[2])}
    return next((value for key, value in prospect.other.items() if plain(key) in wanted), "")
