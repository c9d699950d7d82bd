"""Lints a made-up campaign and prints rows a second and peak memory.

    python benchmarks/campaign.py [--rows N] [--jobs N]

The rows of one template, as a spreadsheet of rendered messages; seconds of CPU and of the clock, and the memory of the
largest process, start-up included.
"""

import argparse
import csv
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FIRST = ("Ana", "Bo", "Chidi", "Dana", "Esra", "Femi", "Gita", "Hugo", "Ines", "Jonas", "Kofi", "Lena", "Marek")
FIRMS = ("Northgate", "Halden", "Brightcold", "Fjordfrost", "Kestrel", "Lindqvist", "Okafor", "Petrakis", "Ridgeway")
KINDS = ("Foods", "Logistics", "Cold", "Works")
CITIES = ("Leeds", "Lagos", "Lyon", "Cork", "Porto", "Pune", "Dayton", "Leipzig", "Malmo", "Durban")
BODY = """Hi {first},

{firm} opened a freezer hall in {city} this spring, with {doors} dock doors. New halls often lose most of their cold \
at the doors in the first summer.

We measure that with a thermal camera, in one morning, and you keep the pictures. Would it help to see those of a \
hall like yours?

Best,
Tom Reyes
Coldwatch"""


def write_rows(path: Path, count: int) -> None:
    """Write a campaign of so many rows, the same at every run."""
    chance = random.Random(1)  # noqa: S311 -- rows, no secrets
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "First Name", "Company", "City", "subject", "body"])
        for number in range(count):
            first, city = chance.choice(FIRST), chance.choice(CITIES)
            firm = f"{chance.choice(FIRMS)} {chance.choice(KINDS)}"
            body = BODY.format(first=first, firm=firm, city=city, doors=chance.randint(3, 400))
            rows.writerow([number, first, firm, city, f"Dock doors at {firm}", body])


def main() -> None:
    """Measure and print."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--rows", type=int, default=2000)
    ask.add_argument("--jobs", default="1")
    asked = ask.parse_args()
    count, begun = asked.rows, time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.csv"
        write_rows(path, count)
        command = [sys.executable, "-m", "outreach_lint", "check", "--fail-on", "never", "--format", "jsonl", str(path)]
        command += ["--jobs", asked.jobs]
        subprocess.run(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True, cwd=ROOT, env=os.environ
        )
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = used.ru_utime + used.ru_stime
    clock, memory = time.monotonic() - begun, used.ru_maxrss / 1024
    rates = f"{seconds:.1f} CPU s: {count / seconds:.0f} a second; {clock:.1f} s: {count / clock:.0f} a second"
    print(f"{count} rows, jobs {asked.jobs}, {rates}; at most {memory:.0f} MB a process")


if __name__ == "__main__":
    main()
