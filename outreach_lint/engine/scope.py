"""Which stretches of a message a rule may look at, and whether it need look at all."""

from collections.abc import Callable, Sequence

from outreach_lint.catalog.rule import Scope
from outreach_lint.document.document import NOT_PROSE, Document
from outreach_lint.kinds.base import Region, View
from outreach_lint.model import PARTS, PartName, SectionName


def regions_of(document: Document, scope: Sequence[Scope]) -> tuple[Region, ...]:
    """Return the regions of a scope, sorted; neighbouring sections are one region."""
    regions: list[Region] = []
    for part in PARTS:
        length = len(document.message.part(part))
        if part != "body" and (part in scope or "message" in scope) and length:
            regions.append(Region(part, 0, length))
    names = _sections(scope)
    for section in document.sections if names else ():
        if section.name not in names:
            continue
        if regions and regions[-1].part == "body" and regions[-1].end == section.start:
            regions[-1] = Region("body", regions[-1].start, section.end)
        else:
            regions.append(Region("body", section.start, section.end))
    return tuple(regions)


def parts_of(scope: Sequence[Scope]) -> tuple[PartName, ...]:
    """Return the parts in which the regions of a scope may lie."""
    body = bool(_sections(scope))
    return tuple(part for part in PARTS if (body if part == "body" else part in scope or "message" in scope))


class Views:
    """The views of one document, remembered by scope."""

    def __init__(self, document: Document) -> None:
        """Start without any."""
        self._document = document
        self._known: dict[tuple[Scope, ...], View] = {}

    def of(self, scope: tuple[Scope, ...]) -> View:
        """Return the document as rules of a scope see it."""
        if scope not in self._known:
            self._known[scope] = View(self._document, regions_of(self._document, scope))
        return self._known[scope]


class Idle:
    """What tells of one document that rules find nothing in it, remembered since many rules share it."""

    def __init__(self, document: Document) -> None:
        """Start without any."""
        self._document = document
        self._known: dict[Callable[[Document], bool], bool] = {}

    def tells(self, idle: Callable[[Document], bool]) -> bool:
        """Tell whether there can be no hit."""
        if idle not in self._known:
            self._known[idle] = idle(self._document)
        return self._known[idle]


def _sections(scope: Sequence[Scope]) -> set[SectionName]:
    every: set[SectionName] = {"greeting", "opener", "body", "ask", "opt_out", "sign_off", "signature", "ps", "quoted"}
    if "message" in scope:
        return every
    if "body" in scope:
        return (every - NOT_PROSE) | (every & set(scope))
    return every & set(scope)
