"""Times whole commands beside a floor and a peer, in turn in one run, and prints a table of medians and ratios.

    python benchmarks/run.py [--messages FILE.jsonl] [--peer PATH/TO/proselint] [--runs N] [--copies N]

Without --messages it lints the examples of the rules. The peer is measured where it is found (`pip install proselint`).
Times are CPU seconds of the process and its children, which a busy machine disturbs less than the clock.
"""

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from outreach_lint.catalog.examples import parse_example
from outreach_lint.catalog.load import load_pack
from outreach_lint.catalog.locate import builtin_root

ROOT = Path(__file__).resolve().parent.parent
FLOOR = [sys.executable, "-c", "import click, yaml, msgspec"]
EMPTY = [sys.executable, "-c", "pass"]
LINT = [sys.executable, "-m", "outreach_lint", "check", "--fail-on", "never"]


def cpu_seconds(command: Sequence[str]) -> float:
    """Return the CPU seconds, user and system, of one run of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, cwd=ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def medians(commands: dict[str, Sequence[str]], runs: int) -> dict[str, float]:
    """Return the median of each command over runs taken in turn, after one that does not count."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for run in range(runs + 1):
        for name, command in commands.items():
            seconds = cpu_seconds(command)
            if run:
                times[name].append(seconds)
    return {name: statistics.median(values) for name, values in times.items()}


def own_messages() -> list[dict[str, str]]:
    """Return the examples of the rules as messages."""
    rules = [rule.rule for rule in load_pack(builtin_root()).rules]
    goods = [(rule, example) for rule in rules for example in rule.examples.good if not isinstance(example, tuple)]
    parsed = [parse_example(rule, example).message for rule, example in goods]
    return [{"channel": message.channel, "body": message.body} for message in parsed if message.body]


def write_inputs(folder: Path, messages: list[dict[str, str]], copies: int) -> tuple[Path, Path, Path, int]:
    """Write one draft, the messages many times as JSONL, and once as a file each for the peer."""
    draft = ROOT / "examples" / "renewal.txt"
    rows = folder / "many.jsonl"
    with rows.open("w", encoding="utf-8") as stream:
        for copy in range(copies):
            for number, message in enumerate(messages):
                row = {
                    key: message[key] for key in ("channel", "kind", "subject", "body", "prospect") if message.get(key)
                }
                stream.write(json.dumps({**row, "id": f"{copy}-{number}"}) + "\n")
    texts = folder / "texts"
    texts.mkdir()
    for number, message in enumerate(messages):
        (texts / f"{number:05}.txt").write_text(message["body"], encoding="utf-8")
    return draft, rows, texts, copies * len(messages)


def main() -> None:
    """Measure and print the table."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--messages", type=Path)
    ask.add_argument("--peer", default=shutil.which("proselint"))
    ask.add_argument("--runs", type=int, default=5)
    ask.add_argument("--copies", type=int, default=5)
    opt = ask.parse_args()
    if opt.messages:
        messages = [json.loads(line) for line in opt.messages.read_text(encoding="utf-8").splitlines()]
    else:
        messages = own_messages()
    os.environ["NO_COLOR"] = "1"
    # What users have: bytecode that was compiled at an earlier run.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as name:
        draft, rows, texts, count = write_inputs(Path(name), messages, opt.copies)
        cold = {"python -c pass": EMPTY, "import click, yaml, msgspec": FLOOR, "one draft": [*LINT, str(draft)]}
        many = {"many messages": [*LINT, "--format", "jsonl", str(rows)]}
        if opt.peer:
            cold["one draft, proselint"] = [opt.peer, "check", str(draft)]
            many["many files, proselint"] = [opt.peer, "check", str(texts)]
        print_cold(medians(cold, opt.runs))
        print_many(medians(many, max(opt.runs // 2, 1)), count, len(messages))


def print_cold(times: dict[str, float]) -> None:
    """Print the cold starts, each as a ratio to the floor."""
    floor = times["import click, yaml, msgspec"]
    print(f"{'cold start, CPU ms':32}{'median':>9}{'x floor':>9}")
    for name, seconds in times.items():
        print(f"{name:32}{seconds * 1000:>9.0f}{seconds / floor:>9.2f}")


def print_many(times: dict[str, float], ours: int, theirs: int) -> None:
    """Print messages per CPU second of one core, start-up included."""
    print(f"\n{'throughput, one core':32}{'messages':>9}{'CPU s':>9}{'a second':>10}")
    for name, seconds in times.items():
        count = ours if name == "many messages" else theirs
        print(f"{name:32}{count:>9}{seconds:>9.2f}{count / seconds:>10.0f}")


if __name__ == "__main__":
    main()
