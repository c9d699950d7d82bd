"""Relations between the files of a document: which is the text, and where links lead."""

from posixpath import join, normpath
from typing import Final
from zipfile import ZipFile

import msgspec

from outreach_lint.sources.archives import member
from outreach_lint.sources.docx_xml import Attributes, stream

LIMIT = 2_000_000
_ELEMENT: Final = "http://schemas.openxmlformats.org/package/2006/relationships Relationship"


class Relation(msgspec.Struct, frozen=True):
    """A relation: the last word of its type, and where it leads, outside of the document if `external`."""

    type: str
    target: str
    external: bool


class _Relations:
    """Collects relations by their ids."""

    def __init__(self) -> None:
        self.found: dict[str, Relation] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        if name == _ELEMENT:
            kind = attributes.get("Type", "").rpartition("/")[2]
            external = attributes.get("TargetMode") == "External"
            self.found[attributes.get("Id", "")] = Relation(kind, attributes.get("Target", ""), external)

    def end(self, name: str) -> None:
        del name

    def text(self, data: str) -> None:
        del data


def relations(archive: ZipFile, part: str, path: str) -> dict[str, Relation]:
    """Return the relations of a file of the archive, those of the archive itself for an empty name."""
    folder, _slash, last = part.rpartition("/")
    name = join(folder, "_rels", f"{last}.rels")
    found = _Relations()
    data = member(archive, name, LIMIT, path)
    if data is not None:
        stream(data, found, name, path)
    return found.found


def target_of(kind: str, known: dict[str, Relation], part: str = "") -> str:
    """Return the name of the file to which a file has a relation of a kind, empty if there is none."""
    for relation in known.values():
        if relation.type == kind and not relation.external:
            return normpath(join("/", part.rpartition("/")[0], relation.target)).lstrip("/")
    return ""
