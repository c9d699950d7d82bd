"""The tables of the benchmark: what is run for each, and how its rows are told."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from inputs import Inputs
from measuring import LINT, ROOT, Cost, cost_of, instructions, medians, table

Peers = Mapping[str, Sequence[str]]
OURS, NO_SIGNAL = "outreach-lint", "outreach-lint without the learned signal"
PYTHON = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "import click, yaml, msgspec": [sys.executable, "-c", "import click, yaml, msgspec"],
}
COSTS = ("CPU ms", "MB", "x outreach-lint")
JSONL = ["--format", "jsonl"]


class Sizes(NamedTuple):
    """How much is measured; `few` and `many` are numbers of messages, whose difference is what one takes when warm."""

    files: tuple[int, ...]
    few: int
    many: int
    rows: int
    rules: tuple[int, ...]


def _compared(first: str, costs: Mapping[str, Cost]) -> str:
    """Return the table of costs beside ours."""
    ours = costs[OURS].seconds
    rows = [
        [name, f"{1000 * cost.seconds:.0f}", f"{cost.megabytes:.0f}", f"{cost.seconds / ours:.2f}"]
        for name, cost in costs.items()
    ]
    return table((first, *COSTS), rows)


def _raw(inputs: Inputs, rows: Path) -> list[str]:
    program = str(ROOT / "benchmarks" / "raw_engine.py")
    return [sys.executable, program, "--literals", str(inputs.literals), "--messages", str(rows)]


def cold_start(inputs: Inputs, peers: Peers, runs: int) -> str:
    """Measure one draft, from the start of the process to its end."""
    draft = str(inputs.draft)
    commands = {
        **PYTHON,
        OURS: [*LINT, draft],
        NO_SIGNAL: [*LINT, *inputs.without_signal, draft],
        "outreach-lint, a draft that spaCy parses": [*LINT, str(inputs.parsed())],
        **{name: [*peer, draft] for name, peer in peers.items()},
    }
    return _compared("cold start, one draft", medians(commands, runs))


def files(inputs: Inputs, peers: Peers, runs: int, count: int) -> str:
    """Measure so many text files in one call, start included."""
    paths = inputs.files(count)
    bodies = ({"body": Path(path).read_text(encoding="utf-8")} for path in paths)
    commands = {
        OURS: [*LINT, str(Path(paths[0]).parent)],
        **{name: [*peer, *paths] for name, peer in peers.items()},
        "an RE2 set of our literals, bodies only": _raw(inputs, inputs.rows(f"bodies{count}", bodies)),
    }
    return _compared(f"{count:,} file{'s' * (count > 1)}", medians(commands, runs))


def _warm(name: str, few: Cost, many: Cost, counts: tuple[int, int]) -> list[str]:
    """Return the row of messages: all of them with the start, and one more when it is warm."""
    each = (many.seconds - few.seconds) / (counts[1] - counts[0])
    rate = f"{counts[1] / many.seconds:,.0f}"
    return [name, f"{counts[1]:,}", f"{many.seconds:.2f}", rate, f"{1000 * each:.3g}", f"{many.megabytes:.0f}"]


HEAD = ("messages", "CPU s", "a second, with start", "ms one more", "MB")


def distinct(inputs: Inputs, sizes: Sizes, runs: int, given: Sequence[Path]) -> str:
    """Measure distinct short emails, made up and given."""
    sets = {"made-up emails": (inputs.made(sizes.few), inputs.made(sizes.many))}
    for path in given:
        sets[path.stem] = (inputs.given(path, sizes.few), inputs.given(path, sizes.many))
    commands: dict[str, list[str]] = {}
    for name, (few, many) in sets.items():
        for size, rows in (("few", few), ("many", many)):
            commands[f"{name}/{size}"] = [*LINT, *JSONL, str(rows)]
            commands[f"{name}, no learned signal/{size}"] = [*LINT, *JSONL, *inputs.without_signal, str(rows)]
            commands[f"{name}, an RE2 set of our literals/{size}"] = _raw(inputs, rows)
    parsed = [inputs.to_parse(count) for count in (sizes.few, sizes.many)]
    for size, rows in zip(("few", "many"), parsed, strict=True):
        commands[f"made-up emails, a sentence in each for spaCy/{size}"] = [*LINT, *JSONL, str(rows)]
    costs = medians(commands, runs)
    lines = []
    for name in dict.fromkeys(name.rpartition("/")[0] for name in costs):
        source = next(paths for key, paths in sets.items() if name.startswith(key))
        counts = [sum(1 for _ in path.open(encoding="utf-8")) for path in source]
        lines.append(_warm(name, costs[f"{name}/few"], costs[f"{name}/many"], (counts[0], counts[1])))
    return table(("distinct short emails", *HEAD), lines)


def rendered(inputs: Inputs, sizes: Sizes, runs: int) -> str:
    """Measure the rows of one campaign, which share most of their sentences."""
    counts = (sizes.few, sizes.rows)
    few, many = (str(inputs.campaign(count)) for count in counts)
    commands: dict[str, list[str]] = {}
    for name, more in (("all rules", []), ("no learned signal", inputs.without_signal)):
        commands |= {f"{name}/few": [*LINT, *JSONL, *more, few], f"{name}/many": [*LINT, *JSONL, *more, many]}
    costs = medians(commands, runs)
    names = ("all rules", "no learned signal")
    lines = [_warm(name, costs[f"{name}/few"], costs[f"{name}/many"], counts) for name in names]
    return table(("rendered rows of one campaign", *HEAD), lines)


def rule_counts(inputs: Inputs, sizes: Sizes, runs: int) -> str:
    """Measure few and many rules: cold, and one more message when warm."""
    few, many = inputs.made(sizes.few), inputs.made(sizes.many)
    commands: dict[str, list[str]] = {}
    first: dict[int, Cost] = {}
    for count in sizes.rules:
        lint = [*LINT, *JSONL, "--config", str(inputs.rules(count))]
        commands |= {f"{count}/cold": [*lint, str(inputs.draft)]}
        commands |= {f"{count}/few": [*lint, str(few)], f"{count}/many": [*lint, str(many)]}
        first[count] = cost_of(commands[f"{count}/cold"])
    costs, lines = medians(commands, runs), []
    for count in sizes.rules:
        cold = costs[f"{count}/cold"]
        warm = _warm("", costs[f"{count}/few"], costs[f"{count}/many"], (sizes.few, sizes.many))
        lines.append([f"{count:,}", f"{first[count].seconds:.1f}", f"{1000 * cold.seconds:.0f}", warm[4], warm[5]])
    return table(("rules", "first use, CPU s", "cold start, CPU ms", "ms one more message", "MB"), lines)


def machine_work(inputs: Inputs, sizes: Sizes) -> str:
    """Count the instructions of a cold start and of a few hundred messages, which no other process disturbs."""
    commands = {
        **PYTHON,
        "one draft": [*LINT, str(inputs.draft)],
        f"{sizes.few} made-up emails": [*LINT, *JSONL, str(inputs.made(sizes.few))],
    }
    counted = {name: instructions(command) for name, command in commands.items()}
    lines = [[name, f"{count:,.0f}"] for name, count in counted.items() if count is not None]
    return (
        table(("instructions, by valgrind", "millions"), lines) if lines else "No valgrind: instructions not counted."
    )
