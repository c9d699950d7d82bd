r"""Letters of all scripts in a few ranges: RE2 takes milliseconds to compile what `\p{L}` stands for.

Up to the Cyrillic script the ranges are exact; beyond it, whole blocks are letters, of neither upper nor lower case.
"""

import re
from collections.abc import Callable
from functools import cache

from outreach_lint.document.late import late

_EXACT = 0x530
_BLOCKS = (
    r"\x{531}-\x{1fff}\x{2c00}-\x{2dff}\x{3005}-\x{d7ff}\x{f900}-\x{fdff}\x{fe70}-\x{fefe}\x{ff10}-\x{ff19}"
    r"\x{ff21}-\x{ff3a}\x{ff41}-\x{ff5a}\x{ff66}-\x{ffdc}\x{10000}-\x{1efff}\x{20000}-\x{3fffd}"
)
_ITEM = late(r"\\p(?:\{(L|Lu|Ll|N)\}|(L|N))|\\.|\[:\^?\w+:\]|\[\^?\]?|\]", re.DOTALL)
# What the edges of words are made of, and most expressions: read off the tables below once and for all.
_LETTERS = (
    r"A-Za-z\x{aa}\x{b5}\x{ba}\x{c0}-\x{d6}\x{d8}-\x{f6}\x{f8}-\x{2c1}\x{2c6}-\x{2d1}\x{2e0}-\x{2e4}\x{2ec}\x{2ee}"
    r"\x{370}-\x{374}\x{376}-\x{377}\x{37a}-\x{37d}\x{37f}\x{386}\x{388}-\x{38a}\x{38c}\x{38e}-\x{3a1}\x{3a3}-\x{3f5}"
    r"\x{3f7}-\x{481}\x{48a}-\x{52f}"
)
_DIGITS = r"0-9\x{b2}\x{b3}\x{b9}\x{bc}-\x{be}"
_EDGE, _PLAIN_EDGE = r"[^\pL\pN_]", f"[^{_LETTERS}{_BLOCKS}{_DIGITS}_]"
_ASCII = {"L": "A-Za-z", "Lu": "A-Z", "Ll": "a-z", "N": "0-9"}


def simplified(regex: str) -> str:
    r"""Return the expression with `\p{L}`, `\p{Lu}`, `\p{Ll}` and `\p{N}` written as ranges."""
    return _written(regex.replace(_EDGE, _PLAIN_EDGE), _ranges)


def ascii_only(regex: str) -> str:
    r"""Return the expression with the same categories written as the letters and digits of ASCII."""
    return _written(regex.replace(_EDGE, "[^A-Za-z0-9_]"), _ASCII.__getitem__)


def _written(regex: str, ranges_of: Callable[[str], str]) -> str:
    if "\\p" not in regex:
        return regex
    inside = False

    def ranges(item: re.Match[str]) -> str:
        nonlocal inside
        name = item[1] or item[2]
        if name:
            return ranges_of(name) if inside else f"[{ranges_of(name)}]"
        if item[0].startswith("[") and not item[0].endswith(":]") and not inside:
            inside = True
        elif item[0] == "]":
            inside = False
        return item[0]

    return _ITEM.sub(ranges, regex)


@cache
def _ranges(name: str) -> str:
    known = {"L": _LETTERS + _BLOCKS, "N": _DIGITS}
    return known[name] if name in known else _counted(name)


def _counted(wanted: str) -> str:
    """Return the ranges of a category, up to the Cyrillic script: most scripts beyond it know no capitals."""
    from unicodedata import category

    found: list[tuple[int, int]] = []
    for code in range(_EXACT):
        if not category(chr(code)).startswith(wanted):
            continue
        if found and found[-1][1] == code - 1:
            found[-1] = (found[-1][0], code)
        else:
            found.append((code, code))
    return "".join(rf"\x{{{first:x}}}-\x{{{last:x}}}" for first, last in found)
