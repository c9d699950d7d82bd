"""What a command costs: CPU seconds and peak memory of its process, medians of runs in turn, instructions."""

import os
import re
import shutil
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
LINT = [sys.executable, "-m", "outreach_lint", "check", "--fail-on", "never", "--no-cache"]
_COUNTED = re.compile(r"Collected : (\d+)")


class Cost(NamedTuple):
    """What a command took: CPU seconds, user and system, and MB at most; its children included."""

    seconds: float
    megabytes: float


def cost_of(command: Sequence[str], ends: Sequence[int] = (0,)) -> Cost:
    """Return what one run costs; raises SystemExit if a command of ours ends with another code."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=ROOT)
    said = process.stderr.read() if process.stderr else b""
    _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    ours = command[0] == sys.executable
    if process.returncode < 0 or (ours and (process.returncode not in ends or b"Traceback" in said)):
        told = f"{' '.join(command)[:200]}\nended with {process.returncode}: {said.decode()[-500:]}"
        raise SystemExit(told)
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def medians(commands: Mapping[str, Sequence[str]], runs: int) -> dict[str, Cost]:
    """Return the median of each command over runs taken in turn."""
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _run in range(runs):
        for name, command in commands.items():
            costs[name].append(cost_of(command))
    return {
        name: Cost(*(statistics.median(column) for column in zip(*found, strict=True))) for name, found in costs.items()
    }


def instructions(command: Sequence[str]) -> float | None:
    """Return the millions of instructions of one run as valgrind counts them, None where there is no valgrind."""
    if not shutil.which("valgrind"):
        return None
    counted = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command]
    done = subprocess.run(counted, capture_output=True, text=True, check=False, cwd=ROOT)
    found = _COUNTED.search(done.stderr)
    return int(found[1]) / 1e6 if found else None


def ready_environment(folder: Path) -> None:
    """Let the commands have what users have: bytecode and rules that were compiled at an earlier run, no colours."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ |= {"NO_COLOR": "1", "OUTREACH_LINT_CACHE": str(folder / "cache")}


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table; all columns but the first are numbers."""
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
