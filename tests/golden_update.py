"""Rewrites the golden outputs: `python tests/golden_update.py`, then read the difference before you commit it."""

import contextlib
import io
import os
import sys
from pathlib import Path
from unittest import mock

from outreach_lint.cli.main import exit_code

HERE = Path(__file__).resolve().parent
GOLDEN = HERE / "golden"
RUN = ("data/drafts/weather.txt", "data/drafts/rows.jsonl")
SERVICES = ("markdown", "sarif", "junit", "checkstyle", "github", "gitlab", "azure", "html")
CASES: dict[str, tuple[str, ...]] = {
    "text": ("data/drafts/weather.txt",),
    "text-ledger-explain": ("data/drafts/weather.txt", "--ledger", "--explain"),
    "text-several-statistics": ("data/drafts/fine.txt", "data/drafts/rows.jsonl", "--statistics"),
    "text-colour": ("data/drafts/weather.txt",),
    "concise": ("data/drafts/weather.txt", "data/drafts/rows.jsonl", "--format", "concise"),
    "json": ("data/drafts/weather.txt", "--format", "json"),
    "jsonl": ("data/drafts/rows.jsonl", "--format", "jsonl"),
    "text-redacted": ("data/drafts/weather.txt", "--redact"),
    **{name: (*RUN, "--format", name) for name in SERVICES},
    "rules-show": ("rules", "show", "weather/small-talk"),
}
WIDTHS = (80, 120)
NARROW_ONLY = ("concise", "json", "jsonl", "text-colour", "text-redacted", *SERVICES)


def names() -> list[tuple[str, int]]:
    """Return each case with the widths at which it is kept."""
    return [(case, width) for case in CASES for width in WIDTHS if width == WIDTHS[0] or case not in NARROW_ONLY]


def output(case: str, width: int) -> str:
    """Return what a case writes, as it was or to be."""
    colour = {"FORCE_COLOR": "1"} if case.endswith("colour") else {}
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with (
        contextlib.chdir(HERE),
        mock.patch("outreach_lint.pipeline.builtin_root", return_value=Path("data/pack")),
        mock.patch.dict(os.environ, {"COLUMNS": str(width), **colour}),
        contextlib.redirect_stdout(stream),
        contextlib.redirect_stderr(io.StringIO()),
    ):
        code = exit_code([*CASES[case], "--config", "data/pinned.yaml"])
        stream.flush()
    text = stream.buffer.getvalue().decode() if isinstance(stream.buffer, io.BytesIO) else ""
    return f"$ outreach-lint {' '.join(CASES[case])}  ({width} columns)\n{text}exit code {code}\n"


def main() -> int:
    """Write every golden output; return 1 if one of them changed."""
    changed = 0
    for case, width in names():
        path = GOLDEN / f"{case}-{width}.txt"
        now = output(case, width)
        if not path.exists() or path.read_text(encoding="utf-8") != now:
            path.write_text(now, encoding="utf-8")
            sys.stdout.write(f"rewrote {path.relative_to(HERE.parent)}\n")
            changed = 1
    return changed


if __name__ == "__main__":
    sys.exit(main())
