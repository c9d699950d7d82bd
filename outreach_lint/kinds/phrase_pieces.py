"""The pieces of a phrase as expressions: put one behind another, or one beside another."""

from collections.abc import Iterable, Sequence

from outreach_lint.kinds.linear import NOTHING

SPACE = r"[, \n]+"


class Optional(str):
    """A piece of a phrase that may be left out, with the space beside it."""

    __slots__ = ()


class Gap(Optional):
    """Words that may pass between two pieces."""


def join(pieces: Sequence[str]) -> str:
    """Return the expression of pieces that follow one another."""
    regex, begun = "", False
    if any(piece == NOTHING and not isinstance(piece, Optional) for piece in pieces):
        return NOTHING
    for piece in pieces:
        if piece == NOTHING:
            continue
        if isinstance(piece, Optional):
            regex += f"(?:{SPACE}{piece})?" if begun and not isinstance(piece, Gap) else ""
            regex += str(piece) if isinstance(piece, Gap) else ""
            regex += f"(?:{piece}{SPACE})?" if not begun else ""
        else:
            regex += (SPACE if begun else "") + piece
            begun = True
    return regex


def either(compiled: Iterable[str]) -> str:
    """Return the expression of any of several, the longest first, without those that match nothing."""
    ordered = sorted({*compiled} - {NOTHING}, key=lambda regex: (-len(regex), regex))
    if not ordered:
        return NOTHING
    return ordered[0] if len(ordered) == 1 else f"(?:{'|'.join(ordered)})"
