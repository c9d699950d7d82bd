"""Runs the commands that the documentation shows, and writes what they print below them.

    python tests/docs_update.py [PAGE.md …]

A page's commands run one after another in a folder of its own that holds a copy of `examples`. A code block whose first
line names a file after the language (```yaml our-rules/house/x.yaml) is written there first.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PAGES = tuple(
    path for path in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(ROOT.glob("docs/*.md"))) if path.exists()
)
_BLOCK = re.compile(r"^```(?P<language>[a-z]+)(?: (?P<file>\S+))?\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)
_PROMPT, _MORE = "$ ", "> "
_COUNT = re.compile(r"\b\d+(\srules?\s(?:loaded|not\srun)|\scollateral)")
_CRASH = "Traceback (most recent call last)"


class Block(NamedTuple):
    """A fenced code block: its language, the file that it stands for, its code, and where that lies in the page."""

    language: str
    file: str | None
    code: str
    start: int
    end: int


def blocks_of(text: str) -> Iterator[Block]:
    """Yield the code blocks of a page."""
    for found in _BLOCK.finditer(text):
        yield Block(found["language"], found["file"], found["code"], *found.span("code"))


def without_counts(text: str) -> str:
    """Return a page without the numbers that any new rule changes, so that a new rule touches one file."""
    return _COUNT.sub(r"N\1", text)


def refreshed(text: str, folder: Path) -> str:
    """Return the page with what its commands print now; they run in `folder`, which must be empty."""
    shutil.copytree(ROOT / "examples", folder / "examples")
    new, at = "", 0
    for block in blocks_of(text):
        if block.file:
            path = folder / block.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.code, encoding="utf-8")
        if block.language == "console":
            new += text[at : block.start] + _replayed(block.code, folder)
            at = block.end
    return new + text[at:]


def _replayed(code: str, folder: Path) -> str:
    """Return the commands of a console block, each with what it prints now."""
    return "".join(f"{shown}{run(command, folder)}" for shown, command in _commands(code))


def _commands(code: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a console block as it is shown, and as the shell reads it; output is passed over."""
    shown = ""
    for line in [*code.splitlines(keepends=True), _PROMPT]:
        if shown and line.startswith(_MORE):
            shown += line
            continue
        if shown:
            yield shown, shown.removeprefix(_PROMPT).replace(f"\n{_MORE}", "\n")
        shown = line if line.startswith(_PROMPT) else ""


def run(command: str, folder: Path) -> str:
    """Return what a shell command prints on both streams, on a plain terminal of 80 columns."""
    # A test's own coverage or colour settings must not reach the commands.
    environment = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder.parent),
        "LANG": "C.UTF-8",
        "NO_COLOR": "1",
        "COLUMNS": "80",
        "OUTREACH_LINT_CACHE": os.environ.get("OUTREACH_LINT_CACHE", str(folder.parent / "cache")),
    }
    done = subprocess.run(
        ["bash", "-c", command],  # noqa: S607  (whichever bash the reader of the page would have)
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
        stdin=subprocess.DEVNULL,
    )
    printed = done.stdout.replace(f"{folder}{os.sep}", "")
    return "\n".join(line.rstrip() for line in printed.splitlines()) + "\n" if printed else ""


def main(names: list[str]) -> None:
    """Rewrite the pages that are named, or all."""
    with tempfile.TemporaryDirectory() as name:
        os.environ["OUTREACH_LINT_CACHE"] = str(Path(name) / "cache")
        for page in [Path(name).resolve() for name in names] or PAGES:
            folder = Path(name) / page.stem / "work"
            folder.mkdir(parents=True)
            text = page.read_text(encoding="utf-8")
            new = refreshed(text, folder)
            if _CRASH in new:
                sys.exit(f"{page.relative_to(ROOT)}: a command crashes; nothing was written")
            if new != text:
                page.write_text(new, encoding="utf-8")
                print(f"rewrote {page.relative_to(ROOT)}")


if __name__ == "__main__":
    main(sys.argv[1:])
