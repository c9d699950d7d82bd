r"""Expressions for texts of ASCII characters alone, written so that RE2 compiles them as bytes.

To tell the letters of all scripts apart, RE2 builds an automaton of their bytes, which takes most of the time.
"""

from outreach_lint.document.late import late
from outreach_lint.kinds.scripts import ascii_only

_BEYOND = r"\x{80}"
"""Stands for every character beyond ASCII: which of them it is makes no difference in these texts."""
_FIRST_BEYOND = 0x80
_FOLDED = (0x17F, 0x212A)
"""Characters that are letters of ASCII without regard to case: the long s and the sign of kelvin."""
_ITEM = late(r"(?s)(-?)(?:\\x\{([0-9A-Fa-f]+)\}|([^\x00-\x7f]))|\\.")


def narrowed(regex: str, *, case: bool) -> str | None:
    """Return the expression for ASCII texts, to be compiled as Latin-1; None if there is none.

    It finds in every text of ASCII characters what the expression itself finds.
    """
    regex = ascii_only(regex)
    if regex.isascii() and "\\x{" not in regex:
        return regex
    folds = not case or "(?" in regex
    pieces: list[str] = []
    at = last = 0
    for item in _ITEM.finditer(regex):
        code = int(item[2], 16) if item[2] else ord(item[3] or "\0")
        if code < _FIRST_BEYOND:
            continue
        first = code if not item[1] else last if item.start() == at else 0
        if folds and any(first <= folded <= code for folded in _FOLDED):
            return None
        pieces += [regex[at : item.start()], item[1], _BEYOND]
        at, last = item.end(), code
    return "".join([*pieces, regex[at:]])
