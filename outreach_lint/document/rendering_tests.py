"""Reads the condition of a block's tag: which field it asks, and for what."""

import re

import msgspec

from outreach_lint.document.late import late
from outreach_lint.document.merge_fields import MergeField


class Condition(msgspec.Struct, frozen=True):
    """What a tag asks of one field: that it has a value, or that the value is `equals`; `negated` turns it round."""

    name: str
    equals: str | None = None
    negated: bool = False


_NAME = r"[@$!{(\s]*(?P<name>[A-Za-z_][\w.-]*)[})\s]*"
_WORD = late(
    r"(?P<word>unless|elsif|elseif|elif|else[ -]?if|ifnot|if|\^|#|foreach|for|when|with)?\s*:?\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_EMPTY = late(rf"(?P<no>not\s+|!\s*)?(?:empty|isblank|isnull|isempty)\s*\({_NAME}\)?\s*(?:then)?", re.IGNORECASE)
_IS_EMPTY = late(rf"(?P<no>not\s+|!\s*)?{_NAME}\.(?:isempty|isblank)\(\)[)\s]*", re.IGNORECASE)
_PLAIN = late(rf"(?P<no>not\s+|!\s*)?{_NAME}(?:then)?", re.IGNORECASE)
_COMPARED = late(
    rf"{_NAME}(?P<sign>===?|!==?|<>|=|is\s+not|is)\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[\w.-]+))"
    r"[)\s]*(?:then)?",
    re.IGNORECASE,
)
_NOTHING = frozenset({"blank", "empty", "nil", "null", "none", "undefined"})
_ODD = late(r"^[{%<*|\[#\s-]*(?=[A-Za-z^#(!$@])|[\s{}%>*|\]:-]+$")


_WHEN = late(r"\"([^\"]+)\"|'([^']+)'")


def read_condition(text: str, tag: MergeField, opened: MergeField) -> Condition | None:
    """Return the condition of a tag, None if it asks more than whether one field has a value, or which."""
    written = text[tag.start : tag.end]
    if opened.keyword == "case":
        values = _WHEN.findall(written)
        return Condition(opened.name, values[0][0] or values[0][1]) if len(values) == 1 and opened.name else None
    inverted = "^" in written
    inside = _ODD.sub("", written.replace("^", "")).strip().removeprefix("#").strip()
    found = _WORD.fullmatch(inside)
    word, rest = ((found["word"] or "").lower(), found["rest"].strip()) if found else ("", inside)
    if word in {"for", "foreach", "when", "with"}:
        return None
    said = _read(rest)
    if said is None:
        return None
    turned = (word in {"unless", "ifnot"}) != inverted
    return Condition(said.name, said.equals, said.negated != turned)


def _read(rest: str) -> Condition | None:
    """Return what an expression asks."""
    rest = _peeled(rest)
    for pattern in (_EMPTY, _IS_EMPTY):
        if found := pattern.fullmatch(rest):
            return Condition(found["name"], negated=not found["no"])
    if found := _PLAIN.fullmatch(rest):
        return Condition(found["name"], negated=bool(found["no"]))
    found = _COMPARED.fullmatch(rest)
    if not found:
        return None
    differs = found["sign"][0] in "!<" or found["sign"].lower().endswith("not")
    value = found["bare"] if found["bare"] is not None else found["double"] or found["single"] or ""
    if found["bare"] is not None and value.lower() == "defined":
        return Condition(found["name"], negated=differs)
    if not value or (found["bare"] is not None and value.lower() in _NOTHING):
        return Condition(found["name"], negated=not differs)
    return Condition(found["name"], value, differs)


def _peeled(rest: str) -> str:
    """Return an expression without the brackets around the whole of it."""
    rest = rest.strip()
    if rest.startswith("("):
        rest = rest[1:].strip()
        if rest.endswith(")") and rest.count(")") > rest.count("("):
            rest = rest[:-1].strip()
    return rest
