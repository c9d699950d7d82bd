"""Reads what stands between the delimiters of a merge field, in every dialect."""

import re
from collections.abc import Callable

from outreach_lint.document.dialects import Dialect
from outreach_lint.document.field_names import words_of
from outreach_lint.document.field_role import Inside, Role
from outreach_lint.document.field_value import read_value
from outreach_lint.document.late import late

_NAME = late(r"@?[A-Za-z_]\w*(?:\.\w+)*")
_OPENERS = words_of(
    "if unless for case capture raw comment block with macro filter each spin ifchanged tablerow autoescape"
)
_MIDDLES = words_of("else elsif elseif elif when variation empty")
_MOUSTACHE_MARK = late(r"([#/^])\s*([\w.-]*)\s*(.*)", re.DOTALL)
_VELOCITY = late(r"#\{?(\w+)\}?\s?(?:\((.*)\))?", re.DOTALL)


def read_inside(dialect: Dialect, inside: str) -> Inside:
    """Return what a well-formed field of a dialect says."""
    text = inside.strip().strip("-").strip() if dialect in {"liquid_tag", "ajo", "erb"} else inside.strip()
    block = _block(dialect, text)
    return block or read_value(dialect, text)


def _block(dialect: Dialect, text: str) -> Inside | None:
    """Return the part that a tag plays in a block, None if it prints a value."""
    if dialect in _BLOCKS:
        return _BLOCKS[dialect](text)
    if dialect == "liquid_tag" or (dialect == "ampscript" and text.startswith("[")):
        word, _, rest = text.strip("[] \n").partition(" ")
        return Inside(_role_of(word.lower()) or "comment", _first_name(rest), keyword=word.lower())
    if dialect == "erb" and not text.startswith("="):
        return _erb_block(text)
    return None


def _velocity_block(text: str) -> Inside | None:
    """Return the part of `#if( $x )`, `#else` or `#end`."""
    found = _VELOCITY.fullmatch(text)
    return found and Inside(_role_of(found[1]) or "comment", _first_name(found[2] or ""), keyword=found[1])


def _role_of(word: str) -> Role | None:
    """Return the part that a bare keyword plays."""
    if word in _OPENERS or word == "foreach":
        return "open"
    if word in _MIDDLES:
        return "middle"
    return "close" if word.startswith("end") else None


def _mustache_block(text: str) -> Inside | None:
    """Return the part of `#if x`, `/if`, `else`, `#endif` or a comment."""
    if text.startswith("!"):
        return Inside("comment", text[1:].strip("- "))
    if text == "else" or text.startswith(("else if ", "elseif ")):
        return Inside("middle", keyword="else")
    found = _MOUSTACHE_MARK.fullmatch(text)
    if not found:
        return None
    mark, word, rest = found.groups()
    role = _role_of(word)
    if mark == "/":
        return Inside("close", keyword="/" + word)
    if role in ("middle", "close"):
        return Inside(role, keyword="#" + word)
    return Inside("open", _first_name(rest) or word, keyword=word)


def _mailchimp_block(text: str) -> Inside | None:
    """Return the part of `IF:FNAME`, `ELSE:` or `END:IF`; None for a value, whatever its prefix."""
    word, colon, rest = text.partition(":")
    if not colon:
        return None
    if word in {"IF", "IFNOT", "INTERESTED", "GROUP"}:
        return Inside("open", _first_name(rest), keyword=word)
    if word in {"ELSE", "ELSEIF"}:
        return Inside("middle", keyword=word)
    return Inside("close", keyword="END:" + rest) if word == "END" else Inside("field", rest)


def _percent_block(text: str) -> Inside | None:
    """Return the part of `IF $CITY`, `ELSE` or `/IF`; None for a value."""
    word, _, rest = text.partition(" ")
    if word == "IF":
        return Inside("open", _first_name(rest), keyword=word)
    if word in {"ELSE", "ELSEIF"}:
        return Inside("middle", keyword=word)
    return Inside("close", keyword=word) if word == "/IF" else None


def _erb_block(text: str) -> Inside:
    """Return the part of `if (x) {`, `} else {`, `}` or `end`."""
    if re.match(r"\}?\s*(?:else|elsif)\b", text):
        return Inside("middle", keyword="else")
    if text in {"}", "end"}:
        return Inside("close", keyword=text)
    if re.match(r"(?:if|unless|for|while)\b", text):
        return Inside("open", _first_name(text.partition(" ")[2]), keyword="if")
    return Inside("comment", text)


def _first_name(text: str) -> str:
    """Return the first identifier of an expression."""
    found = _NAME.search(text)
    return found[0] if found else ""


_BLOCKS: dict[Dialect, Callable[[str], Inside | None]] = {
    "mustache": _mustache_block,
    "triple_mustache": _mustache_block,
    "ajo": _mustache_block,
    "mailchimp": _mailchimp_block,
    "activecampaign": _percent_block,
    "velocity": _velocity_block,
}
