"""Tells from a tag whether its content is seen."""

import re
from collections.abc import Mapping
from typing import Literal

from outreach_lint.document.html_elements import INLINE
from outreach_lint.document.late import late

How = Literal["display", "size", "colour", "faint"]

_HINT = late(r"hidden|style|class|id\b|color", re.IGNORECASE)
_END = r"\s*(?:!important\s*)?(?:;|$)"
_ZERO = rf"\s*:\s*0*(?:\.0+)?(?:px|pt|em|rem|%)?{_END}"
_NONE = late(
    r"(?i)(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|max-height" + _ZERO + "|opacity" + _ZERO + ")"
)
_ONE_OF_TWO = late(
    r"(?i)(?:^|[;\s])(mso-hide\s*:\s*all|font-size\s*:\s*[01](?:px|pt)?" + _END + "|line-height\\s*:\\s*[01](?:px|pt)?"
    + _END + "|color\\s*:\\s*transparent|overflow\\s*:\\s*hidden|(?:max-)?width" + _ZERO + "|height" + _ZERO + ")"
)  # fmt: skip
_NO_SIZE = late(r"(?i)(?:^|[;\s])font-size" + _ZERO)
_SMALL = late(r"(?i)(?:^|[;\s])font-size\s*:\s*([1-7])(?:\.\d+)?(?:px|pt)")
_TINY = "5"
_LIGHT = late(r"#[c-e]{3}|#(?:[c-e][0-9a-f]){3}|silver|lightgr[ae]y|gainsboro|whitesmoke")
_COLOUR = late(r"(?i)(?:^|[;\s])color\s*:\s*([^;!]+)")
_BACKGROUND = late(r"(?i)(?:^|[;\s])background(?:-color)?\s*:\s*([^;!]+)")
_WHITE = frozenset({"#fff", "#ffffff", "white", "#fefefe", "#fdfdfd", "rgb(255,255,255)", "transparent"})
_PREHEADER = late(r"(?i)\b(?:pre-?header|preview-?text)\b")
_COLOURED = late(
    r"(?i)(?:background(?:-color|-url|-image)?|bgcolor)\s*+[:=]\s*+[\"']?+\s*+"
    r"(?!#fff(?:fff)?\b|white|transparent|none|inherit|rgb\(255, ?255, ?255\))"
)
_TWO = 2


def may_matter(attributes: str) -> bool:
    """Tell whether attributes can hide anything; a quick look that saves reading them."""
    return bool(_HINT.search(attributes))


def hidden_by(name: str, attributes: Mapping[str, str]) -> How | None:
    """Return what takes the content of an element out of sight, colours aside."""
    style = attributes.get("style", "")
    if "hidden" in attributes or _PREHEADER.search(attributes.get("class", "") + " " + attributes.get("id", "")):
        return "display"
    if not style:
        return None
    if _NONE.search(style) or len({found[1].lower() for found in _ONE_OF_TWO.finditer(style)}) >= _TWO:
        return "display"
    # Layout cells are often set in size 0 to close gaps, and what stands in them has a size of its own.
    return "size" if name in INLINE and _NO_SIZE.search(style) else None


def dimmed_by(attributes: Mapping[str, str], *, coloured: bool) -> How | None:
    """Return what makes words that are there too hard to see; white words count unless something is `coloured`."""
    style = attributes.get("style", "")
    if size := _SMALL.search(style):
        return "size" if size[1] <= _TINY else "faint"
    colour = _value(_COLOUR.search(style)) or attributes.get("color", "").lower()
    background = _value(_BACKGROUND.search(style)) or attributes.get("bgcolor", "").lower()
    if not colour:
        return None
    if colour == background or ({colour, background or "white"} <= _WHITE and not coloured):
        return "colour"
    return "faint" if _LIGHT.fullmatch(colour) and not background and not coloured else None


def has_colours(source: str) -> bool:
    """Tell whether anything in a source has a background that is not white."""
    return bool(_COLOURED.search(source))


def _value(found: re.Match[str] | None) -> str:
    """Return the value of a declaration in lower case without spaces."""
    return "".join(found[1].split()).lower() if found else ""
