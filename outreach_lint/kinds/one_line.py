"""Tells of a regular expression that no match of it can hold a line break, so that what it finds hangs on one line."""

from functools import cache

from outreach_lint.document.late import late

_TOKEN = late(
    r"(?s)\\(?:[xpP]\{[^}]*\}|p.|.)"  # an escape
    r"|\[\^?\]?(?:\[:[^\]]*:\]|\\(?:[xpP]\{[^}]*\}|.)|[^\]\\])*+\]"  # a class
    r"|\(\?[A-Za-z-]+[:)]"  # flags
    r"|."
)
_RANGE = late(r"(?s)(\\(?:x\{[^}]*\}|.)|[^\\])-(?=.)")
_SIGNS = r""".,:;!?'"#%&*+-/<=>@[]^_`{|}~$()\ """
_PLAIN = frozenset(("b", "B", "d", "w", "S", "t", *_SIGNS))
"""What follows the backslash of escapes that match no line break."""
_WIDE = frozenset((r"\pC", r"\p{C}", r"\p{Cc}", r"\p{Any}", r"\p{Common}"))
"""Classes of Unicode that match one."""
_LOWEST = 0x20


@cache
def is_within_a_line(regex: str) -> bool:
    """Tell, erring on the side of no, whether every match lies in one line, and hangs on nothing but that line."""
    items: list[str] = _TOKEN.findall(regex)
    lines = bool(items) and items[0].endswith(")") and "m" in _flags(items[0])[0]
    for item in items:
        on, off = _flags(item)
        if "s" in on or "m" in off or (item in "^$" and not lines) or not _is_plain(item):
            return False
    return True


def _flags(item: str) -> tuple[str, str]:
    """Return the flags that an item sets and clears."""
    if not item.startswith("(?"):
        return "", ""
    on, _, off = item[2:-1].partition("-")
    return on, off


@cache  # an expression repeats its classes, and a class of all letters is long
def _is_plain(item: str) -> bool:
    """Tell whether an item matches no line break."""
    if item.startswith(r"\p"):
        return item not in _WIDE and not item.startswith(r"\p{^")
    if item.startswith("\\"):
        return _code(item) > _LOWEST if item[1] == "x" else item[1] in _PLAIN
    if item.startswith("["):
        signs = _TOKEN.findall(item[1:-1])
        if item.startswith("[^"):
            return r"\n" in signs or r"\s" in signs
        low = [_code(found[1]) for found in _RANGE.finditer(item[1:-1])]
        return "[:" not in item and min(low, default=_LOWEST) >= _LOWEST and all(map(_is_plain, signs))
    return item not in "\n\r"


def _code(sign: str) -> int:
    """Return the code of a character as it is written in an expression, 0 if that is not plain."""
    if sign.startswith("\\x{"):
        return int(sign[3:-1], 16)
    if sign.startswith("\\"):
        return ord(sign[1]) if sign[1] in _SIGNS else 0
    return ord(sign)
