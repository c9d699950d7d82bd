"""Kills runs by force at random moments: `python tests/kill/run.py --moments 200 fix output results resume`."""

import argparse
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from kill_runs import killed  # noqa: E402  (the path has to be known first)
from kill_targets import TARGETS  # noqa: E402  (the same)


def main() -> int:
    """Run the targets, print their figures, and return 1 if one of them failed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("targets", nargs="*", default=[], metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--moments", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    failed = False
    for name in asked.targets or list(TARGETS):
        with tempfile.TemporaryDirectory() as folder:
            begun = time.monotonic()
            found = killed(TARGETS[name], Path(folder), asked.moments, asked.seed)
        took = time.monotonic() - begun
        print(
            f"{name}: {found.kills} kills in {took:.0f} s, {found.midway} of them midway, "
            f"{found.litter} files left beside, {len(found.faults)} faults",
            *found.faults[:10],
            sep="\n  ",
            flush=True,
        )
        failed = failed or bool(found.faults)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
