"""Times whole commands beside floors and peers, in turn in one run, and prints tables of medians and ratios.

    python benchmarks/run.py [--quick] [--runs N] [--peers FOLDER ...] [--messages FILE.jsonl ...] [--write]

Peers (proselint, write-good, alex, textlint with the rules of both) are measured where they are found: on PATH, in the
folders of --peers or in those of the variable BENCH_PEERS. Messages and rules are made up, the same at every run;
--messages adds files of your own. Times are CPU seconds of a process and its children, which a busy machine disturbs
less than the clock; MB is the most that the process held. --write keeps the tables in benchmarks/README.md.
"""

import argparse
import datetime as dt
import platform
import tempfile
from collections.abc import Iterator
from pathlib import Path

from inputs import Inputs
from measuring import LINT, ROOT, cost_of, ready_environment
from peers import found_peers
from sections import Sizes, cold_start, distinct, files, machine_work, rendered, rule_counts

MARK = ("<!-- figures -->\n", "<!-- end of figures -->\n")
FULL = Sizes(files=(1, 100, 2000), few=200, many=600, rows=2000, rules=(100, 300, 1000, 3000))
QUICK = Sizes(files=(1, 20), few=80, many=140, rows=140, rules=(300, 1000))


def processor() -> str:
    """Return what the machine calls its processor."""
    found = Path("/proc/cpuinfo")
    lines = found.read_text(encoding="utf-8").splitlines() if found.exists() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or platform.machine())


def sections(opt: argparse.Namespace, folder: Path) -> Iterator[str]:
    """Yield the tables, each as soon as it is measured."""
    inputs, sizes, peers = Inputs(folder), QUICK if opt.quick else FULL, found_peers(opt.peers)
    runs = opt.runs or (1 if opt.quick else 5)
    yield (
        f"Measured on {dt.datetime.now(tz=dt.UTC).date()} with Python {platform.python_version()} on {processor()}, "
        f"{len(inputs.ids)} built-in rules; medians of {runs}, one process at a time."
    )
    for command in ([*LINT, str(inputs.draft)], *([*peer, str(inputs.draft)] for peer in peers.values())):
        cost_of(command)  # what is compiled and kept at the first run, users have
    yield cold_start(inputs, peers, runs)
    for count in sizes.files:
        yield files(inputs, peers, runs, count)
    yield distinct(inputs, sizes, runs, opt.messages)
    yield rendered(inputs, sizes, runs)
    yield rule_counts(inputs, sizes, runs)
    if not opt.quick:
        yield machine_work(inputs, sizes)


def main() -> None:
    """Measure, print and perhaps keep."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--quick", action="store_true", help="small sizes, one run each: under a minute, and less exact")
    ask.add_argument("--runs", type=int, help="5 if left out")
    ask.add_argument("--peers", type=Path, nargs="*", default=[], help="folders with executables of peers")
    ask.add_argument("--messages", type=Path, nargs="*", default=[], help="JSONL of messages of your own")
    ask.add_argument("--write", action="store_true", help="keep the tables in benchmarks/README.md")
    opt = ask.parse_args()
    with tempfile.TemporaryDirectory() as name:
        ready_environment(Path(name))
        done = []
        for section in sections(opt, Path(name)):
            print(section, end="\n\n", flush=True)
            done.append(section)
    if opt.write:
        page = ROOT / "benchmarks" / "README.md"
        before, _, rest = page.read_text(encoding="utf-8").partition(MARK[0])
        after = rest.partition(MARK[1])[2]
        page.write_text(before + MARK[0] + "\n" + "\n\n".join(done) + "\n\n" + MARK[1] + after, encoding="utf-8")


if __name__ == "__main__":
    main()
