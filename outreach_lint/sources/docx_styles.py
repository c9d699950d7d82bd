"""How much space a document leaves above and below its paragraphs, by their styles."""

from typing import Final

import msgspec

from outreach_lint.sources.docx_xml import Attributes, is_on, names

SEEN = 60
"""Twentieths of a point: three points between paragraphs are seen as a gap."""
_AUTOMATIC = 280
_DIGITS = 7
_CHAIN = 50
_ELEMENTS: Final = names("docDefaults", "style", "basedOn", "spacing", "contextualSpacing", "pPr")
_KEYS: Final = names("val", "before", "after", "beforeAutospacing", "afterAutospacing", "styleId", "type", "default")


class Spacing(msgspec.Struct, frozen=True):
    """Space above and below in twentieths of a point, and whether like paragraphs have none between them.

    None is what a style or paragraph leaves to what it is based on.
    """

    before: int | None = None
    after: int | None = None
    contextual: bool | None = None

    def over(self, other: "Spacing") -> "Spacing":
        """Return these values, and those of another where there are none."""
        return Spacing(
            other.before if self.before is None else self.before,
            other.after if self.after is None else self.after,
            other.contextual if self.contextual is None else self.contextual,
        )


def plain_keys(attributes: Attributes) -> Attributes:
    """Return the attributes that we know by their short names."""
    return {_KEYS[key]: value for key, value in attributes.items() if key in _KEYS}


def spacing_of(attributes: Attributes, known: Spacing) -> Spacing:
    """Return what a `spacing` element says, over what is known."""
    keys = plain_keys(attributes)
    return Spacing(_twips(keys, "before"), _twips(keys, "after")).over(known)


def contextual_of(attributes: Attributes, known: Spacing) -> Spacing:
    """Return what a `contextualSpacing` element says, over what is known."""
    return Spacing(contextual=is_on(plain_keys(attributes).get("val"))).over(known)


def _twips(keys: Attributes, side: str) -> int | None:
    if f"{side}Autospacing" in keys and is_on(keys[f"{side}Autospacing"]):
        return _AUTOMATIC
    value = keys.get(side, "")
    if value.endswith("pt"):
        value = value[:-2].partition(".")[0]
        return int(value) * 20 if value.isdecimal() and len(value) < _DIGITS else None
    return int(value) if value.isdecimal() and len(value) < _DIGITS else None


class Styles:
    """Collects the styles of a document as its XML passes."""

    def __init__(self) -> None:
        """Start without any: paragraphs then have no space around them."""
        self.default = ""
        self._own: dict[str, Spacing] = {"": Spacing()}
        self._based: dict[str, str] = {}
        self._style: str | None = None
        self._full: dict[str, Spacing] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        """Take the beginning of an element."""
        local = _ELEMENTS.get(name)
        if local == "docDefaults":
            self._style = ""
        elif local == "style":
            self._begin(plain_keys(attributes))
        elif self._style is None:
            return
        elif local == "basedOn":
            self._based[self._style] = plain_keys(attributes).get("val", "")
        elif local == "spacing":
            self._own[self._style] = spacing_of(attributes, self._own[self._style])
        elif local == "contextualSpacing":
            self._own[self._style] = contextual_of(attributes, self._own[self._style])

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if _ELEMENTS.get(name) in ("style", "docDefaults"):
            self._style = None

    def text(self, data: str) -> None:
        """Take characters, of which styles have none."""

    def named(self, style: str) -> str:
        """Return a style that is there, else the default one."""
        return style if style and style in self._own else self.default

    def of(self, style: str) -> Spacing:
        """Return the spacing of a style that is there with all that it is based on."""
        if style not in self._full:
            found, seen = Spacing(), set[str]()
            at = style
            while at not in seen and at in self._own and len(seen) < _CHAIN:
                seen.add(at)
                found = found.over(self._own[at])
                at = self._based.get(at, "")
            self._full[style] = found.over(self._own[""])
        return self._full[style]

    def _begin(self, keys: Attributes) -> None:
        self._style = None
        if keys.get("type", "paragraph") == "paragraph" and keys.get("styleId"):
            self._style = keys["styleId"]
            self._own[self._style] = Spacing()
            if "default" in keys and is_on(keys["default"]):
                self.default = self._style


def is_gap(above: tuple[str, Spacing], below: tuple[str, Spacing]) -> bool:
    """Tell whether white space is seen between two paragraphs, each with its style and spacing."""
    alike = above[0] == below[0]
    after = 0 if alike and above[1].contextual else above[1].after or 0
    before = 0 if alike and below[1].contextual else below[1].before or 0
    return max(after, before) >= SEEN
