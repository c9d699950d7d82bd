"""What the benchmark lints: drafts, folders of files, rows, and configurations of so many rules."""

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import cycle
from pathlib import Path

from campaign import write_rows
from made_up import NOUNS, messages
from measuring import ROOT
from packs import write_pack

SIGNAL = "classifier"
PARSED = "Hi Ana,\n\nYour menu on the door and in the window this spring is frankly confusing.\n\nBest,\nTom Reyes\n"
"""A draft with a sentence that only a parse can judge."""
_KEYS = ("id", "channel", "kind", "stage", "subject", "body", "prospect", "sender")


class Inputs:
    """The files of one run of the benchmark, each made when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        """Take the folder in which they are made."""
        self.folder = folder
        self.draft = ROOT / "examples" / "renewal.txt"
        listed = subprocess.run(
            [sys.executable, "-m", "outreach_lint", "rules", "list", "--json"],
            capture_output=True,
            check=True,
            cwd=ROOT,
        )
        self.ids: list[str] = [rule["id"] for rule in json.loads(listed.stdout) if rule["status"] == "stable"]
        learned = [name for name in self.ids if f"kind: {SIGNAL}" in self._source(name)]
        self.without_signal = ["--ignore", ",".join(learned)]

    def _source(self, name: str) -> str:
        return (ROOT / "rules" / f"{name}.yaml").read_text(encoding="utf-8")

    def parsed(self) -> Path:
        """Return a draft for which spaCy is loaded."""
        path = self.folder / "parsed.txt"
        path.write_text(PARSED, encoding="utf-8")
        return path

    def files(self, count: int) -> list[str]:
        """Return so many text files, each with a message of its own."""
        folder = self.folder / f"files{count}"
        folder.mkdir()
        paths = [folder / f"{number:05}.txt" for number in range(count)]
        for path, message in zip(paths, messages(count, seed=2), strict=True):
            path.write_text(f"{message['body']}\n", encoding="utf-8")
        return [str(path) for path in paths]

    def made(self, count: int) -> Path:
        """Return so many made-up emails as JSONL."""
        return self.rows(f"made{count}", messages(count))

    def to_parse(self, count: int) -> Path:
        """Return so many made-up emails, each with a sentence of its own that only a parse can judge."""
        rows = messages(count)
        for row, noun in zip(rows, cycle(NOUNS), strict=False):
            row["body"] = f"Your {noun} on the door {row['id']} this spring is frankly confusing.\n\n{row['body']}"
        return self.rows(f"parsed{count}", rows)

    def given(self, path: Path, count: int) -> Path:
        """Return the first messages of a file, labels and other keys left out."""
        read = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
        kept = [{key: row[key] for key in _KEYS if row.get(key) is not None} for row in read]
        return self.rows(f"{path.stem}{count}", kept[:count])

    def rows(self, name: str, rows: Iterable[Mapping[str, object]]) -> Path:
        """Write messages as JSONL."""
        path = self.folder / f"{name}.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return path

    def campaign(self, count: int) -> Path:
        """Return so many rendered rows of one campaign."""
        path = self.folder / f"campaign{count}.csv"
        write_rows(path, count)
        return path

    def rules(self, count: int) -> Path:
        """Return a configuration of so many rules: some of the built-in ones, or all of them and made-up ones."""
        path = self.folder / f"rules{count}.yaml"
        own = len(self.ids)
        if count <= own:
            path.write_text(json.dumps({"select": [self.ids[place * own // count] for place in range(count)]}), "utf-8")
        else:
            write_pack(self.folder / f"pack{count}", count - own)
            path.write_text(json.dumps({"rules": [f"pack{count}"]}), "utf-8")
        return path

    @cached_property
    def literals(self) -> Path:
        """Return the words and pieces that open the built-in rules, one a line."""
        path = self.folder / "literals.txt"
        raw = [sys.executable, str(ROOT / "benchmarks" / "raw_engine.py"), "--literals", str(path)]
        subprocess.run(raw, check=True, cwd=ROOT)
        return path
