"""Helps of commands with many options: what belongs together stands under a heading."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

Headings = Mapping[str, Sequence[str]]
"""Names of options, as functions take them, by heading; what is named nowhere comes last."""

_REST = "Help"
_WIDEST = 30
"""Columns beyond which click puts the text of an option below it."""

CHECK: Headings = {
    "What to lint": ("template", "rows", "stdin_format", "force_exclude"),
    "What is known of messages and readers": ("prospect", "prospects", "channel", "kind", "stage", "today"),
    "Rules": ("wanted", "unwanted", "config"),
    "When it fails": ("fail_on", "min_score"),
    "Report": ("formats", "output", "redact", "ledger", "explain", "statistics", "no_color"),
    "Fixes": ("fix", "unsafe_fixes", "diff", "interactive"),
    "Old messages and new rules": ("baseline", "write_baseline", "diff_base", "score_drift"),
    "How it runs": ("watch", "jobs", "resume", "no_cache"),
}
CALIBRATE: Headings = {
    "What came of the messages": ("outcomes", "outcome", "outcome_column"),
    "What is known of messages and readers": ("prospects", "channel", "stage"),
    "Statistics": ("adjust", "cluster"),
    "Rules": ("wanted", "unwanted", "config"),
    "Report": ("formats", "output", "write_tweaks", "redact", "no_color"),
}


class HeadedCommand(click.Command):
    """A command whose help has its options under headings."""

    def __init__(self, *args: Any, headings: Headings, **attributes: Any) -> None:  # noqa: ANN401  (what click takes)
        """Take the headings beside what any command takes."""
        super().__init__(*args, **attributes)
        self._headings = headings

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write each heading with its options, all texts in one column."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = {option.name or "": record for option in options if (record := option.get_help_record(ctx))}
        width = max(len(record[0]) for record in records.values() if len(record[0]) <= _WIDEST)
        for heading, names in self.sections(list(records)):
            with formatter.section(heading):
                formatter.write_dl([(records[name][0].ljust(width), records[name][1]) for name in names], width)

    def sections(self, names: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
        """Yield each heading with those of some options that stand under it."""
        known = {name for below in self._headings.values() for name in below}
        for heading, below in (*self._headings.items(), (_REST, [name for name in names if name not in known])):
            shown = [name for name in below if name in names]
            if shown:
                yield heading, shown
