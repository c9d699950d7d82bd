"""The table of what is tested with damaged inputs: sound ones, and what must hold of any that is made of them."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import fuzz_archives as archives
import fuzz_noise as noise
import fuzz_reading as reading
import fuzz_reports as reports
import fuzz_seeds as seeds
import fuzz_settings as settings
from fuzz_mutating import Draw, mutated, swollen

Check = Callable[[str, bytes], None]
Seed = tuple[str, bytes]
"""The name of a file, of which the ending tells how it is read, and its bytes."""


class Target(NamedTuple):
    """Sound inputs, which are made when they are asked for, and a check that raises for a fault of ours."""

    seeds: Callable[[], Sequence[Seed]]
    check: Check
    make: Callable[[Draw], Seed] | None = None
    """what makes an input out of nothing, in place of damages"""

    def drawn(self, seeds: Sequence[Seed], draw: Draw) -> Seed:
        """Return an input."""
        if self.make:
            return self.make(draw)
        file, sound = seeds[draw(len(seeds))]
        return file, mutated(sound, seeds[draw(len(seeds))][1], draw)


def _files(name: str, *inputs: bytes) -> Callable[[], Sequence[Seed]]:
    return lambda: [(name, data) for data in inputs]


ROOT = Path(__file__).resolve().parents[2]
KIND = re.compile(rb"\bkind: (\w+)")
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


def _swollen(draw: Draw) -> Seed:
    """Return an input in which one piece stands over and over: what takes time by the square shows there."""
    name = READ[draw(len(READ))]
    file, sound = TARGETS[name].seeds()[0]
    return file, swollen(sound, draw)


@cache
def _rules() -> list[bytes]:
    """Return rules written for this, and the shortest of the built-in ones of each kind."""
    rules = sorted((path.read_bytes() for path in (ROOT / "rules").glob("[a-z]*/*.yaml")), key=len, reverse=True)
    return [*seeds.RULES, *{kind[1]: rule for rule in rules if (kind := KIND.search(rule))}.values()]


TARGETS: Mapping[str, Target] = {
    # The parsers, one for each format.
    "mail": Target(_files("a.eml", seeds.MAIL), reading.read),
    "emlx": Target(_files("a.emlx", seeds.EMLX), reading.read),
    "mbox": Target(_files("a.mbox", seeds.MBOX), reading.read),
    "html": Target(_files("a.html", seeds.HTML), reading.read),
    "mjml": Target(_files("a.mjml", seeds.MJML), reading.read),
    "csv": Target(_files("a.csv", seeds.CSV), reading.read),
    "tsv": Target(_files("a.tsv", seeds.TSV), reading.read),
    "xlsx": Target(lambda: [("a.xlsx", seeds.xlsx(seeds.SHEET))], reading.read),
    "sheet": Target(lambda: [("a.xlsx", archives.sheet_parts())], reading.members),
    "parquet": Target(lambda: [("a.parquet", archives.parquet(how)) for how in ("none", "snappy")], reading.read),
    "docx": Target(lambda: [("a.docx", seeds.docx(seeds.WORD))], reading.read),
    "word": Target(lambda: [("a.docx", archives.word_parts())], reading.members),
    "rtf": Target(_files("a.rtf", seeds.RTF), reading.read),
    "json": Target(_files("a.json", seeds.JSON), reading.read),
    "jsonl": Target(_files("a.jsonl", seeds.JSONL), reading.read),
    "sequence": Target(_files("a.yaml", seeds.SEQUENCE), reading.read),
    "text": Target(_files("a.txt", seeds.TEXT), reading.read),
    "matter": Target(_files("a.md", seeds.MATTER), reading.read),
    "stdin": Target(lambda: [("a", data) for _name, data in ALL] + ALL, reading.piped),
    "template": Target(_files("a.txt", *seeds.TEMPLATES), reading.template),
    "ignores": Target(_files("a.txt", *seeds.IGNORES, seeds.MATTER), reading.ignores),
    # What is done with messages.
    "campaign": Target(_files("a.txt", *seeds.TEMPLATES), reading.campaign),
    "rows": Target(lambda: [("a.csv", seeds.PEOPLE), *TABLES], reading.rows),
    "lint": Target(lambda: [*ALL, *(("a.txt", data) for data in seeds.TEMPLATES)], reading.lint),
    "fix": Target(lambda: WRITABLE, reading.fix),
    "redact": Target(lambda: [(name, _secret(data)) for name, data in WRITABLE], reading.redact),
    # Rules, settings, records, and what is kept.
    "rule": Target(lambda: [("x.yaml", data) for data in _rules()], settings.rule),
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
    # What is shown, and inputs made of nothing.
    "report": Target(_files("a.txt", b"Quay", *seeds.TEMPLATES, seeds.RTF, seeds.HTML), reports.report),
    "private": Target(_files("a.txt", b"Quay", *seeds.TEMPLATES, seeds.HTML), reports.private),
    "bytes": Target(list, noise.everywhere, noise.any_bytes),
    "unicode": Target(list, noise.everywhere, noise.any_text),
    "swollen": Target(list, reading.read_swollen, _swollen),
}
PARSERS: Sequence[str] = (*list(TARGETS)[: list(TARGETS).index("campaign")], "rule", "config", "prospect", "prospects")
"""The targets of which each is one way of reading."""
READ: Sequence[str] = tuple(name for name in PARSERS if TARGETS[name].check in {reading.read, reading.members})
"""Those that read files of messages."""
