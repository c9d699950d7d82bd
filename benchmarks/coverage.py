"""Lists the rules that find nothing in any message at hand, and whether each still finds its own examples.

    python benchmarks/coverage.py PATH ... [--most 3000] [--out docs/rules-that-never-fired.md]

PATH is a file or folder of messages. Of more than `--most` rows or files of one PATH, as many are taken, evenly. Of
rows of JSONL that are pairs (`worse`, `better`), both messages are linted, and later messages as first ones too. All
rules run, those in preview too.
"""

import argparse
import datetime as dt
import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from outreach_lint import load_rules
from outreach_lint.api import Rules
from outreach_lint.catalog.examples import parse_example
from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.engine.prove import prove

ROOT = Path(__file__).resolve().parent.parent
LINT = [sys.executable, "-m", "outreach_lint", "check", "--no-cache", "--fail-on", "never", "--format", "jsonl"]
HEAD = """# Rules that never fired

A rule that finds nothing in thousands of messages may be for something rare, or it may be dead. This page lists the
rules that found nothing in any message at hand, and says whether each still finds the bad examples of its own file
when all other rules run too. Most of them need what these messages have not: a channel, a step of a sequence, a row of
an export, the source of a page.

`benchmarks/coverage.py` writes this page.
"""
T = TypeVar("T")


class Seen(msgspec.Struct):
    """How many messages of a path were linted, and which rules found how much."""

    name: str
    messages: int
    found: Counter[str]


def evenly(items: Sequence[T], most: int) -> list[T]:
    """Return at most so many of the items, in equal steps."""
    step = max(1, -(-len(items) // most))
    return list(items[::step])


def rows_of(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the messages of a JSONL file, each also as a first message if it is a later one."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        for message in [row[key] for key in ("worse", "better") if key in row] or [row]:
            given = {key: value for key, value in message.items() if value is not None and key != "labels"}
            yield given
            if given.get("stage", "first_touch") != "first_touch":
                yield {**given, "stage": "first_touch"}


def linted(paths: Sequence[Path], names: Sequence[str]) -> tuple[int, Counter[str]]:
    """Return how many messages were linted, and the findings of each rule."""
    done = subprocess.run(
        [*LINT, "--select", ",".join(names), *map(str, paths)], capture_output=True, text=True, check=False, cwd=ROOT
    )
    results = [json.loads(line) for line in done.stdout.splitlines()]
    kept = [result["findings"] for result in results if "findings" in result]
    return len(kept), Counter(finding["rule"] for findings in kept for finding in findings)


def seen_in(path: Path, names: Sequence[str], most: int) -> Seen:
    """Lint what a path holds."""
    if path.is_dir():
        messages, found = linted(evenly(sorted(file for file in path.rglob("*") if file.is_file()), most), names)
    else:
        with tempfile.TemporaryDirectory() as folder:
            sample = Path(folder) / path.name
            rows = evenly(list(rows_of(path)), most)
            sample.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
            messages, found = linted([sample], names)
    return Seen(path.stem, messages, found)


def life_of(rule: CatalogRule, rules: Rules) -> str:
    """Return "" if a rule finds one of its bad examples among all rules, else what is in its way."""
    others: Counter[str] = Counter()
    for example in rule.rule.examples.bad:
        if not isinstance(example, tuple) and not getattr(example, "fields", ()):
            parsed = parse_example(rule.rule, example)
            findings = rules.lint(parsed.message).findings
            if any(finding.rule == rule.id for finding in findings):
                return ""
            places = {(mark.part, mark.start) for mark in parsed.marks}
            others.update(finding.rule for finding in findings if (finding.part, finding.start) in places)
    alone = any(
        proof.verdict == "ok" and proof.example.startswith("bad")
        for proof in prove([rule], rules.rules, rules.catalogue.lists)
    )
    if not alone:
        return "dead"
    named = ", ".join(f"`{name}`" for name, _ in others.most_common(2))
    return f"silent beside {named}" if others else ""


def page(seen: Sequence[Seen], silent: Sequence[CatalogRule], total: int, faults: Mapping[str, str]) -> str:
    """Return the page."""
    sizes = ", ".join(f"{one.name} {one.messages:,}" for one in seen)
    messages = sum(one.messages for one in seen)
    by_category: dict[str, list[str]] = defaultdict(list)
    for rule in silent:
        by_category[rule.category].append(f"`{rule.id.partition('/')[2]}`")
    told = f"{total - len(silent)} of {total} rules found something, {len(silent)} nothing."
    lines = [
        HEAD,
        f"Measured on {dt.datetime.now(tz=dt.UTC).date()} over {messages:,} messages ({sizes}): {told}\n",
        "| category | rules that found nothing |\n|---|---|",
    ]
    lines += [f"| {category} | {', '.join(names)} |" for category, names in sorted(by_category.items())]
    lines += ["\n## Their own examples\n"]
    alive = f"{len(silent) - len(faults)} of these {len(silent)} rules find their bad examples in a run of all rules"
    lines += [alive + ("." if not faults else ". The others:\n")]
    lines += [f"- `{name}`: {why}" for name, why in sorted(faults.items())]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure and write the page."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("paths", type=Path, nargs="+")
    ask.add_argument("--most", type=int, default=3000)
    ask.add_argument("--out", type=Path, default=ROOT / "docs" / "rules-that-never-fired.md")
    opt = ask.parse_args()
    listed = subprocess.run(
        [sys.executable, "-m", "outreach_lint", "rules", "list", "--json"], capture_output=True, text=True, check=True
    )
    names = [rule["id"] for rule in json.loads(listed.stdout)]
    seen = [seen_in(path, names, opt.most) for path in opt.paths]
    found = sum((one.found for one in seen), Counter[str]())
    rules = load_rules(select=names)
    silent = [rule for rule in rules.catalogue.rules if not found[rule.id]]
    faults = {rule.id: why for rule in silent if (why := life_of(rule, rules))}
    opt.out.write_text(page(seen, silent, len(names), faults), encoding="utf-8")


if __name__ == "__main__":
    main()
