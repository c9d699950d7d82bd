"""Measures accuracy on labelled messages and ordinary mail, and writes the tables to docs/accuracy.md.

    python benchmarks/accuracy.py --bench FOLDER [--corpora FOLDER] [--unseen FILE.jsonl ...] [--out docs/accuracy.md]

FOLDER of the bench holds `evaluate.py`, whose figures these are, with `challenge.jsonl`, `real_dev.jsonl` and
`pairs.jsonl`; that of the corpora `enron_dev.jsonl`. `--unseen` names labelled sets on which nothing was ever tuned.
Which rules found nothing, benchmarks/coverage.py tells.
"""

import argparse
import datetime as dt
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

ROOT = Path(__file__).resolve().parent.parent
LINT = [sys.executable, "-m", "outreach_lint", "check", "--fail-on", "never", "--format", "json"]
COLUMNS = ("labelled", "tp", "fp", "fn", "precision", "recall", "f1", "span_recall")
OWN = ROOT / "tests" / "data" / "labelled.jsonl"
MARK = "<!-- figures -->\n"


class Figures(msgspec.Struct):
    """The figures of one labelled set."""

    name: str
    report: dict[str, Any]


def evaluated(bench: Path, messages: Path, *, pairs: Path | None = None) -> Figures:
    """Return what `evaluate.py` says of a labelled set."""
    command = [sys.executable, str(bench / "evaluate.py"), str(messages), "--json"]
    command += ["--command", f"{sys.executable} -m outreach_lint"]
    command += ["--pairs", str(pairs)] if pairs else []
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    return Figures(messages.stem, json.loads(done.stdout))


def linted(path: Path) -> list[dict[str, Any]]:
    """Return the results of a file of messages, labels and other keys left out."""
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "messages.jsonl"
        rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
        keys = ("id", "channel", "kind", "stage", "subject", "body", "prospect", "sender")
        kept = ({key: row[key] for key in keys if row.get(key) is not None} for row in rows)
        bare.write_text("".join(json.dumps(row) + "\n" for row in kept), encoding="utf-8")
        done = subprocess.run([*LINT, str(bare)], capture_output=True, text=True, check=True, cwd=ROOT)
    results: list[dict[str, Any]] = json.loads(done.stdout)["results"]
    return results


def shown(value: object) -> str:
    """Return a figure as a table shows it."""
    return "-" if value is None else f"{value:.2f}" if isinstance(value, float) else str(value)


def table_of(figures: Figures) -> str:
    """Return the table of a labelled set, and the lines below it."""
    report = figures.report
    lines = ["| tag | " + " | ".join(COLUMNS).replace("_", " ") + " |", "|---" * (len(COLUMNS) + 1) + "|"]
    lines += [f"| {row['tag']} | " + " | ".join(shown(row[name]) for name in COLUMNS) + " |" for row in report["tags"]]
    clean = report["clean"]
    lines += ["", f"Macro F1 **{shown(report['macro_f1'])}** on {report['messages']} messages. "]
    lines[-1] += (
        f"Of {clean['messages']} clean ones, {clean['with_a_tagged_alarm']} have a tagged alarm and "
        f"{clean['with_any_error']} an error; {shown(clean['findings_each'])} findings each."
    )
    if pairs := report.get("pairs"):
        share = f"{100 * pairs['ordered']:.0f} %"
        lines += ["", f"Of {pairs['pairs']} pairs of a worse and a better message, {share} are ordered; "]
        lines[-1] += f"mean gap {pairs['mean_gap']:.1f} points."
    return "\n".join(lines)


def ordinary_of(results: Sequence[dict[str, Any]]) -> str:
    """Return what is found in ordinary mail."""
    wrong = sum(any(f["severity"] == "error" for f in result["findings"]) for result in results)
    above = sum(f["severity"] != "info" for result in results for f in result["findings"])
    worst = Counter(f["rule"] for r in results for f in r["findings"] if f["severity"] == "error").most_common(5)
    named = ", ".join(f"`{rule}` {count}" for rule, count in worst)
    return (
        f"{len(results)} mails, linted as replies without a prospect: {wrong} with an error "
        f"({100 * wrong / len(results):.1f} %), {above / len(results):.2f} findings above info each. "
        f"Errors by rule: {named or 'none'}."
    )


def main() -> None:
    """Measure and write the page."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--bench", type=Path, required=True)
    ask.add_argument("--corpora", type=Path)
    ask.add_argument("--unseen", type=Path, nargs="*", default=[])
    ask.add_argument("--out", type=Path, default=ROOT / "docs" / "accuracy.md")
    opt = ask.parse_args()
    known = [opt.bench / "challenge.jsonl", opt.bench / "real_dev.jsonl", OWN]
    pairs = opt.bench / "pairs.jsonl"
    parts = [f"Measured on {dt.datetime.now(tz=dt.UTC).date()}.", "## Sets that were at hand"]
    for path in (path for path in (*known, *opt.unseen) if path.exists()):
        if path in opt.unseen and path == opt.unseen[0]:
            parts.append("## Sets on which nothing was tuned")
        figures = evaluated(opt.bench, path, pairs=pairs if path == known[0] and pairs.exists() else None)
        parts += [f"### {figures.name}", table_of(figures)]
    if opt.corpora:
        results = linted(opt.corpora / "enron_dev.jsonl")
        parts += ["## Ordinary mail", ordinary_of(results)]
    page = opt.out.read_text(encoding="utf-8").partition(MARK)[0] if opt.out.exists() else "# Accuracy\n\n"
    opt.out.write_text(page + MARK + "\n" + "\n\n".join(parts) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
