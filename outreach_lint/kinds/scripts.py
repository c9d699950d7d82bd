r"""Letters of all scripts in a few ranges: RE2 takes milliseconds to compile what `\p{L}` stands for.

Up to the Cyrillic script the ranges are exact; beyond it, whole blocks count as letters, and no letter as upper case.
"""

import re
from functools import cache
from unicodedata import category

_EXACT = 0x530
_BLOCKS = (
    r"\x{531}-\x{1fff}\x{2c00}-\x{2dff}\x{3005}-\x{d7ff}\x{f900}-\x{fdff}\x{fe70}-\x{fefe}\x{ff10}-\x{ff19}"
    r"\x{ff21}-\x{ff3a}\x{ff41}-\x{ff5a}\x{ff66}-\x{ffdc}\x{10000}-\x{1efff}\x{20000}-\x{3fffd}"
)
_CATEGORIES = {"L": "L", "Lu": "Lu", "Ll": "Ll", "N": "N"}
_ITEM = re.compile(r"\\p(?:\{(L|Lu|Ll|N)\}|(L|N))|\\.|\[\^?\]?|\]", re.DOTALL)


def simplified(regex: str) -> str:
    r"""Return the expression with `\p{L}`, `\p{Lu}`, `\p{Ll}` and `\p{N}` written as ranges."""
    if "\\p" not in regex:
        return regex
    inside = False

    def ranges(item: re.Match[str]) -> str:
        nonlocal inside
        name = item[1] or item[2]
        if name:
            return _ranges(name) if inside else f"[{_ranges(name)}]"
        if item[0].startswith("[") and not inside:
            inside = True
        elif item[0] == "]":
            inside = False
        return item[0]

    return _ITEM.sub(ranges, regex)


@cache
def _ranges(name: str) -> str:
    wanted = _CATEGORIES[name]
    found: list[tuple[int, int]] = []
    for code in range(_EXACT):
        if not category(chr(code)).startswith(wanted):
            continue
        if found and found[-1][1] == code - 1:
            found[-1] = (found[-1][0], code)
        else:
            found.append((code, code))
    exact = "".join(rf"\x{{{first:x}}}-\x{{{last:x}}}" for first, last in found)
    return exact + (_BLOCKS if wanted in {"L", "Ll"} else "")
