"""Runs that are killed by force at random moments, and what is then wrong.

After each kill every file must hold its old bytes or its new ones, and the next run must come to the same result as
one that nothing disturbed. Runs are forked off a process that has loaded what they need, so that a kill meets work and
not imports.
"""

import contextlib
import io
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from kill_targets import Target

Files = dict[str, bytes]


class Ended(NamedTuple):
    """How a run ended: its exit code, None if it was killed, its seconds, what it said, and the files then."""

    code: int | None
    seconds: float
    said: bytes
    files: Files


class Figures(NamedTuple):
    """What came of the kills of a target."""

    kills: int
    midway: int
    """kills after which some files were old and some new, or something stood beside them"""
    litter: int
    """files that kills left beside the others, and that later runs passed over"""
    faults: list[str]


def killed(target: Target, folder: Path, moments: int, seed: int) -> Figures:
    """Return what comes of kills at so many random moments of a target's run."""
    with mock.patch.dict(os.environ, {"OUTREACH_LINT_CACHE": str(folder / "cache")}):
        return _killed(target, folder, moments, seed)


def _killed(target: Target, folder: Path, moments: int, seed: int) -> Figures:
    chance = random.Random(seed)  # noqa: S311  (moments, no secrets)
    _warmed(target, folder)
    before = _fresh(target, folder)
    after = _run(target, before, None)
    if after.code != 1 or (not after.said and after.files == before.files):
        sys.exit(f"the run to be killed does nothing: exit code {after.code}")
    kills = midway = litter = 0
    faults: list[str] = []
    while kills < moments:
        start = _fresh(target, folder)
        for _ in range(min(target.chain, moments - kills)):
            run = _run(target, start, chance.uniform(0, after.seconds))
            if run.code is not None:
                break
            kills += 1
            midway += run.files not in (start.files, after.files)
            faults += (f"kill {kills}: {fault}" for fault in _halves(target, run.files, start.files, after.files))
        last = _run(target, start, None)
        litter += len(last.files.keys() - after.files.keys())
        faults += (f"after kill {kills}: {fault}" for fault in _unlike(target, last, after))
    return Figures(kills, midway, litter, faults)


class _Start(NamedTuple):
    folder: Path
    files: Files


def _fresh(target: Target, folder: Path) -> _Start:
    """Return a folder as it is before the call; what is kept in the cache stays, unless the target takes it away."""
    work = folder / "work"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    target.lay(work, target.size)
    return _Start(work, _files(work))


def _files(folder: Path) -> Files:
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def _warmed(target: Target, folder: Path) -> None:
    """Do the run here once, so that what it imports is there for those that are forked off."""
    from outreach_lint.cli.main import exit_code

    quiet = io.StringIO()
    work = _fresh(target, folder).folder
    with contextlib.chdir(work), contextlib.redirect_stdout(quiet), contextlib.redirect_stderr(quiet):
        exit_code(["check", *target.args])


def _run(target: Target, start: _Start, until: float | None) -> Ended:
    """Run the call in a process of its own, and kill it after so many seconds."""
    said = start.folder.with_name("said")
    said.write_bytes(b"")
    begun = time.monotonic()
    child = os.fork() or _child(target, start.folder, said)
    code = None
    while until is None or time.monotonic() - begun < until:
        ended, status = os.waitpid(child, 0 if until is None else os.WNOHANG)
        if ended:
            code = os.waitstatus_to_exitcode(status)
            break
        time.sleep(0.0005)
    else:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return Ended(code, time.monotonic() - begun, said.read_bytes(), _files(start.folder))


def _child(target: Target, folder: Path, said: Path) -> int:
    """Become the run; never returns."""
    from outreach_lint.cli import resume
    from outreach_lint.cli.main import exit_code

    code = 70
    try:
        os.chdir(folder)
        os.dup2(os.open(said, os.O_WRONLY), 1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        sys.stdout, sys.stderr = (os.fdopen(number, "w", encoding="utf-8", closefd=False) for number in (1, 2))
        # Noted as often as can be, so that as many kills as can be fall into the noting.
        resume._EVERY = 0.0  # noqa: SLF001  (a setting of the tool itself would serve nobody else)
        code = exit_code(["check", *target.args])
        sys.stdout.flush()
    finally:
        os._exit(code)


def _halves(target: Target, now: Files, start: Files, after: Files) -> Iterator[str]:
    """Yield the files that are neither as they were nor as they will be."""
    for name in sorted(name for name in start.keys() | after.keys() if Path(name).match(target.whole)):
        if now.get(name) not in (start.get(name), after.get(name)):
            yield f"{name} is half-written or lost"


def _unlike(target: Target, last: Ended, after: Ended) -> Iterator[str]:
    """Yield what a run after a kill came to otherwise than one that nothing disturbed."""
    yield from (f"{name} differs in the end" for name, data in after.files.items() if last.files.get(name) != data)
    if last.code != after.code:
        yield f"exit code {last.code}, not {after.code}"
    if target.tells_all and last.said != after.said:
        yield "it does not say the same"
