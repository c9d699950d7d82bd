"""Rewrites what is found in the messages of the corpus: `make golden`, then read the difference before you commit it.

One line says what one message scores, and one what one finding is, so that a change of a rule shows in the lines that
it concerns and in no others.
"""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
MESSAGES, FINDINGS = HERE / "messages.jsonl", HERE / "findings.txt"


def told() -> str:
    """Return scores and findings of all messages, as they are now."""
    from outreach_lint.config.load import Config
    from outreach_lint.model import MessageResult
    from outreach_lint.pipeline import build_linter, lint_messages
    from outreach_lint.sources.defaults import Defaults
    from outreach_lint.sources.read import read_path

    lines: list[str] = []
    for outcome in lint_messages(build_linter(Config()), read_path(MESSAGES, Defaults())):
        if not isinstance(outcome, MessageResult):
            lines.append(f"failed: {outcome.reason}")
            continue
        message, score = outcome.message, outcome.score
        lines.append(f"{message.id}: {score.value} {score.band} ({message.kind}, {message.stage})")
        for found in outcome.findings:
            place = f"{found.part or 'message'} {found.start}" if found.start is not None else found.part or "message"
            off = " (suppressed)" if found.suppressed else ""
            shown = "".join(char if char.isprintable() else ascii(char)[1:-1] for char in found.excerpt)
            lines.append(f"  {found.severity} {found.rule} {place}{off}" + (f": {shown}" if shown else ""))
    return "\n".join([*lines, ""])


def main() -> int:
    """Write what is found, and say whether it has changed."""
    now = told()
    if FINDINGS.exists() and FINDINGS.read_text(encoding="utf-8") == now:
        return 0
    FINDINGS.write_text(now, encoding="utf-8", newline="\n")
    sys.stdout.write(f"rewrote {FINDINGS.name}: read the difference before you commit it\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
