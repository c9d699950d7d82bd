"""Lints one very long message of each hard shape, and prints what that took.

    python benchmarks/long_messages.py [--size 1000000] [--rules 3000] [--only WORD]

Seconds of CPU of a whole process, with the built-in rules and with so many, most of them made up.
"""

import argparse
import tempfile
from pathlib import Path

from inputs import Inputs
from measuring import LINT, cost_of, ready_environment, table
from shapes import SHAPES, text_of

_ENDS = (0, 1, 2)
"""Some shapes hold more places than are listed, which a run tells with 1, and one nothing to read: 2."""


def main() -> None:
    """Measure and print."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--size", type=int, default=1_000_000, help="characters")
    ask.add_argument("--rules", type=int, default=3000)
    ask.add_argument("--only", default="", help="shapes whose name holds this")
    opt = ask.parse_args()
    with tempfile.TemporaryDirectory() as name:
        ready_environment(Path(name))
        inputs, lines = Inputs(Path(name)), []
        many = ["--config", str(inputs.rules(opt.rules))]
        for more in ([], many):
            cost_of([*LINT, *more, str(inputs.draft)])
        for number, shape in enumerate(shape for shape in SHAPES if opt.only in shape):
            letter = Path(name) / f"{number}.{SHAPES[shape][0]}"
            letter.write_text(text_of(shape, opt.size), encoding="utf-8")
            costs = [cost_of([*LINT, "--format", "jsonl", *more, str(letter)], _ENDS) for more in ([], many)]
            lines.append([shape, *(f"{cost.seconds:.1f}" for cost in costs), f"{costs[1].megabytes:.0f}"])
        print(table((f"{opt.size:,} characters", "built-in rules, CPU s", f"{opt.rules:,} rules, CPU s", "MB"), lines))


if __name__ == "__main__":
    main()
