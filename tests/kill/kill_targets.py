"""What is killed at any moment: the files and the call of each target, and what has to be whole afterwards."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

Lay = Callable[[Path, int], None]
DRAFT = "Hi {name},\n\nOur crane  lifts hall {number}, you never replied to my last email..\n\n{more}\n\nBest,\nTom\n"
NAMES = ("Ana", "Bo", "Chidi", "Dana")
SELECT = "--select=guilt/reader-fault,hygiene/double-space"


class Target(NamedTuple):
    """A call, in a folder of its own."""

    lay: Lay
    """writes so many messages into the folder, as they are before the call"""
    size: int
    """messages"""
    args: tuple[str, ...]
    whole: str
    """the glob pattern of the files that hold the old bytes or the new ones at any moment"""
    chain: int
    """kills, each of the run after the last, until one is let finish"""
    tells_all: bool
    """whether a run after a kill says the same as one that nothing disturbed"""


def _drafts(folder: Path, count: int) -> None:
    (folder / "drafts").mkdir()
    for number in range(count):
        more = f"It is hall  {number}." * (number % 7)
        text = DRAFT.format(name=NAMES[number % len(NAMES)], number=number, more=more)
        (folder / "drafts" / f"draft{number:04}.txt").write_text(text, encoding="utf-8")


def _with_old_report(folder: Path, count: int) -> None:
    _drafts(folder, count)
    (folder / "report.json").write_text("the old report\n" * 2_000, encoding="utf-8")


def _without_kept_results(folder: Path, count: int) -> None:
    """Keep the compiled rules, which take far longer than the drafts."""
    _drafts(folder, count)
    for path in (folder.with_name("cache")).glob("results-*"):
        path.unlink()


def _without_cache(folder: Path, count: int) -> None:
    _drafts(folder, count)
    shutil.rmtree(folder.with_name("cache"), ignore_errors=True)


def _rows(folder: Path, count: int) -> None:
    lines = (
        f'"{NAMES[n % len(NAMES)]}","Crane  {n}, and you never replied to my last email.."\n' for n in range(count)
    )
    (folder / "rows.csv").write_text("first_name,body\n" + "".join(lines), encoding="utf-8")


KEPT = ("drafts", "--format=json", SELECT)
WRITTEN = ("drafts", "--no-cache", "--format=json", "--output=report.json", SELECT)
RESUMED = ("rows.csv", "--format=jsonl=report.jsonl", "--resume=state", SELECT)
TARGETS = {
    "fix": Target(_drafts, 1000, ("drafts", "--fix", SELECT), "draft*.txt", chain=20, tells_all=False),
    "output": Target(_with_old_report, 40, WRITTEN, "report.json", chain=1, tells_all=True),
    "results": Target(_without_kept_results, 16, KEPT, "draft*.txt", chain=1, tells_all=True),
    "rules": Target(_without_cache, 1, KEPT, "draft*.txt", chain=1, tells_all=True),
    "resume": Target(_rows, 120, RESUMED, "report.jsonl", chain=3, tells_all=False),
}
