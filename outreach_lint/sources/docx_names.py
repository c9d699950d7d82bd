"""The names of the elements and attributes of a document that bear on its text."""

from typing import Final

from outreach_lint.sources.docx_xml import STRICT, TRANSITIONAL, names

_MATH: Final = (f"{TRANSITIONAL}/officeDocument/2006/math ", f"{STRICT}/officeDocument/math ")
_RELATIONS: Final = (f"{TRANSITIONAL}/officeDocument/2006/relationships ", f"{STRICT}/officeDocument/relationships ")
SKIPPED: Final = frozenset(
    names("del", "moveFrom", "delText", "delInstrText", "rt", "tabs", "sectPr", "pPrChange", "rPrChange", "object")
) | {"http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"}
"""What is not seen: deleted text, and the second version of what old programs cannot show."""
DELETED: Final = frozenset(names("del", "moveFrom"))
NAMES: Final = names(
    "body", "p", "pPr", "pStyle", "spacing", "contextualSpacing", "r", "rPr", "vanish", "t", "instrText", "fldChar",
    "fldSimple", "hyperlink", "br", "cr", "tab", "ptab", "noBreakHyphen", "sym",
) | names("t", spaces=_MATH)  # fmt: skip
KEYS: Final = names("id", spaces=_RELATIONS) | names("val", "anchor", "instr", "fldCharType", "font", "char")
SPACE: Final = "http://www.w3.org/XML/1998/namespace space"
SIGNS: Final = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011"}
PICTURES: Final = {"f04a": "\u263a", "f04c": "\u2639", "f0e0": "\u2192", "f0df": "\u2190", "f0fc": "\u2713"}
"""Signs of the font Wingdings that Word puts in the place of :) --> and the like."""
