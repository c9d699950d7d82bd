"""Times a repository of templates: the first run, one with nothing changed, one with a few changes, and a watch.

    python benchmarks/templates.py [--files N] [--changed N] [--saves N]

Wall-clock seconds of whole commands, process start included, since that is what somebody waits for; for the watch,
milliseconds from a save to the redrawn terminal, and its share of one processor while nothing happens.
"""

import argparse
import os
import pty
import random
import re
import select
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SENTENCES = (
    "I saw that {{company}} opened a second hall in {{city}}.",
    "Your loading docks stay open for nine minutes on average.",
    "We measured forty sites last winter, and the doors lost a third of the cold.",
    "I hope this email finds you well.",
    "Would it help to see the log of one site?",
    "Our seals cut that to two minutes.",
    "The pilot takes one afternoon and no tools.",
    "We are the leading provider of solutions.",
    "Do you look after the cold store yourself?",
)
COMMAND = [sys.executable, "-m", "outreach_lint", "check", "--fail-on", "never"]
FORMATS = ("text", "concise", "json")
FOLDERS = 20


def write_templates(root: Path, count: int) -> list[Path]:
    """Write so many templates, the same at every run, and return their paths."""
    chance, made = random.Random(3), list[Path]()  # noqa: S311 -- templates, no secrets
    for number in range(count):
        body = "\n\n".join(" ".join(chance.choices(SENTENCES, k=3)) for _paragraph in range(3))
        head = f"---\nsubject: Doors at {{{{company}}}} {number}\nkind: template\n---\n"
        path = root / f"team{number % FOLDERS:02}" / f"t{number:04}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{head}Hi {{{{first_name}}}},\n\n{body}\n\nBest,\nTom Reyes\nColdwatch\n", encoding="utf-8")
        made.append(path)
    return made


def seconds(root: Path, form: str) -> float:
    """Return the wall-clock seconds of one run."""
    begun = time.perf_counter()
    subprocess.run([*COMMAND, "--format", form, str(root)], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begun


def touch(paths: list[Path], number: int) -> None:
    """Add a sentence to some files."""
    for path in paths:
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\nThis is line {number}.\n")


class Terminal:
    """A watch in a terminal."""

    def __init__(self, root: Path) -> None:
        """Start it, and wait for the first report."""
        self.at, inside = pty.openpty()
        command = [*COMMAND, "--watch", str(root)]
        self.process = subprocess.Popen(command, stdin=inside, stdout=inside, stderr=inside, start_new_session=True)
        os.close(inside)
        self.until("Ctrl-C ends")

    def until(self, pattern: str) -> None:
        """Read until something is drawn."""
        seen = b""
        while not re.search(pattern.encode(), seen):
            if select.select([self.at], [], [], 60)[0]:
                seen = seen[-4096:] + os.read(self.at, 65536)

    def busy(self) -> float:
        """Return the CPU seconds so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def watch(root: Path, paths: list[Path], saves: int) -> None:
    """Print how fast saves are seen."""
    chance, terminal = random.Random(5), Terminal(root)  # noqa: S311 -- saves, no secrets
    time.sleep(4)
    before = terminal.busy()
    time.sleep(5)
    idle = (terminal.busy() - before) / 5
    waits = []
    for number in range(saves):
        time.sleep(chance.uniform(0.2, 0.5))
        path = chance.choice(paths)
        text, beside = path.read_text(encoding="utf-8") + f"\nSave {number}.\n", path.with_suffix(".md~")
        begun = time.perf_counter()
        if number % 2:
            beside.write_text(text, encoding="utf-8")
            beside.replace(path)
        else:
            path.write_text(text, encoding="utf-8")
        terminal.until("changed: [^\n]*Ctrl-C ends")
        waits.append((time.perf_counter() - begun) * 1000)
    terminal.process.send_signal(signal.SIGINT)
    terminal.process.wait()
    print(f"watch of {len(paths)} files: {idle:.1%} of a processor idle")
    print(f"{saves} saves: median {statistics.median(waits):.0f} ms, longest {max(waits):.0f} ms")


def main() -> None:
    """Measure and print."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--files", type=int, default=2000)
    ask.add_argument("--changed", type=int, default=3)
    ask.add_argument("--saves", type=int, default=30)
    opt = ask.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "templates"
        paths = write_templates(root, opt.files)
        os.environ |= {"OUTREACH_LINT_CACHE": str(Path(name) / "cache"), "NO_COLOR": "1"}
        subprocess.run([*COMMAND, str(paths[0])], stdout=subprocess.DEVNULL, check=True)
        print(f"{opt.files} templates, first run: {seconds(root, 'concise'):.1f} s")
        for form in FORMATS:
            same = statistics.median(seconds(root, form) for _run in range(5))
            changed = []
            for run in range(5):
                touch(random.Random(run).sample(paths, opt.changed), run)  # noqa: S311 -- as above
                changed.append(seconds(root, form))
            print(f"{form:8} unchanged {same:.2f} s, {opt.changed} changed {statistics.median(changed):.2f} s")
        if opt.saves:
            watch(root, paths, opt.saves)


if __name__ == "__main__":
    main()
