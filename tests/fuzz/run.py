"""Tests targets with damaged inputs for as long as is wanted: `python tests/fuzz/run.py --inputs 200000 mail html`.

Without names, all targets take turns, each in a process of its own; `parsers` stands for all that read. An input that
brings out a fault is made smaller and written to `--found`; moved to `regressions/TARGET/`, the tests try it from then
on. With `--guided`, and `pip install atheris`, what the code has not done yet leads the way, and what did something new
is kept in `--corpus`, to be damaged by further runs.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
MEMORY = Path("/dev/shm")  # noqa: S108  (a file system in memory, where there is one)
sys.path[:0] = [str(HERE), str(HERE.parents[1])]


def main() -> int:
    """Run the targets, and return 1 if one of them failed."""
    asked = _asked()
    if asked.guided and asked.here:
        # What is imported before is not watched.
        import fuzz_guided  # noqa: F401  (imported again where it is used)
    from fuzz_targets import PARSERS, TARGETS

    names = [name for given in asked.targets or TARGETS for name in (PARSERS if given == "parsers" else (given,))]
    if unknown := sorted(set(names) - set(TARGETS)):
        sys.exit(f"no such target: {', '.join(unknown)}; there are parsers, {', '.join(TARGETS)}")
    if asked.inputs is None and asked.seconds is None:
        asked.seconds = 60.0
    if len(names) > 1 or not asked.here:
        failed = [name for name in names if _apart(name, len(names), asked)]
        return int(bool(failed))
    if os.access(MEMORY, os.W_OK):
        # Many checks write a file and delete it, which on some disks takes longer than all else.
        tempfile.tempdir = str(MEMORY)
    with tempfile.TemporaryDirectory() as cache:
        os.environ.setdefault("OUTREACH_LINT_CACHE", cache)
        return _here(names[0], asked)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("targets", nargs="*")
    parser.add_argument("--seconds", type=float, help="of all targets together; 60 without --inputs")
    parser.add_argument("--inputs", type=int, help="for each target")
    parser.add_argument("--view-each", type=int, default=1, help="view the messages of one input in so many; 1")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--found", type=Path, default=Path(tempfile.gettempdir()) / "outreach-lint-fuzz")
    parser.add_argument("--corpus", type=Path, help="folder of what guided runs have gathered")
    parser.add_argument("--guided", action="store_true")
    parser.add_argument("--here", action="store_true", help="run one target in this process")
    return parser.parse_args()


def _apart(name: str, count: int, asked: argparse.Namespace) -> bool:
    """Run a target in a process of its own, whose peak of memory is its own too; tell whether it failed."""
    command = [sys.executable, __file__, name, "--here", f"--seed={asked.seed}", f"--found={asked.found}"]
    command += [f"--view-each={asked.view_each}"]
    command += [f"--seconds={asked.seconds / count}"] if asked.seconds else []
    command += [f"--inputs={asked.inputs}"] if asked.inputs else []
    command += [f"--corpus={asked.corpus}"] if asked.corpus else []
    command += ["--guided"] if asked.guided else []
    code = subprocess.run(command, check=False).returncode
    if code < 0:
        told = f"  {name}: ended by signal {-code}; the input is {asked.found / name}/last"
        print(told, flush=True)  # noqa: T201  (a script that tells what it does)
    return code != 0


def _here(name: str, asked: argparse.Namespace) -> int:
    """Run a target in this process."""
    if asked.guided:
        import fuzz_guided as running
    else:
        import fuzz_running as running  # type: ignore[no-redef]
    from fuzz_plan import Plan
    from fuzz_reading import VIEWED

    VIEWED.each = asked.view_each
    plan = Plan(asked.seconds or float("inf"), asked.inputs, asked.seed, asked.found, asked.corpus)
    return int(bool(running.run(name, plan)))


if __name__ == "__main__":
    sys.exit(main())
