"""Puts one damaged input after another to a target, and measures time and memory of each."""

import hashlib
import random
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from fuzz_plan import Plan
from fuzz_targets import TARGETS, Seed

SECONDS = 2.0
"""Of processor time, which no input of a few kilobytes may take."""
ENDLESS = 20.0
"""Seconds of processor time after which an input is broken off."""
MEGABYTES = 500
"""That the process may hold at its peak, with the rules and all that Python keeps."""


class EndlessError(BaseException):
    """An input that takes too long to be waited for; nothing that the code catches."""


def run(name: str, plan: Plan) -> int:
    """Try inputs, print the figures, and return how many kinds of faults there are, each of which is kept once."""
    target = TARGETS[name]
    seeds = [*target.seeds(), *gathered(name, plan.corpus)]
    chance = random.Random(f"{name} {plan.seed}")  # noqa: S311  (no secret)
    finds = Finds(name, plan.found)
    # What is loaded once is not held against the first input; a damaged one might not come to load it.
    watched(name, *(seeds[0] if seeds else target.drawn(seeds, random.Random(name).randrange)))  # noqa: S311  (no secret)
    begun = time.monotonic()
    while finds.tried != plan.inputs and time.monotonic() - begun < plan.seconds:
        finds.tell(*target.drawn(seeds, chance.randrange))
    finds.sum_up(time.monotonic() - begun)
    return len(finds.kinds)


class Finds:
    """What the inputs of a target have brought out, and what they took."""

    def __init__(self, name: str, found: Path) -> None:
        """Start at nothing; the input at hand stands in a file, for the case that the process ends with it."""
        self._name, self._folder = name, found / name
        self._folder.mkdir(parents=True, exist_ok=True)
        self._last = (self._folder / "last").open("wb", buffering=0)
        self.tried, self.slowest, self.kinds = 0, 0.0, set[str]()
        self._worst = ("", b"")

    def tell(self, file: str, data: bytes) -> None:
        """Try an input, and keep it if it is the first of its kind of fault."""
        self._last.seek(0)
        self._last.write(data)
        self._last.truncate()
        fault, took = watched(self._name, file, data)
        self.tried += 1
        if took > self.slowest:
            self.slowest, self._worst = took, (file, data)
        if fault and fault not in self.kinds:
            self.kinds.add(fault)
            keep(self._folder, file, smaller(self._name, file, data, fault) if took < 1 else data, fault)

    def sum_up(self, seconds: float) -> None:
        """Print the figures."""
        self._last.close()
        (self._folder / "last").unlink()
        if self.slowest > SECONDS / 2:
            keep(self._folder, *self._worst, f"the slowest, of {self.slowest:.2f} s")
        many = "s" * (len(self.kinds) != 1)
        say(
            f"{self._name}: {self.tried:,} inputs in {seconds:.0f} s, slowest {self.slowest:.2f} s, "
            f"peak {peak():.0f} MB, {len(self.kinds)} kind{many} of faults"
        )


def watched(name: str, file: str, data: bytes) -> tuple[str, float]:
    """Return the fault that an input brings out, "" if none, and the seconds of processor time that it took."""
    begun, before = time.process_time(), peak()
    fault = fault_of(name, file, data)
    took = time.process_time() - begun
    if peak() > max(before, MEGABYTES):
        fault = fault or f"needs more than {MEGABYTES} MB"
    if took > SECONDS:
        fault = fault or f"takes more than {SECONDS:.0f} s"
    return fault, took


def fault_of(name: str, file: str, data: bytes) -> str:
    """Return where and as what a check fails; "" if it does not."""
    try:
        with _limited():
            TARGETS[name].check(file, data)
    except (Exception, EndlessError) as problem:  # noqa: BLE001  (any exception is a find)
        frame = traceback.extract_tb(problem.__traceback__)[-1]
        return f"{type(problem).__name__} in {Path(frame.filename).name}:{frame.lineno}"
    return ""


@contextmanager
def _limited() -> Iterator[None]:
    """Break off what does not end, where the system can tell processor time."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.signal(signal.SIGVTALRM, _broken_off)
    signal.setitimer(signal.ITIMER_VIRTUAL, ENDLESS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _broken_off(_signal: int, _frame: FrameType | None) -> None:
    raise EndlessError


def smaller(name: str, file: str, data: bytes, fault: str) -> bytes:
    """Return the input without the stretches that the fault does not need."""
    size, until = len(data) // 2, time.monotonic() + 20
    while size and time.monotonic() < until:
        at = 0
        while at < len(data) and time.monotonic() < until:
            tried = data[:at] + data[at + size :]
            if fault_of(name, file, tried) == fault:
                data = tried
            else:
                at += size
        size //= 2
    return data


def keep(folder: Path, file: str, data: bytes, fault: str) -> None:
    """Write an input that brings out a fault, under a name that tells how it is read."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{hashlib.sha256(data).hexdigest()[:8]}-{file}"
    path.write_bytes(data)
    say(f"  {fault}: {path}")


def peak() -> float:
    """Return the most memory in MB that the process has held; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0.0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def say(text: str) -> None:
    """Print a line at once."""
    print(text, flush=True)  # noqa: T201  (a script that tells what it does)


def gathered(name: str, folder: Path | None) -> Iterator[Seed]:
    """Yield the inputs that a guided run has gathered: each begins with the number of the seed whose name it takes."""
    names = [file for file, _data in TARGETS[name].seeds()]
    for path in sorted((folder / name).glob("*")) if folder else ():
        data = path.read_bytes()
        if data:
            yield names[data[0] % len(names)], data[1:]
