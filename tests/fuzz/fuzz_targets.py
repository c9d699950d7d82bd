"""The table of what is tested with damaged inputs: sound ones, and what must hold of any that is made of them."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import fuzz_reading as reading
import fuzz_reports as reports
import fuzz_seeds as seeds
import fuzz_settings as settings

Check = Callable[[str, bytes], None]
Seed = tuple[str, bytes]
"""The name of a file, of which the ending tells how it is read, and its bytes."""


class Target(NamedTuple):
    """Sound inputs, which are made when they are asked for, and a check that raises for a fault of ours."""

    seeds: Callable[[], Sequence[Seed]]
    check: Check


def _files(name: str, *inputs: bytes) -> Callable[[], Sequence[Seed]]:
    return lambda: [(name, data) for data in inputs]


MAIL = [("a.eml", seeds.MAIL), ("a.emlx", seeds.EMLX)]
TABLES = [("a.csv", seeds.CSV), ("a.tsv", seeds.TSV)]
WRITABLE = [
    ("a.txt", seeds.TEXT), ("a.md", seeds.MATTER), ("a.json", seeds.JSON), ("a.jsonl", seeds.JSONL),
    ("a.yaml", seeds.SEQUENCE), ("a.html", seeds.HTML), *TABLES,
]  # fmt: skip
ALL = [*WRITABLE, *MAIL, ("a.mbox", seeds.MBOX), ("a.rtf", seeds.RTF)]


def _secret(data: bytes) -> bytes:
    for word in (b"Ana", b"Quay", b"crane", b"JENNIFER", b"Jennifer", b"greas", b"quay", b"dock", b"squeaks"):
        data = data.replace(word, reading.PLANTED.encode().upper() if word.isupper() else reading.PLANTED.encode())
    return data


TARGETS: Mapping[str, Target] = {
    "mail": Target(lambda: MAIL, reading.read),
    "mbox": Target(_files("a.mbox", seeds.MBOX), reading.read),
    "html": Target(_files("a.html", seeds.HTML), reading.read),
    "table": Target(lambda: TABLES, reading.read),
    "xlsx": Target(lambda: [("a.xlsx", seeds.xlsx(seeds.SHEET))], reading.read),
    "sheet": Target(_files("sheet.xml", seeds.SHEET), reading.sheet),
    "docx": Target(lambda: [("a.docx", seeds.docx(seeds.WORD))], reading.read),
    "word": Target(_files("document.xml", seeds.WORD), reading.word),
    "rtf": Target(_files("a.rtf", seeds.RTF), reading.read),
    "json": Target(lambda: [("a.json", seeds.JSON), ("a.jsonl", seeds.JSONL)], reading.read),
    "sequence": Target(_files("a.yaml", seeds.SEQUENCE), reading.read),
    "text": Target(lambda: [("a.txt", seeds.TEXT), ("a.md", seeds.MATTER)], reading.read),
    "stdin": Target(lambda: [("a", data) for _name, data in ALL] + ALL, reading.piped),
    "template": Target(_files("a.txt", *seeds.TEMPLATES), reading.template),
    "rows": Target(lambda: [("a.csv", seeds.PEOPLE), *TABLES], reading.rows),
    "lint": Target(lambda: [*ALL, *(("a.txt", data) for data in seeds.TEMPLATES)], reading.lint),
    "fix": Target(lambda: WRITABLE, reading.fix),
    "redact": Target(lambda: [(name, _secret(data)) for name, data in WRITABLE], reading.redact),
    "rule": Target(_files("x.yaml", *seeds.RULES), settings.rule),
    "config": Target(
        lambda: [(".outreach-lint.yaml", seeds.CONFIG), ("pyproject.toml", seeds.PYPROJECT)], settings.config
    ),
    "prospect": Target(
        lambda: [("a.yaml", seeds.PROSPECT), ("a.json", b'{"first_name": "Ana", "employees": 12, "x": "y"}')],
        settings.prospect,
    ),
    "prospects": Target(
        lambda: [("a.csv", seeds.PEOPLE), ("a.json", seeds.PEOPLE_JSON), ("a.jsonl", seeds.PEOPLE_JSONL)],
        settings.prospects,
    ),
    "baseline": Target(_files("baseline.json", seeds.BASELINE), settings.baseline),
    "changes": Target(_files("a.diff", seeds.DIFF), settings.changes),
    "results": Target(lambda: [("results-k", settings.kept_index())], settings.results),
    "entry": Target(lambda: [("entry", settings.kept_entry())], settings.kept_result),
    "catalogue": Target(lambda: [("catalogue", settings.kept_catalogue())], settings.catalogue),
    "report": Target(_files("a.txt", b"Quay", *seeds.TEMPLATES, seeds.RTF, seeds.HTML), reports.report),
    "private": Target(_files("a.txt", b"Quay", *seeds.TEMPLATES, seeds.HTML), reports.private),
}
