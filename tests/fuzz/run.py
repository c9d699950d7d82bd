"""Tests targets with damaged inputs for as long as is wanted: `python tests/fuzz/run.py --seconds 60 mail html`.

Without names, all targets take turns. An input that brings out a fault is made smaller and written to `--found`; moved
to `regressions/TARGET/`, the tests try it from then on. With `--guided`, and `pip install atheris`, what the code has
not done yet leads the way (one target only).
"""

import argparse
import hashlib
import os
import random
import sys
import tempfile
import time
import traceback
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]
SLOW = 5.0
"""Seconds of processor time that no input of a few kilobytes may take."""


def main() -> int:
    """Run the targets, and return 1 if one of them failed."""
    asked = _asked()
    os.environ.setdefault("OUTREACH_LINT_CACHE", tempfile.mkdtemp())
    if asked.guided:
        return _guided(asked)
    from fuzz_targets import TARGETS

    names = asked.targets or list(TARGETS)
    failed = 0
    for name in names:
        failed += _run(name, asked.seconds / len(names), asked.seed, asked.found)
    return int(bool(failed))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("targets", nargs="*")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--found", type=Path, default=Path(tempfile.gettempdir()) / "outreach-lint-fuzz")
    parser.add_argument("--guided", action="store_true")
    return parser.parse_args()


def _run(name: str, seconds: float, seed: int, found: Path) -> int:
    """Try inputs until the time is over; print the figures and the faults, each kind of which is kept once."""
    from fuzz_mutating import mutated
    from fuzz_targets import TARGETS

    target = TARGETS[name]
    seeds = list(target.seeds())
    chance = random.Random(f"{name} {seed}")  # noqa: S311  (no secret)
    end, count, slowest, kinds = time.monotonic() + seconds, 0, 0.0, dict[str, bytes]()
    while time.monotonic() < end:
        file, data = seeds[chance.randrange(len(seeds))]
        other = seeds[chance.randrange(len(seeds))][1]
        data = mutated(data, other, chance.randrange)
        begun = time.process_time()
        fault = fault_of(name, file, data)
        took = time.process_time() - begun
        slowest, count = max(slowest, took), count + 1
        if took > SLOW:
            fault = f"takes {took:.0f} s"
        if fault and fault not in kinds:
            kinds[fault] = _smaller(name, file, data, fault) if took < 1 else data
            _keep(found / name, file, kinds[fault], fault)
    _say(f"{name}: {count} inputs in {seconds:.0f} s, slowest {slowest:.2f} s, {len(kinds)} kinds of faults")
    return len(kinds)


def fault_of(name: str, file: str, data: bytes) -> str:
    """Return where and as what a check fails; "" if it does not."""
    from fuzz_targets import TARGETS

    try:
        TARGETS[name].check(file, data)
    except Exception as problem:  # noqa: BLE001  (any exception is a find)
        frame = traceback.extract_tb(problem.__traceback__)[-1]
        return f"{type(problem).__name__} in {Path(frame.filename).name}:{frame.lineno}"
    return ""


def _smaller(name: str, file: str, data: bytes, fault: str) -> bytes:
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


def _keep(folder: Path, file: str, data: bytes, fault: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{hashlib.sha256(data).hexdigest()[:8]}-{file}"
    path.write_bytes(data)
    _say(f"  {fault}: {path}")


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201  (a script that tells what it does)


def _guided(asked: argparse.Namespace) -> int:
    """Let atheris look for inputs that do something new; it ends the process at the first fault."""
    import atheris  # type: ignore[import-not-found]  # installed by hand, where there is a wheel

    with atheris.instrument_imports(include=["outreach_lint"]):
        from fuzz_targets import TARGETS
    (name,) = asked.targets
    target = TARGETS[name]
    seeds = list(target.seeds())
    folder = Path(tempfile.mkdtemp())
    for number, (_file, data) in enumerate(seeds):
        (folder / f"seed{number}").write_bytes(bytes([number]) + data)

    def one(data: bytes) -> None:
        if data:
            target.check(seeds[data[0] % len(seeds)][0], data[1:])

    def change(data: bytes, most: int, seed: int) -> bytes:
        from fuzz_mutating import mutated

        chance = random.Random(seed)  # noqa: S311  (no secret)
        if chance.randrange(3) or not data:
            return bytes(atheris.Mutate(data, most))
        other = seeds[chance.randrange(len(seeds))][1]
        return (data[:1] + mutated(data[1:], other, chance.randrange))[:most]

    asked.found.mkdir(parents=True, exist_ok=True)
    options = [f"-max_total_time={asked.seconds:.0f}", f"-artifact_prefix={asked.found}/{name}-", "-timeout=20"]
    atheris.Setup([sys.argv[0], str(folder), *options], one, custom_mutator=change)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
