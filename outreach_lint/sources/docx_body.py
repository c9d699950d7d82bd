"""The text of a document from its XML, as it is seen with all tracked changes accepted."""

from collections.abc import Callable, Mapping
from typing import ClassVar, Final

from outreach_lint.sources.docx_frame import Frame
from outreach_lint.sources.docx_lines import Lines
from outreach_lint.sources.docx_names import DELETED, KEYS, NAMES, PICTURES, SIGNS, SKIPPED, SPACE
from outreach_lint.sources.docx_relations import Relation
from outreach_lint.sources.docx_styles import Styles, contextual_of, spacing_of
from outreach_lint.sources.docx_xml import Attributes, is_on
from outreach_lint.sources.office_fields import Field
from outreach_lint.sources.office_links import Open
from outreach_lint.sources.paragraphs import Budget

_FLAT: Final = str.maketrans("\n\r\t", "   ")


class Body:
    """Collects the paragraphs of a document as its XML passes."""

    def __init__(self, styles: Styles, links: dict[str, Relation], path: str) -> None:
        """Start without a paragraph; `links` are the relations of the document."""
        self.lines = Lines(styles)
        self.is_document = False
        self._relations, self._budget = links, Budget(path)
        self._frames: list[Frame] = []
        self._links: list[Open | None] = []
        """those of the elements around"""
        self._fields: list[tuple[Field, Open | None]] = []
        self._skipped = self._unseen = 0
        self._within: list[str] = []
        """the properties around: pPr, rPr, or the latter in the former"""
        self._hidden = self._kept = False
        self._taken: list[str] | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        """Take the beginning of an element."""
        if self._skipped or name in SKIPPED:
            if not self._skipped and name in DELETED and self._within == ["pPr", "rPr"] and self._frames:
                self._frames[-1].goes_on = True
            self._skipped += 1
            return
        local = NAMES.get(name, "")
        if local in SIGNS:
            self._put(SIGNS[local])
        elif begin := self._BEGIN.get(local):
            begin(self, local, attributes)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if self._skipped:
            self._skipped -= 1
        elif finish := self._FINISH.get(NAMES.get(name, "")):
            finish(self)

    def text(self, data: str) -> None:
        """Take characters; only those in elements of text count."""
        if self._taken is not None and not self._skipped:
            self._taken.append(data)

    def _put(self, text: str) -> None:
        if not self._frames or self._hidden or self._unseen:
            return
        self._frames[-1].put(text)
        self._budget.take(len(text))

    def _begin_body(self, _local: str, _attributes: Attributes) -> None:
        self.is_document = True

    def _end_body(self) -> None:
        self.lines.flush()

    def _begin_paragraph(self, _local: str, _attributes: Attributes) -> None:
        self._budget.take_paragraph()
        self._frames.append(Frame())

    def _end_paragraph(self) -> None:
        frame = self._frames.pop()
        text = frame.close()
        if self._frames:
            self._frames[-1].boxes += [one for one in (text, *frame.boxes) if one.strip()]
        else:
            self.lines.add(frame)

    def _begin_properties(self, local: str, _attributes: Attributes) -> None:
        self._within.append(local)

    def _end_properties(self) -> None:
        self._within.pop()

    def _format(self, local: str, attributes: Attributes) -> None:
        """Take a property of a paragraph."""
        if self._within != ["pPr"] or not self._frames:
            return
        frame = self._frames[-1]
        if local == "pStyle":
            frame.style = _short(attributes).get("val", "")
        else:
            read = spacing_of if local == "spacing" else contextual_of
            frame.own = read(attributes, frame.own)

    def _begin_run(self, _local: str, _attributes: Attributes) -> None:
        self._hidden = False

    def _vanish(self, _local: str, attributes: Attributes) -> None:
        if self._within == ["rPr"]:
            self._hidden = is_on(_short(attributes).get("val"))

    def _begin_text(self, _local: str, attributes: Attributes) -> None:
        self._taken, self._kept = [], attributes.get(SPACE) == "preserve"

    def _end_text(self) -> None:
        text = "".join(self._taken or ())
        self._taken = None
        self._put((text if self._kept else text.strip(" \n\r\t")).translate(_FLAT))

    def _end_instruction(self) -> None:
        if self._fields:
            self._fields[-1][0].tell("".join(self._taken or ()))
        self._taken = None

    def _symbol(self, _local: str, attributes: Attributes) -> None:
        keys = _short(attributes)
        known = PICTURES if keys.get("font", "").startswith("Wingdings") else {}
        self._put(known.get(keys.get("char", "").lower(), "\u2022"))

    def _begin_link(self, local: str, attributes: Attributes) -> None:
        keys = _short(attributes)
        if local == "fldSimple":
            href = Field(keys.get("instr", "")).href
        else:
            relation = self._relations.get(keys.get("id", ""))
            href = relation.target if relation else "#" + keys.get("anchor", "")
        self._links.append(self._link(href))

    def _end_link(self) -> None:
        if link := self._links.pop():
            link.close()

    def _link(self, href: str) -> Open | None:
        return self._frames[-1].link(href) if href and self._frames else None

    def _field_sign(self, _local: str, attributes: Attributes) -> None:
        """Take the sign before a field, between its instruction and result, or behind it."""
        kind = _short(attributes).get("fldCharType")
        if kind == "begin":
            self._fields.append((Field(), None))
            self._unseen += 1
        elif kind in ("separate", "end") and self._fields:
            field, link = self._fields.pop()
            self._unseen -= not field.shown
            if kind == "separate":
                field.shown = True
                self._fields.append((field, link or self._link(field.href)))
            elif link:
                link.close()

    _BEGIN: ClassVar[Mapping[str, Callable[["Body", str, Attributes], None]]] = {
        "body": _begin_body,
        "p": _begin_paragraph,
        "pPr": _begin_properties,
        "rPr": _begin_properties,
        "r": _begin_run,
        "pStyle": _format,
        "spacing": _format,
        "contextualSpacing": _format,
        "vanish": _vanish,
        "t": _begin_text,
        "instrText": _begin_text,
        "sym": _symbol,
        "hyperlink": _begin_link,
        "fldSimple": _begin_link,
        "fldChar": _field_sign,
    }
    _FINISH: ClassVar[Mapping[str, Callable[["Body"], None]]] = {
        "body": _end_body,
        "p": _end_paragraph,
        "pPr": _end_properties,
        "rPr": _end_properties,
        "t": _end_text,
        "instrText": _end_instruction,
        "hyperlink": _end_link,
        "fldSimple": _end_link,
    }


def _short(attributes: Attributes) -> dict[str, str]:
    return {KEYS[key]: value for key, value in attributes.items() if key in KEYS}
